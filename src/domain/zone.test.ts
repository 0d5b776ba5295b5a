import { expect, test } from 'vitest'
import { zoneClock } from './zone.ts'

const at = (text: string) => Date.parse(text) / 1000

test.each([
  ['Europe/Moscow', '2024-01-15T10:00:00Z', '2024-01-15T13:00:00Z', false],
  ['Asia/Kathmandu', '2024-01-15T10:00:00Z', '2024-01-15T15:45:00Z', false],
  ['UTC', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z', false],
  ['America/St_Johns', '2024-01-15T10:00:00Z', '2024-01-15T06:30:00Z', false],
  // Berlin sets its clocks forward at 01:00 UTC, from 02:00 to 03:00: nothing is shown twice
  ['Europe/Berlin', '2024-03-31T00:59:59Z', '2024-03-31T01:59:59Z', false],
  ['Europe/Berlin', '2024-03-31T01:00:00Z', '2024-03-31T03:00:00Z', false],
  // and back at 01:00 UTC, from 03:00 to 02:00: the hour before and the hour after look alike
  ['Europe/Berlin', '2024-10-26T23:59:59Z', '2024-10-27T01:59:59Z', false],
  ['Europe/Berlin', '2024-10-27T00:00:00Z', '2024-10-27T02:00:00Z', false],
  ['Europe/Berlin', '2024-10-27T00:59:59Z', '2024-10-27T02:59:59Z', false],
  ['Europe/Berlin', '2024-10-27T01:00:00Z', '2024-10-27T02:00:00Z', true],
  ['Europe/Berlin', '2024-10-27T01:59:59Z', '2024-10-27T02:59:59Z', true],
  ['Europe/Berlin', '2024-10-27T02:00:00Z', '2024-10-27T03:00:00Z', false],
])('%s at %s shows %s', (zone, moment, shown, isAgain) => {
  const toLocal = zoneClock(zone)
  for (const _ of ['first', 'known'])
    expect(toLocal(at(moment))).toEqual({ local: at(shown), offset: at(shown) - at(moment), isAgain })
})

test('a local time shown for the first time belongs to exactly one moment', () => {
  const clock = zoneClock('America/New_York')
  const seen = new Map<number, number>()
  for (let moment = at('2020-01-01T00:00:00Z'); moment < at('2024-01-01T00:00:00Z'); moment += 1800) {
    const { local, isAgain } = clock(moment)
    if (!isAgain) expect(seen.has(local)).toBe(false)
    if (!isAgain) seen.set(local, moment)
  }
})
