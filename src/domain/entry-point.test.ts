import { describe, expect, test } from 'vitest'
import { type Arrivals, arrivalsByPoint, entryPointsOf, healthOf, nameOfPoint, trafficOf } from './entry-point.ts'

const day = 86_400
/** Noon of the last of 90 days. */
const now = 90 * day - day / 2

/** The traffic of 90 days with this pattern of enquiries per day, the last enquiry `silent` days before now. */
function came(pattern: number[], silent: number) {
  const days = Array.from({ length: 90 }, () => 0)
  const end = 90 - silent
  for (const [index, count] of pattern.entries()) days[end - pattern.length + index] = count
  return { days, last: now - silent * day }
}
const weeks = (count: number, week: number[]) => Array.from({ length: count }, () => week).flat()
const workdays = [0, 0, 2, 1, 1, 3, 2]

describe('health by the own rhythm', () => {
  test.each<[string, number[], number, string, number | null]>([
    ['each day, yesterday', weeks(4, [1, 1, 1, 1, 1, 1, 1]), 1, 'ok', 1],
    ['each day, two days of silence', weeks(4, [1, 1, 1, 1, 1, 1, 1]), 2, 'ok', 1],
    ['each day, three days of silence', weeks(4, [1, 1, 1, 1, 1, 1, 1]), 3, 'quiet', 1],
    ['many each day, four days of silence', weeks(2, [8, 5, 6, 7, 9, 4, 3]), 4, 'quiet', 6],
    ['workdays, the weekend', weeks(6, workdays), 3, 'ok', 9 / 7 + 18 / 7 / 40],
    ['workdays, a day longer than a weekend', weeks(6, workdays), 4, 'quiet', null],
    ['once a week, six days of silence', weeks(6, [0, 0, 0, 0, 0, 0, 1]), 6, 'ok', null],
    ['once a week, twenty days of silence', weeks(6, [0, 0, 0, 0, 0, 0, 1]), 20, 'ok', null],
    ['once a week, three weeks of silence', weeks(6, [0, 0, 0, 0, 0, 0, 1]), 21, 'quiet', null],
    ['a burst on one day', [30], 20, 'ok', null],
    ['two days only: no rhythm yet', [1, 1], 30, 'ok', null],
  ])('%s', (_, pattern, silent, state, pace) => {
    const health = healthOf(came(pattern, silent), now)
    expect(health).toMatchObject({ state, silent })
    if (pace !== null) expect(health.pace).toBeCloseTo(pace, 0)
  })

  test('an entry point without enquiries is unused', () => {
    expect(healthOf({ days: [0, 0], last: null }, now)).toEqual({ state: 'unused', silent: null, pace: null })
  })
})

describe('traffic', () => {
  const of = (part: Partial<Arrivals>): Arrivals => {
    return { way: 'form', key: null, form: null, mapping: null, end: 'lead', day: 0, count: 1, last: 1, ...part }
  }
  const arrivals = [
    of({ form: 3, day: 0, last: 10 }),
    of({ form: 3, day: 2, last: 30, end: 'spam', count: 2 }),
    of({ way: 'snippet', key: 1, form: 3, day: 2, last: 25 }),
    of({ way: 'snippet', key: 1, day: 1, last: 15, end: null }),
    of({ way: 'in', key: 1, mapping: 'tilda', day: 1, last: 16 }),
    of({ way: 'proxy', key: 2, day: 1, last: 17 }),
  ]

  test('comes through the entry points that it names', () => {
    expect(entryPointsOf(arrivals)).toEqual([
      { way: 'form', form: 3 },
      { way: 'snippet', key: 1 },
      { way: 'in', mapping: 'tilda' },
      { way: 'proxy', key: 2 },
    ])
  })

  test('of a form includes what the snippet sent for it', () => {
    const through = arrivalsByPoint(arrivals).get(nameOfPoint({ way: 'form', form: 3 })) ?? []
    expect(trafficOf(through, 3, 2)).toEqual({
      days: [1, 0, 3],
      ends: { lead: 1, joined: 0, spam: 2, quarantine: 0, waiting: 0 },
      last: 30,
    })
  })

  test('of a key covers one way only', () => {
    const through = arrivalsByPoint(arrivals).get(nameOfPoint({ way: 'snippet', key: 1 })) ?? []
    expect(trafficOf(through, 3, 3)).toMatchObject({ days: [0, 1, 1], ends: { lead: 1, waiting: 1 }, last: 25 })
  })
})
