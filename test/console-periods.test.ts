import { describe, expect, test } from 'vitest'
import { endOfDay } from '../console/ui/zone.ts'
import { daysOf, periodNames, periodOf, stepped } from '../console/view-bar/periods.ts'
import { periodNames as known, readPeriodName } from '../src/domain/period-names.ts'

describe('periods', () => {
  test('have the names that the server knows', () => expect(periodNames).toEqual(known))

  test.each(['2024-01-01', '2024-02-29', '2024-03-31', '2026-11-25', '2026-12-31'])(
    'are the same days, on %s',
    (today) => {
      const now = Date.parse(`${today}T12:00:00Z`) / 1000
      for (const name of known.filter((each) => each !== 'all')) {
        const { from, to } = readPeriodName(name, 'UTC', now)
        const days = [from, to].map((seconds) => new Date(seconds * 1000).toISOString().slice(0, 10))
        expect(daysOf(name, today), name).toEqual(days)
      }
    },
  )

  test.each(['all', 'tomorrow', '2024-02-30..2024-03-01', '2024-13-01..2024-13-02', '2024-03-02..2024-03-01'])(
    'no days: %s',
    (period) => expect(daysOf(period, '2026-11-25')).toBeUndefined(),
  )

  test.each([
    ['this-month', -1, 'last-month'],
    ['this-month', 1, '2026-12-01..2026-12-31'],
    ['this-year', -1, '2025-01-01..2025-12-31'],
    ['this-week', -1, '2026-11-16..2026-11-22'],
    ['today', -1, 'yesterday'],
    ['2026-11-26..2026-11-27', -1, '2026-11-24..2026-11-25'],
  ] as const)('%s by %d is %s', (period, by, next) => {
    const today = '2026-11-25'
    const days = daysOf(period, today)
    expect(days && periodOf(stepped(days, by), today)).toBe(next)
  })
})

describe('a day ends', () => {
  test.each([
    ['2026-11-25T11:12:00Z', 'Europe/Moscow', '2026-11-25T20:59:59Z'],
    ['2026-11-25T21:00:00Z', 'Europe/Moscow', '2026-11-26T20:59:59Z'],
    ['2026-03-28T23:30:00Z', 'Europe/Berlin', '2026-03-29T21:59:59Z'],
    ['2026-10-24T22:10:00Z', 'Europe/Berlin', '2026-10-25T22:59:59Z'],
    ['2026-04-23T12:00:00Z', 'Africa/Cairo', '2026-04-23T21:59:59Z'],
  ])('from %s in %s at %s', (now, zone, end) => expect(endOfDay(new Date(now), zone)).toBe(end))
})
