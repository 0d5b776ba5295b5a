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
    'When the project works, and after how many minutes of that time the response to a lead is late. From these follows `due_at` of leads.',
  answers: { 200: workingTimeJson },
  example: { answer: usual },
  handle: workingTime.read,
})

export const updateWorkingTime = settings.patch('updateWorkingTime', '', {
  access: 'admin',
  summary: 'Change working time',
  description:
    'Changes the fields that are given. The deadlines of all leads are counted again, which takes a while where there are many. With If-Match it does so only while the settings are those that you read.',
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
