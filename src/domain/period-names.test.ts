import { describe, expect, test } from 'vitest'
import { allTime } from './period.ts'
import { periodNames, readPeriodName } from './period-names.ts'
import { Refusal } from './refusal.ts'

const seconds = (time: string) => Date.parse(time) / 1000
const iso = (time: number) => new Date(time * 1000).toISOString().replace('.000', '')

/** Wednesday, 13 March 2024, 00:30 in Moscow; in UTC and in New York it is still Tuesday. */
const now = seconds('2024-03-12T21:30:00Z')

describe('a name means whole days of the zone', () => {
  test.each([
    ['today', 'Europe/Moscow', '2024-03-12T21:00:00Z', '2024-03-13T20:59:59Z'],
    ['today', 'UTC', '2024-03-12T00:00:00Z', '2024-03-12T23:59:59Z'],
    ['today', 'Asia/Kolkata', '2024-03-12T18:30:00Z', '2024-03-13T18:29:59Z'],
    ['yesterday', 'Europe/Moscow', '2024-03-11T21:00:00Z', '2024-03-12T20:59:59Z'],
    ['last-7-days', 'Europe/Moscow', '2024-03-06T21:00:00Z', '2024-03-13T20:59:59Z'],
    ['last-30-days', 'UTC', '2024-02-12T00:00:00Z', '2024-03-12T23:59:59Z'],
    ['this-week', 'Europe/Moscow', '2024-03-10T21:00:00Z', '2024-03-17T20:59:59Z'],
    ['this-month', 'UTC', '2024-03-01T00:00:00Z', '2024-03-31T23:59:59Z'],
    ['last-month', 'UTC', '2024-02-01T00:00:00Z', '2024-02-29T23:59:59Z'],
    ['this-year', 'Europe/Moscow', '2023-12-31T21:00:00Z', '2024-12-31T20:59:59Z'],
    ['2024-01-01..2024-01-31', 'Europe/Moscow', '2023-12-31T21:00:00Z', '2024-01-31T20:59:59Z'],
    ['2024-02-29..2024-02-29', 'UTC', '2024-02-29T00:00:00Z', '2024-02-29T23:59:59Z'],
    ['all', 'Europe/Moscow', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
  ])('%s in %s', (name, timeZone, from, to) => {
    const period = readPeriodName(name, timeZone, now)
    expect({ ...period, from: iso(period.from), to: iso(period.to) }).toEqual({ name, timeZone, from, to })
  })
})

describe('a day is as long as the zone makes it', () => {
  test.each([
    ['23 hours where clocks go forward', '2024-03-10..2024-03-10', 'America/New_York', 23],
    ['25 hours where they go back', '2024-11-03..2024-11-03', 'America/New_York', 25],
    ['23 hours where midnight itself is left out', '2024-09-08..2024-09-08', 'America/Santiago', 23],
    ['23.5 hours on Lord Howe', '2024-10-06..2024-10-06', 'Australia/Lord_Howe', 23.5],
    ['24 hours elsewhere', '2024-03-10..2024-03-10', 'Europe/Moscow', 24],
  ])('%s', (_, days, timeZone, hours) => {
    const { from, to } = readPeriodName(days, timeZone, now)
    expect((to + 1 - from) / 3600).toBe(hours)
  })

  test('adjacent days neither overlap nor leave a gap', () => {
    for (const timeZone of ['America/Santiago', 'America/New_York', 'Europe/Berlin', 'Asia/Tehran', 'Pacific/Apia'])
      for (let day = 1; day < 31; day++) {
        const [one, next] = [day, day + 1].map((each) => {
          const date = `2011-12-${String(each).padStart(2, '0')}`
          return readPeriodName(`${date}..${date}`, timeZone, now)
        })
        expect((next?.from ?? 0) - 1).toBe(one?.to)
      }
  })
})

test.each(periodNames)('%s contains now, or ends just before today', (name) => {
  const { from, to } = readPeriodName(name, 'Europe/Moscow', now)
  const isPast = name === 'yesterday' || name === 'last-month'
  expect(from <= now && (isPast ? to < now : to >= now)).toBe(true)
  expect(from >= allTime.from && to <= allTime.to).toBe(true)
})

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('the days of all years end where dates do, in %s', (zone) => {
  const { from, to } = readPeriodName('0000-01-01..9999-12-31', zone, now)
  expect(from >= allTime.from && to <= allTime.to).toBe(true)
})

test.each([
  ['', 'unknown-period'],
  ['tomorrow', 'unknown-period'],
  ['Today', 'unknown-period'],
  ['2024-01-01', 'unknown-period'],
  ['2024-01-01..', 'unknown-period'],
  ['2024-02-30..2024-03-01', 'unknown-period'],
  ['2024-13-01..2024-13-02', 'unknown-period'],
  ['2024-1-1..2024-1-2', 'unknown-period'],
  ['2024-01-01T00:00:00Z..2024-01-02', 'unknown-period'],
  ['2024-02-01..2024-01-31', 'not-interval'],
])('%j is no period', (text, code) => {
  const refused = refusalOf(() => readPeriodName(text, 'UTC', now))
  expect(refused).toMatchObject({ code, argument: 'period' })
})

function refusalOf(call: () => unknown): Refusal {
  try {
    call()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('It was not refused')
}
