import Type from 'typebox'
import { changeNoticeChat, removeNoticeChat, removeNoticeLink } from '../../actions/notices/chats.ts'
import type { NoticeChat } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import { readFilter } from '../../json/filter.ts'
import {
  noticeChatFields,
  noticeChatJson,
  noticeLinkJson,
  writeNoticeChat,
  writeNoticeLink,
} from '../../json/notice.ts'
import type { Store } from '../../store/store.ts'
import { readIfMatch } from '../door/etag.ts'
import { findGone } from '../door/filter-gone.ts'
import { ofSelection } from '../door/refusal-details.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { me } from '../door/signed-in.ts'
import { versioned } from '../door/versioned.ts'
import { exampleChat, exampleLink } from './examples.ts'

const chats = resource('/projects/:project/notice-chats', { tag: 'Notices', noSuch: 'no-such-notice-chat' })
const links = resource('/projects/:project/notice-links', { tag: 'Notices', noSuch: 'no-such-notice-link' })
const { name, kinds, filter, on } = noticeChatFields

export const listNoticeChats = chats.get('listNoticeChats', '', {
  access: 'admin',
  summary: 'List chats',
  description: 'The chats of messengers that get notices about leads.',
  answers: { 200: Type.Object({ items: Type.Array(noticeChatJson) }) },
  example: { answer: { items: [exampleChat] } },
  async handle({ store, project }) {
    return { items: (await withGone(store, project, await store.noticeChats.of(project.id))).map(writeNoticeChat) }
  },
})

const chat = versioned(async ({ store, project, readId }) => {
  const found = await store.noticeChats.find(project.id, readId())
  return found && (await withGone(store, project, [found]))[0]
}, writeNoticeChat)

export const updateNoticeChat = chats.patch('updateNoticeChat', '/:id', {
  access: 'admin',
  summary: 'Change a chat',
  description: 'Changes the given fields. With If-Match, only if the chat has not changed since you read it.',
  body: Type.Partial(Type.Object({ name, kinds, filter, on })),
  answers: { 200: noticeChatJson },
  refuses: ['settings-changed', ...ofSelection],
  example: {
    params: { id: '1' },
    body: { kinds: ['new', 'late', 'summary'] },
    answer: { ...exampleChat, kinds: ['new', 'late', 'summary'], version: 2 },
  },
  current: chat.current,
  async handle({ store, by, project, body, headers, readId, now, reply }) {
    const { filter, on, ...rest } = body
    if (filter !== undefined && filter !== null) readFilter(filter, { project, now })
    const given = { ...rest, ...(filter !== undefined && { filter }), ...(on !== undefined && { isOn: on }) }
    const change = { ...given, version: readIfMatch(headers) }
    const changed = await changeNoticeChat(store, by, project, readId(), change, now)
    const [whole = { ...changed, gone: [] }] = await withGone(store, project, [changed])
    return chat.respond({ reply }, whole)
  },
})

export const deleteNoticeChat = chats.delete('deleteNoticeChat', '/:id', {
  access: 'admin',
  summary: 'Remove a chat',
  description: 'The chat gets no more notices. With If-Match, only if the chat has not changed since you read it.',
  answers: { 204: done },
  refuses: ['settings-changed'],
  current: chat.current,
  example: { params: { id: '1' } },
  async handle({ store, by, project, readId, headers, now }) {
    await removeNoticeChat(store, by, project, { id: readId(), version: readIfMatch(headers) }, now)
  },
})

export const listNoticeLinks = links.get('listNoticeLinks', '', {
  access: 'project members',
  summary: 'List my links',
  description: 'Your messengers and browsers that are linked with this project. Your e-mail needs no link.',
  answers: { 200: Type.Object({ items: Type.Array(noticeLinkJson) }) },
  example: { answer: { items: [exampleLink] } },
  async handle({ store, project, caller }) {
    const own = await store.noticeLinks.ofMember(project.id, me(caller).member.id)
    return { items: own.map(writeNoticeLink) }
  },
})

export const deleteNoticeLink = links.delete('deleteNoticeLink', '/:id', {
  access: 'project members',
  summary: 'Remove a link of mine',
  description: 'You get no more notices there.',
  answers: { 204: done },
  example: { params: { id: '1' } },
  async handle({ store, project, caller, readId }) {
    await removeNoticeLink(store, project, me(caller).member.id, readId())
  },
})

async function withGone(store: Store, project: Project, chats: readonly NoticeChat[]) {
  const gone = await findGone(
    store,
    project,
    chats.map(({ filter }) => filter),
  )
  return chats.map((chat, index) => ({ ...chat, gone: gone[index] ?? [] }))
}
