import { changeRetention } from '../../actions/retention.ts'
import { readRetention, retentionChange, retentionJson, writeRetention } from '../../json/retention.ts'
import { readIfMatch } from '../door/etag.ts'
import { resource } from '../door/resource.ts'
import { versioned } from '../door/versioned.ts'

const settings = resource('/projects/:project/retention', { tag: 'Projects' })
const retention = versioned(async ({ store, project, keepRawDays: serverDays }) => {
  const { retention } = (await store.projects.find(project.id)) ?? project // past the cache
  return { ...retention, serverDays }
}, writeRetention)

const usual = { raw_days: null, spam_days: null, delivery_days: 30, server_raw_days: 90, version: 1 }

export const getRetention = settings.get('getRetention', '', {
  access: 'read',
  summary: 'Get retention',
  description:
    'How many days the project keeps data that it no longer needs. Leads with their history and files stay until somebody removes them.',
  answers: { 200: retentionJson },
  example: { answer: usual },
  handle: retention.read,
})

export const updateRetention = settings.patch('updateRetention', '', {
  access: 'owners',
  summary: 'Change retention',
  description:
    'Changes the given fields. Older data is deleted within minutes, for good. With If-Match, only if the settings have not changed since you read them.',
  body: retentionChange,
  answers: { 200: retentionJson },
  refuses: ['settings-changed', 'out-of-range'],
  example: { body: { raw_days: 30, spam_days: 90 }, answer: { ...usual, raw_days: 30, spam_days: 90, version: 2 } },
  current: retention.current,
  async handle({ store, by, project, body, headers, keepRawDays: serverDays, now, reply }) {
    const change = { ...readRetention(body), version: readIfMatch(headers), serverDays }
    return retention.respond({ reply }, { ...(await changeRetention(store, by, project, change, now)), serverDays })
  },
})
