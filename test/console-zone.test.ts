import { describe, expect, test } from 'vitest'
import { reminderPresets } from '../console/lead/facts/remind-times.ts'
import { atHour, fromWallTime, wallTime } from '../console/ui/zone.ts'

describe('what clocks of a zone show', () => {
  test.each([
    ['a usual moment', 'Europe/Moscow', '2026-11-25 14:12', '2026-11-25T11:12:00Z'],
    ['midnight', 'Asia/Kathmandu', '2026-11-25 00:00', '2026-11-24T18:15:00Z'],
    ['the last minute before clocks go forward', 'Europe/Berlin', '2026-03-29 01:59', '2026-03-29T00:59:00Z'],
    ['the first after it', 'Europe/Berlin', '2026-03-29 03:00', '2026-03-29T01:00:00Z'],
    ['shown twice: the first', 'Europe/Berlin', '2026-10-25 02:30', '2026-10-25T00:30:00Z'],
    ['shown twice, in the west', 'America/New_York', '2026-11-01 01:30', '2026-11-01T05:30:00Z'],
    ['the hour after those', 'Europe/Berlin', '2026-10-25 03:00', '2026-10-25T02:00:00Z'],
  ])('is a moment: %s', (_, zone, wall, moment) => {
    expect(fromWallTime(wall, zone)).toBe(moment)
    expect(wallTime(moment, zone)).toBe(wall)
  })

  test.each([
    ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29 03:30'],
    ['America/New_York', '2026-03-08 02:30', '2026-03-08 03:30'],
    ['Australia/Lord_Howe', '2026-10-04 02:15', '2026-10-04 02:45'],
  ])('is never: %s, %s', (zone, wall, after) => expect(wallTime(fromWallTime(wall, zone), zone)).toBe(after))

  test('may be before 1970', () => {
    expect(fromWallTime('1969-05-01 12:00', 'Europe/Moscow')).toBe('1969-05-01T09:00:00Z')
    expect(fromWallTime('1912-07-01 09:00', 'Asia/Tokyo')).toBe('1912-07-01T00:00:00Z')
  })

  test.each(['0000', '0002', '0020', '0202'])('is a moment even while its year is being typed: %s', (year) =>
    expect(fromWallTime(`${year}-07-01 09:00`, 'Europe/Moscow')).toMatch(/^0\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  )
})

describe('an hour of a day to come', () => {
  const zone = 'Europe/Berlin'

  test('is on the next day, even late before a day of 23 hours', () => {
    const late = new Date('2026-03-28T22:30:00Z') // 23:30
    expect(wallTime(atHour(late, 1, 10, zone), zone)).toBe('2026-03-29 10:00')
  })

  test('is on the next day, even early on a day of 25 hours', () => {
    const early = new Date('2026-10-24T22:10:00Z') // 00:10 of the 25th
    expect(wallTime(atHour(early, 1, 10, zone), zone)).toBe('2026-10-26 10:00')
  })

  test('is offered for calling back', () => {
    const friday = new Date('2026-10-23T13:20:40Z')
    const walls = reminderPresets(friday, zone).map(({ name, moment }) => [name, wallTime(moment, zone)])
    expect(walls).toEqual([
      ['hour', '2026-10-23 16:20'],
      ['evening', '2026-10-23 18:00'],
      ['tomorrow', '2026-10-24 10:00'],
      ['monday', '2026-10-26 10:00'],
    ])
  })

  test('is offered once on a Sunday, whose tomorrow is Monday', () => {
    const names = reminderPresets(new Date('2026-10-25T08:00:00Z'), zone).map(({ name }) => name)
    expect(names).toEqual(['hour', 'evening', 'tomorrow'])
  })

  test('is not this evening when that is near', () => {
    const names = reminderPresets(new Date('2026-10-23T15:10:00Z'), zone).map(({ name }) => name)
    expect(names).toEqual(['hour', 'tomorrow', 'monday'])
  })
})
