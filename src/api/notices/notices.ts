import Type from 'typebox'
import { readNotices } from '../../actions/notices/chats.ts'
import type { Viewer } from '../../domain/access.ts'
import type { Notice } from '../../domain/notice.ts'
import { refusal } from '../../domain/refusal.ts'
import { noticeJson, writeNotice } from '../../json/notice.ts'
import { visibleLeads } from '../../store/leads/viewer.ts'
import type { Store } from '../../store/store.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { idPattern } from '../door/ids.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { me } from '../door/signed-in.ts'

const bell = resource('/projects/:project/notices', { tag: 'Notices' })
const unread = Type.Integer({ description: 'Your unread notices' })

export const listNotices = bell.get('listNotices', '', {
  access: 'project members',
  summary: 'List my notices',
  description: 'Notices on your bell, the newest first, of the last 30 days.',
  query: Type.Object(pageQuery),
  answers: { 200: Type.Object({ items: Type.Array(noticeJson), next, unread }) },
  refuses: ['foreign-cursor'],
  example: { answer: { items: [], next: null, unread: 0 } },
  async handle({ store, viewer, project, caller, query, reply }) {
    const { id } = me(caller).member
    const list = `notices of ${id}`
    const limit = readLimit(query.limit)
    const below = readCursor(query.cursor, list, Type.Integer())
    const [found, count] = await Promise.all([
      store.notices.bell(project.id, id, { below, limit: limit + 1 }),
      store.notices.unread(project.id, id),
    ])
    const page = pageOf(reply, found, limit, (last) => writeCursor(list, last.id))
    const titles = await titlesOf(store, viewer, page.items)
    const items = page.items.map((notice) => writeNotice(notice, titles.get(notice.lead ?? 0) ?? null))
    return { ...page, items, unread: count }
  },
})

export const getUnreadNotices = bell.get('getUnreadNotices', '/unread', {
  access: 'project members',
  summary: 'Count my unread notices',
  description: 'The number of unread notices on your bell.',
  answers: { 200: Type.Object({ unread }) },
  example: { answer: { unread: 0 } },
  async handle({ store, project, caller }) {
    return { unread: await store.notices.unread(project.id, me(caller).member.id) }
  },
})

export const markNoticesRead = bell.post('markNoticesRead', '/read', {
  access: 'project members',
  summary: 'Mark my notices as read',
  description: 'Marks notices on your bell as read: all up to an id, or all about a lead. Give one of the two.',
  body: Type.Object({
    up_to: Type.Optional(Type.String({ pattern: idPattern, description: 'The id of the newest notice that you read' })),
    lead: Type.Optional(Type.String({ pattern: idPattern, description: 'The id of a lead' })),
  }),
  answers: { 204: done },
  example: { body: { up_to: '1' } },
  async handle({ storeResponse, caller, project, body, now }) {
    if (body.up_to === undefined && body.lead === undefined) throw refusal('required', {}, 'up_to')
    const which = body.lead !== undefined ? { lead: Number(body.lead) } : { upTo: Number(body.up_to) }
    const { id } = me(caller).member
    await storeResponse(
      (store) => readNotices(store, project, id, which, now),
      () => undefined,
    )
  },
})

/** The titles of the leads of notices, by id; leads that the viewer does not see are left out. */
async function titlesOf(store: Store, viewer: Viewer, notices: readonly Notice[]): Promise<Map<number, string>> {
  const ids = new Set(notices.flatMap(({ lead }) => lead ?? []))
  const leads = await store.deliveredLeads.of(viewer.project.id, [...ids])
  return new Map([...visibleLeads(viewer, leads)].map(([id, { title }]) => [id, title]))
}
