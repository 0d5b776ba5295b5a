import { describe, expect, test } from 'vitest'
import { bucketsOf, periodBefore, type Unit, wholeDays, writeDays } from './days.ts'

const at = (time: string) => Date.parse(time) / 1000
const period = (from: string, to: string) => ({ from: at(from), to: at(to) })
const hours = (buckets: { from: number; to: number }[] = []) => buckets.map(({ from, to }) => (to + 1 - from) / 3600)

describe('buckets follow the clocks of the zone', () => {
  test.each<[what: string, zone: string, from: string, to: string, unit: Unit, hours: number[]]>([
    ['a day of 23 hours', 'America/New_York', '2024-03-09T05:00:00Z', '2024-03-12T03:59:59Z', 'day', [24, 23, 24]],
    ['a day of 25 hours', 'Europe/Berlin', '2023-10-27T22:00:00Z', '2023-10-30T22:59:59Z', 'day', [24, 25, 24]],
    ['a day that begins at one', 'America/Santiago', '2024-09-07T04:00:00Z', '2024-09-09T02:59:59Z', 'day', [24, 23]],
    ['half an hour off', 'Asia/Kolkata', '2024-02-29T18:30:00Z', '2024-03-02T18:29:59Z', 'day', [24, 24]],
    ['a day that was left out', 'Pacific/Apia', '2011-12-29T10:00:00Z', '2011-12-31T09:59:59Z', 'day', [24, 24]],
    ['weeks, cut at both ends', 'UTC', '2024-02-28T00:00:00Z', '2024-03-12T23:59:59Z', 'week', [120, 168, 48]],
    ['months of a leap year', 'UTC', '2024-01-31T00:00:00Z', '2024-03-31T23:59:59Z', 'month', [24, 696, 744]],
    ['an hour set in a month', 'Europe/Berlin', '2024-02-29T23:00:00Z', '2024-04-30T21:59:59Z', 'month', [743, 720]],
  ])('%s', (_, zone, from, to, unit, expected) => {
    const buckets = bucketsOf(period(from, to), unit, zone, 10)
    expect(hours(buckets)).toEqual(expected)
    expect(buckets?.slice(1).map((each) => each.from)).toEqual(buckets?.slice(0, -1).map((each) => each.to + 1))
  })

  test('no more than are wanted', () => {
    const days = period('2024-01-01T00:00:00Z', '2024-01-03T23:59:59Z')
    expect(bucketsOf(days, 'day', 'UTC', 3)).toHaveLength(3)
    expect(bucketsOf(days, 'day', 'UTC', 2)).toBeUndefined()
  })
})

test.each([
  ['a day', 'UTC', '2024-03-01T00:00:00Z', '2024-03-01T23:59:59Z', '2024-02-29..2024-02-29'],
  ['a month', 'Europe/Moscow', '2024-02-29T21:00:00Z', '2024-03-31T20:59:59Z', '2024-01-30..2024-02-29'],
  [
    'days of which one has 23 hours',
    'America/New_York',
    '2024-03-09T05:00:00Z',
    '2024-03-12T03:59:59Z',
    '2024-03-06..2024-03-08',
  ],
])('the period before %s has as many days', (_, zone, from, to, expected) => {
  const before = periodBefore(period(from, to), zone)
  expect(writeDays(before, zone)).toBe(expected)
  expect(before.to).toBe(at(from) - 1)
  expect(wholeDays(before, zone)).toEqual(before)
})

test('a moment is stretched to its day', () => {
  const noon = period('2024-03-10T12:00:00Z', '2024-03-10T12:00:00Z')
  expect(wholeDays(noon, 'America/New_York')).toEqual(period('2024-03-10T05:00:00Z', '2024-03-11T03:59:59Z'))
})
