import Type from 'typebox'
import { changeNoticeSettings, changeProjectNotices } from '../../actions/notices/settings.ts'
import type { Delivery } from '../../deliver/delivery.ts'
import { noticeWays } from '../../domain/notice.ts'
import { type NoticeSettings, wantsOf } from '../../domain/notice-settings.ts'
import type { Project } from '../../domain/project.ts'
import {
  noticeSettingsChange,
  noticeSettingsJson,
  projectNoticesChange,
  projectNoticesJson,
  readNoticeSettings,
  readProjectNotices,
  writeNoticeSettings,
  writeProjectNotices,
} from '../../json/notice-settings.ts'
import { orNull } from '../../json/schemas.ts'
import type { Store } from '../../store/store.ts'
import type { Caller } from '../door/call.ts'
import { readIfMatch, setETag } from '../door/etag.ts'
import { resource } from '../door/resource.ts'
import { me } from '../door/signed-in.ts'
import { versioned } from '../door/versioned.ts'
import { exampleDefaults, exampleMine } from './examples.ts'

const mine = resource('/projects/:project/notice-settings', { tag: 'Notices' })
const defaults = resource('/projects/:project/notice-defaults', { tag: 'Notices' })

type Of = { store: Store; project: Project; caller: Caller; delivery: Delivery }

export const getNoticeSettings = mine.get('getNoticeSettings', '', {
  access: 'project members',
  summary: 'Get my notice settings',
  description: 'Which notices you get in this project, where, and when not. What you did not set follows the project.',
  answers: { 200: noticeSettingsJson },
  example: { answer: exampleMine },
  async handle(call) {
    const settings = await call.store.noticeSettings.find(call.project.id, me(call.caller).member.id)
    setETag(call.reply, settings.version)
    return writeMine(call, settings)
  },
})

export const updateNoticeSettings = mine.patch('updateNoticeSettings', '', {
  access: 'project members',
  summary: 'Change my notice settings',
  description:
    'Changes the given settings; null follows the project again. With If-Match, only if the settings have not changed since you read them.',
  body: noticeSettingsChange,
  answers: { 200: noticeSettingsJson },
  refuses: ['settings-changed', 'unknown-time-zone'],
  example: {
    body: { places: { new: ['bell', 'email'] } },
    answer: {
      ...exampleMine,
      places: { ...exampleMine.places, new: ['bell', 'email'] },
      own: { ...exampleMine.own, places: ['new'] },
      version: 1,
    },
  },
  current: async (call) => {
    const { store, project, caller, delivery } = call as unknown as Of
    return writeMine(
      { store, project, caller, delivery },
      await store.noticeSettings.find(project.id, me(caller).member.id),
    )
  },
  async handle(call) {
    const { store, project, caller, body, headers, reply } = call
    const change = { ...readNoticeSettings(body), version: readIfMatch(headers) }
    const settings = await changeNoticeSettings(store, project, me(caller).member.id, change)
    setETag(reply, settings.version)
    return writeMine(call, settings)
  },
})

async function writeMine({ store, project, caller, delivery }: Of, settings: NoticeSettings) {
  const [current = project, links, ready] = await Promise.all([
    store.projects.find(project.id), // past the cache
    store.noticeLinks.ofMember(project.id, me(caller).member.id),
    delivery.notices.ready(project),
  ])
  const reach = { ready, linked: links.map(({ way }) => way) }
  return writeNoticeSettings(settings, wantsOf(settings, current), reach)
}

export const testNotice = mine.post('testNotice', '/test', {
  access: 'project members',
  summary: 'Send me a test notice',
  description: 'Sends you a message by one way, as notices are sent, and answers the result.',
  body: Type.Object({ way: Type.Enum([...noticeWays]) }),
  answers: {
    200: Type.Object({
      outcome: Type.Enum(['accepted', 'later', 'unknown', 'unlinked', 'refused'], {
        description:
          'Whether the service accepted it; `unlinked`: it does not know you; `refused`: the project does not have the way',
      }),
      error: orNull(Type.String({ description: 'The reason of a failure' })),
    }),
  },
  example: { body: { way: 'email' }, answer: { outcome: 'refused', error: null } },
  async handle({ beforeSending, storeResponse, delivery, project, caller, body, signal }) {
    const { id } = me(caller).member
    await beforeSending()
    const tried = await delivery.notices.test(project, id, body.way, signal())
    return storeResponse(
      (store) => store.transaction(async () => tried),
      () => tried,
    )
  },
})

const notices = versioned(async ({ store, project }) => {
  const { notices } = (await store.projects.find(project.id)) ?? project // past the cache
  return notices
}, writeProjectNotices)

export const getNoticeDefaults = defaults.get('getNoticeDefaults', '', {
  access: 'read, contractors',
  summary: 'Get the notice settings of a project',
  description: 'The defaults for members of the project, and the escalation while nobody takes a lead.',
  answers: { 200: projectNoticesJson },
  example: { answer: exampleDefaults },
  handle: notices.read,
})

export const updateNoticeDefaults = defaults.patch('updateNoticeDefaults', '', {
  access: 'admin',
  summary: 'Change the notice settings of a project',
  description:
    'Changes the given settings, for members who did not set them themselves. It takes up to two seconds until all server processes know.',
  body: projectNoticesChange,
  answers: { 200: projectNoticesJson },
  refuses: ['settings-changed'],
  example: {
    body: { summary_at: '08:30' },
    answer: { ...exampleDefaults, summary_at: '08:30', version: 2 },
  },
  current: notices.current,
  async handle({ store, by, project, body, headers, now, reply }) {
    const change = { ...readProjectNotices(body), version: readIfMatch(headers) }
    return notices.respond({ reply }, await changeProjectNotices(store, by, project, change, now))
  },
})

export const setPersonalWays = defaults.put('setPersonalWays', '/personal', {
  access: 'owners',
  summary: 'Set which ways show contacts',
  description:
    'Messages by Telegram and browser push pass through services abroad, so by default they name a lead by its number, title and source only. Owners may allow the name and the phone. With If-Match, only if the settings have not changed since you read them.',
  body: Type.Object({ ways: Type.Array(Type.Enum([...noticeWays]), { maxItems: noticeWays.length }) }),
  answers: { 200: projectNoticesJson },
  refuses: ['settings-changed'],
  current: notices.current,
  example: {
    body: { ways: ['telegram'] },
    answer: { ...exampleDefaults, personal: ['telegram'], version: 2 },
  },
  async handle({ store, by, project, body, headers, now, reply }) {
    const change = { personal: [...new Set(body.ways)], version: readIfMatch(headers) }
    return notices.respond({ reply }, await changeProjectNotices(store, by, project, change, now))
  },
})
