import { describe, expect, test } from 'vitest'
import {
  afterWorking,
  defaultWorkingTime,
  dueOf,
  expectsResponses,
  isWorking,
  type WorkingTime,
} from './working-time.ts'

const moscow = 'Europe/Moscow'
const at = (text: string) => Date.parse(text) / 1000
const usual: WorkingTime = { ...defaultWorkingTime, holidays: ['2024-03-08'] }
const always: WorkingTime = { ...usual, week: Array.from({ length: 7 }, () => ({ from: 0, to: 1440 })), holidays: [] }
const late: WorkingTime = { ...usual, week: Array.from({ length: 7 }, () => ({ from: 600, to: 1440 })), holidays: [] }
const never: WorkingTime = { ...usual, week: Array.from({ length: 7 }, () => null) }

describe('the end of some working minutes after', () => {
  test.each<[string, WorkingTime, string, string, number, string]>([
    ['a moment of a working day', usual, moscow, '2024-03-04T12:00+03:00', 5, '2024-03-04T12:05+03:00'],
    ['the night before', usual, moscow, '2024-03-04T03:00+03:00', 5, '2024-03-04T09:05+03:00'],
    ['the end of a day, whose minutes count', usual, moscow, '2024-03-04T17:58+03:00', 5, '2024-03-05T09:03+03:00'],
    ['the last minute exactly', usual, moscow, '2024-03-04T17:55+03:00', 5, '2024-03-04T18:00+03:00'],
    ['a Friday evening', usual, moscow, '2024-03-01T19:00+03:00', 60, '2024-03-04T10:00+03:00'],
    ['the eve of a holiday and a weekend', usual, moscow, '2024-03-07T18:00+03:00', 1, '2024-03-11T09:01+03:00'],
    ['a day of the zone, not of UTC', usual, 'Asia/Vladivostok', '2024-03-03T22:30Z', 5, '2024-03-03T23:05Z'],
    ['many days', usual, moscow, '2024-03-11T09:00+03:00', 5 * 9 * 60, '2024-03-15T18:00+03:00'],
    ['a night in which clocks go forward', always, 'Europe/Berlin', '2024-03-31T00:30Z', 120, '2024-03-31T02:30Z'],
    ['a day that is an hour shorter', usual, 'Europe/Berlin', '2024-03-29T18:00+01:00', 5, '2024-04-01T09:05+02:00'],
    ['a night in which clocks go back', always, 'Europe/Berlin', '2024-10-26T23:30Z', 120, '2024-10-27T01:30Z'],
    ['a day whose midnight is left out', late, 'Africa/Cairo', '2024-04-25T22:58+02:00', 5, '2024-04-25T23:03+02:00'],
  ])('%s', (_, time, zone, start, minutes, end) => {
    expect(afterWorking(time, zone, at(start), minutes)).toBe(at(end))
  })

  test('no moment if the project never works', () => {
    expect(afterWorking(never, moscow, at('2024-03-04T12:00Z'), 5)).toBeNull()
    expect(isWorking(never, moscow, at('2024-03-04T12:00Z'))).toBe(false)
  })
})

test.each([
  ['2024-03-04T08:59:59+03:00', false],
  ['2024-03-04T09:00:00+03:00', true],
  ['2024-03-04T17:59:59+03:00', true],
  ['2024-03-04T18:00:00+03:00', false],
  ['2024-03-08T12:00:00+03:00', false],
  ['2024-03-09T12:00:00+03:00', false],
])('at %s one works: %s', (when, is) => {
  expect(isWorking(usual, moscow, at(when))).toBe(is)
})

describe('the deadline of a lead', () => {
  const recordedAt = at('2024-03-04T12:00+03:00')
  const lead = { recordedAt, respondedAt: null, door: 'wire' as const }
  const project = { workingTime: usual, timeZone: moscow }
  test.each<[string, Parameters<typeof dueOf>, number | null]>([
    ['is ahead while it waits', [lead, true, project], recordedAt + 300],
    ['is over with a response in time', [{ ...lead, respondedAt: recordedAt + 300 }, true, project], null],
    ['stays with a late response', [{ ...lead, respondedAt: recordedAt + 301 }, true, project], recordedAt + 300],
    [
      'stays when it is closed after that',
      [{ ...lead, respondedAt: recordedAt + 301 }, false, project],
      recordedAt + 300,
    ],
    ['ends when it is closed without one', [lead, false, project], null],
    ['is none for what was imported', [{ ...lead, door: 'import' }, true, project], null],
    ['is none where it is off', [lead, true, { ...project, workingTime: { ...usual, responseMinutes: null } }], null],
  ])('%s', (_, args, due) => {
    expect(dueOf(...args)).toBe(due)
  })
})

const briefly: WorkingTime = { ...usual, week: [{ from: 540, to: 541 }, ...Array(6).fill(null)] }

test.each<[string, WorkingTime, boolean]>([
  ['usually', usual, true],
  ['not where it is off', { ...usual, responseMinutes: null }, false],
  ['not without working days', never, false],
  ['with a minute a week, if that is enough in some 400 days', { ...briefly, responseMinutes: 58 }, true],
  ['not if that is never enough', { ...briefly, responseMinutes: 59 }, false],
])('a project expects responses by a deadline: %s', (_, time, expected) => {
  expect(expectsResponses(time)).toBe(expected)
})
