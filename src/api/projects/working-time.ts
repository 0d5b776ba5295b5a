import { changeWorkingTime } from '../../actions/working-time.ts'
import { readWorkingTime, workingTimeChange, workingTimeJson, writeWorkingTime } from '../../json/working-time.ts'
import { readIfMatch } from '../door/etag.ts'
import { resource } from '../door/resource.ts'
import { versioned } from '../door/versioned.ts'

const settings = resource('/projects/:project/working-time', { tag: 'Projects' })
const workingTime = versioned(async ({ store, project }) => {
  const { workingTime } = (await store.projects.find(project.id)) ?? project // past the cache
  return workingTime
}, writeWorkingTime)

const weekday = { from: '09:00', to: '18:00' }
const usual = {
  week: [weekday, weekday, weekday, weekday, weekday, null, null],
  holidays: [],
  response_minutes: 5,
  version: 1,
}

export const getWorkingTime = settings.get('getWorkingTime', '', {
  access: 'read, contractors',
  summary: 'Get working time',
  description:
    'When the project works, and after how many working minutes a response to a lead is late. `due_at` of leads is computed from this.',
  answers: { 200: workingTimeJson },
  example: { answer: usual },
  handle: workingTime.read,
})

export const updateWorkingTime = settings.patch('updateWorkingTime', '', {
  access: 'admin',
  summary: 'Change working time',
  description:
    'Changes the given fields. The deadlines of all leads are computed again, which takes a while for many leads. With If-Match, only if the settings have not changed since you read them.',
  body: workingTimeChange,
  answers: { 200: workingTimeJson },
  refuses: ['settings-changed', 'wrong-form', 'not-day'],
  example: {
    body: { holidays: ['2024-03-08'], response_minutes: 15 },
    answer: { ...usual, holidays: ['2024-03-08'], response_minutes: 15, version: 2 },
  },
  current: workingTime.current,
  async handle({ store, by, project, body, headers, now, reply }) {
    const change = { ...readWorkingTime(body), version: readIfMatch(headers) }
    return workingTime.respond({ reply }, await changeWorkingTime(store, by, project, change, now))
  },
})
