import { describe, expect, test } from 'vitest'
import { heldUntil, type QuietHours } from './quiet-hours.ts'

const clock = (hours: number, minutes = 0) => hours * 60 + minutes
const night = { from: clock(22), to: clock(8) }
const at = (moment: string) => Date.parse(moment) / 1_000
const held = (quiet: Partial<QuietHours>, zone: string, now: string) => {
  const until = heldUntil({ ...night, daysOff: [], wakes: [], ...quiet }, 'new', zone, at(now))
  return new Date(until * 1_000).toISOString().slice(0, 16)
}

describe('a notice in quiet hours is sent', () => {
  test.each<[string, Partial<QuietHours>, string, string, string]>([
    ['by day at once', {}, 'UTC', '2024-03-06T12:00Z', '2024-03-06T12:00'],
    ['by night in the morning', {}, 'UTC', '2024-03-06T23:00Z', '2024-03-07T08:00'],
    ['on a day off after the night that follows', { daysOff: [6] }, 'UTC', '2024-03-10T12:00Z', '2024-03-11T08:00'],
    [
      'on a day off without nights at its end',
      { daysOff: [6], from: 0, to: 0 },
      'UTC',
      '2024-03-10T12:00Z',
      '2024-03-11T00:00',
    ],
    [
      'on a day off at its end, where it is quiet at noon alone',
      { daysOff: [6], from: clock(12), to: clock(15) },
      'Europe/Moscow',
      '2024-03-10T12:00Z',
      '2024-03-10T21:00',
    ],
    [
      'on a day off, where nights begin after midnight, at its end',
      { daysOff: [6], from: clock(1), to: clock(7) },
      'UTC',
      '2024-03-10T12:00Z',
      '2024-03-11T00:00',
    ],
    [
      'on two days off after the second',
      { daysOff: [5, 6], from: 0, to: 0 },
      'UTC',
      '2024-03-09T12:00Z',
      '2024-03-11T00:00',
    ],
    [
      'when the night ends, which clocks show twice, at the first',
      { to: clock(2, 30) },
      'Europe/Berlin',
      '2024-10-27T00:10Z',
      '2024-10-27T00:30',
    ],
    [
      'in the second pass of that hour, at the second',
      { to: clock(2, 30) },
      'Europe/Berlin',
      '2024-10-27T01:10Z',
      '2024-10-27T01:30',
    ],
    [
      'where clocks leave out the end of the night, as long after the gap',
      { to: clock(2, 30) },
      'Europe/Berlin',
      '2024-03-31T00:10Z',
      '2024-03-31T01:30',
    ],
  ])('%s', (_, quiet, zone, now, until) => {
    expect(held(quiet, zone, now)).toBe(until)
  })

  test('at once, if every day is a day off', () => {
    expect(held({ daysOff: [0, 1, 2, 3, 4, 5, 6] }, 'UTC', '2024-03-06T12:00Z')).toBe('2024-03-06T12:00')
  })
})
