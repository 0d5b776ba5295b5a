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

  test('undefined if there would be more than the maximum', () => {
    const days = period('2024-01-01T00:00:00Z', '2024-01-03T23:59:59Z')
    expect(bucketsOf(days, 'day', 'UTC', 3)).toHaveLength(3)
    expect(bucketsOf(days, 'day', 'UTC', 2)).toBeUndefined()
  })
})

const later = '2025-01-01T00:00:00Z'

test.each<[what: string, zone: string, from: string, to: string, now: string, previous: string, year: string]>([
  [
    'a day',
    'UTC',
    '2024-03-01T00:00:00Z',
    '2024-03-01T23:59:59Z',
    later,
    '2024-02-29..2024-02-29',
    '2023-03-01..2023-03-01',
  ],
  [
    'a whole month',
    'Europe/Moscow',
    '2024-02-29T21:00:00Z',
    '2024-03-31T20:59:59Z',
    later,
    '2024-02-01..2024-02-29',
    '2023-03-01..2023-03-31',
  ],
  [
    'a month that runs',
    'Europe/Moscow',
    '2024-02-29T21:00:00Z',
    '2024-03-31T20:59:59Z',
    '2024-03-05T10:00:00Z',
    '2024-02-01..2024-02-05',
    '2023-03-01..2023-03-05',
  ],
  [
    'a month that outruns the one before',
    'UTC',
    '2024-03-01T00:00:00Z',
    '2024-03-31T23:59:59Z',
    '2024-03-30T10:00:00Z',
    '2024-02-01..2024-02-29',
    '2023-03-01..2023-03-30',
  ],
  [
    'a month on its last day',
    'UTC',
    '2024-02-01T00:00:00Z',
    '2024-02-29T23:59:59Z',
    '2024-02-29T10:00:00Z',
    '2024-01-01..2024-01-31',
    '2023-02-01..2023-02-28',
  ],
  [
    'a February of 29 days',
    'UTC',
    '2024-02-01T00:00:00Z',
    '2024-02-29T23:59:59Z',
    later,
    '2024-01-01..2024-01-31',
    '2023-02-01..2023-02-28',
  ],
  [
    'a week that runs',
    'UTC',
    '2024-03-04T00:00:00Z',
    '2024-03-10T23:59:59Z',
    '2024-03-05T10:00:00Z',
    '2024-02-26..2024-02-27',
    '2023-03-04..2023-03-05',
  ],
  [
    'days, one with 23 hours',
    'America/New_York',
    '2024-03-09T05:00:00Z',
    '2024-03-12T03:59:59Z',
    later,
    '2024-03-06..2024-03-08',
    '2023-03-09..2023-03-11',
  ],
  [
    'the last day of a February',
    'UTC',
    '2025-02-28T00:00:00Z',
    '2025-02-28T23:59:59Z',
    later,
    '2025-02-27..2025-02-27',
    '2024-02-28..2024-02-28',
  ],
  [
    'a year that runs on the last day of a February',
    'UTC',
    '2025-01-01T00:00:00Z',
    '2025-12-31T23:59:59Z',
    '2025-02-28T12:00:00Z',
    '2024-01-01..2024-02-28',
    '2024-01-01..2024-02-28',
  ],
  [
    'a week that ends on the last day of a February',
    'UTC',
    '2021-02-22T00:00:00Z',
    '2021-02-28T23:59:59Z',
    '2021-06-01T00:00:00Z',
    '2021-02-15..2021-02-21',
    '2020-02-22..2020-02-28',
  ],
  [
    'a February before a leap year’s',
    'UTC',
    '2025-02-01T00:00:00Z',
    '2025-02-28T23:59:59Z',
    later,
    '2025-01-01..2025-01-31',
    '2024-02-01..2024-02-29',
  ],
  [
    'days that run',
    'UTC',
    '2024-03-05T00:00:00Z',
    '2024-03-08T23:59:59Z',
    '2024-03-06T12:00:00Z',
    '2024-03-01..2024-03-02',
    '2023-03-05..2023-03-06',
  ],
])('the period before %s', (_, zone, from, to, now, previous, year) => {
  for (const [comparison, expected] of [['previous', previous] as const, ['year', year] as const]) {
    const before = periodBefore(period(from, to), zone, at(now), comparison)
    expect(writeDays(before, zone)).toBe(expected)
    expect(wholeDays(before, zone)).toEqual(before)
  }
})

test('a moment is extended to its whole day', () => {
  const noon = period('2024-03-10T12:00:00Z', '2024-03-10T12:00:00Z')
  expect(wholeDays(noon, 'America/New_York')).toEqual(period('2024-03-10T05:00:00Z', '2024-03-11T03:59:59Z'))
})
