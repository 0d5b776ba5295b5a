import { LRUCache } from 'lru-cache'
import { Temporal } from 'temporal-polyfill'
import { dayOf, startOfDay } from './days.ts'
import type { Period } from './period.ts'

/** The calendar's parts of time, from coarse to fine. */
const localGrains = ['year', 'month', 'day'] as const
export type LocalGrain = (typeof localGrains)[number]

/** A day, a month or a year of a time zone; days are numbered from 1970, months as by `monthNumber`. */
export type LocalSlice = Period & { grain: LocalGrain; number: number }

/** Splits a period of whole days into the coarsest slices, not coarser than a grain; undefined of another period. */
export function localSlices(period: Period, timeZone: string, coarsest: LocalGrain): LocalSlice[] | undefined {
  const key = `${period.from} ${period.to} ${coarsest} ${timeZone}`
  const known = splits.get(key)
  if (known) return known
  const made = split(period, timeZone, coarsest)
  if (made) splits.set(key, made)
  return made
}

function split(period: Period, timeZone: string, coarsest: LocalGrain): LocalSlice[] | undefined {
  const slices: LocalSlice[] = []
  const grains = localGrains.slice(localGrains.indexOf(coarsest))
  for (let at = period.from; at <= period.to; ) {
    const slice = grains
      .map((grain) => sliceAt(at, grain, timeZone))
      .find(({ from, to }) => from === at && to <= period.to)
    if (!slice) return
    slices.push(slice)
    at = slice.to + 1
  }
  return slices
}

/** The months of a year, or the days of a month. */
export function partsOfSlice(slice: LocalSlice, timeZone: string): LocalSlice[] {
  return localSlices(slice, timeZone, slice.grain === 'year' ? 'month' : 'day') ?? []
}

/** The slice with a number. */
export function sliceOfNumber(grain: LocalGrain, number: number, timeZone: string): LocalSlice {
  return sliceAt(startOfDay(firstDay(grain, number), timeZone), grain, timeZone)
}

/** A slice for people: `2024`, `2024-02`, `2024-02-29`. */
export function writeSlice(grain: LocalGrain, number: number): string {
  return firstDay(grain, number).toString().slice(0, { year: 4, month: 7, day: 10 }[grain])
}

function firstDay(grain: LocalGrain, number: number): Temporal.PlainDate {
  if (grain === 'year') return epoch.with({ year: number })
  return epoch.add(grain === 'month' ? { months: number - 1970 * 12 - 1 } : { days: number })
}

/** A period extended to whole years. */
export function wholeYears({ from, to }: Period, timeZone: string): Period {
  return { from: sliceAt(from, 'year', timeZone).from, to: sliceAt(to, 'year', timeZone).to }
}

/** The day, month or year with a moment. */
function sliceAt(seconds: number, grain: LocalGrain, timeZone: string): LocalSlice {
  const day = dayOf(seconds, timeZone)
  const key = `${grain} ${day} ${timeZone}`
  const known = slices.get(key)
  if (known) return known
  const first = firstOf[grain](day)
  const from = startOfDay(first, timeZone)
  const slice = { grain, number: numberOf[grain](first), from, to: startOfDay(first.add(oneOf[grain]), timeZone) - 1 }
  slices.set(key, slice)
  return slice
}

const firstOf: Record<LocalGrain, (day: Temporal.PlainDate) => Temporal.PlainDate> = {
  year: (day) => day.with({ month: 1, day: 1 }),
  month: (day) => day.with({ day: 1 }),
  day: (day) => day,
}
const oneOf = { year: { years: 1 }, month: { months: 1 }, day: { days: 1 } }
const epoch = Temporal.PlainDate.from('1970-01-01')
const numberOf: Record<LocalGrain, (first: Temporal.PlainDate) => number> = {
  year: ({ year }) => year,
  month: ({ year, month }) => year * 12 + month,
  day: (day) => epoch.until(day, { largestUnit: 'days' }).days,
}

/** Cached, since computing the ends of a day takes tens of microseconds, and a report over all time needs a thousand days. */
const slices = new LRUCache<string, LocalSlice>({ max: 2_000 })
const splits = new LRUCache<string, LocalSlice[]>({ max: 200 })
