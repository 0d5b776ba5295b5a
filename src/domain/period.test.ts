import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Period, type Slices, slicesOf } from './period.ts'

const [day, hour] = [86_400, 3_600]

/** A period and the slices it is split into. */
const cases: [title: string, period: Period, parts: (Slices | Period)[]][] = [
  ['whole days', { from: 0, to: 2 * day - 1 }, [{ grain: day, first: 0, end: 2 }]],
  ['a second', { from: 5, to: 5 }, [{ from: 5, to: 5 }]],
  ['nothing', { from: 6, to: 5 }, []],
  [
    'hours on both sides of a day',
    { from: day - hour, to: 2 * day + hour - 1 },
    [
      { grain: hour, first: 23, end: 24 },
      { grain: day, first: 1, end: 2 },
      { grain: hour, first: 48, end: 49 },
    ],
  ],
  [
    'ends that fill no hour, before 1970',
    { from: -hour - 1, to: 0 },
    [
      { from: -hour - 1, to: -hour - 1 },
      { grain: hour, first: -1, end: 0 },
      { from: 0, to: 0 },
    ],
  ],
]

test.each(cases)('%s', (_, period, parts) => {
  expect(slicesOf(period, [day, hour])).toEqual(parts)
})

test('the parts are adjacent and cover the whole period', () => {
  const moment = fc.integer({ min: -10 * day, max: 10 * day })
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      const ends = slicesOf({ from, to }, [day, hour]).map((part) =>
        'grain' in part ? [part.first * part.grain, part.end * part.grain - 1] : [part.from, part.to],
      )
      const edges = [from - 1, ...ends.flat(), to + 1]
      const gaps = edges.flatMap((edge, index) => (index % 2 === 1 ? [edge - (edges[index - 1] as number)] : []))
      expect(new Set(gaps)).toEqual(new Set([1]))
    }),
  )
})
