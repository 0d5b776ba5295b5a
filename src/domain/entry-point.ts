import { quantile } from './figure.ts'
import { type CaptureWay, noReceipts, type ReceiptCounts, type ReceiptEnd } from './receipt.ts'
import type { Refusal } from './refusal.ts'

/** What enquiries come through: a form, a mapping, or the snippet or the vendor's address under a key. */
export type EntryPoint =
  | { way: 'form'; form: number }
  | { way: 'in'; mapping: string }
  | { way: 'snippet' | 'proxy'; key: number }

/** A submission that was refused, so that there is no receipt of it; `at` in seconds. */
export type RefusedSubmission = { at: number; key: number | null; form: number | null; refusal: Refusal }

/** Receipts of one day that are alike: `day` is the index of the day, `last` the time (seconds) of the newest. */
export type Arrivals = {
  way: CaptureWay
  key: number | null
  form: number | null
  mapping: string | null
  end: ReceiptEnd | null
  day: number
  count: number
  last: number
}

/** What came through an entry point: by day, by end, and the time (seconds) of the newest. */
export type Traffic = { days: number[]; ends: ReceiptCounts; last: number | null }

/** Whether an arrival came through an entry point; one of the snippet may belong to a form too. */
export function isThrough(point: EntryPoint, { way, key, form, mapping }: Arrivals): boolean {
  if (point.way === 'form') return form === point.form
  if (point.way === 'in') return way === 'in' && mapping === point.mapping
  return way === point.way && key === point.key
}

/** The entry points that arrivals came through, each once. */
export function entryPointsOf(arrivals: readonly Arrivals[]): EntryPoint[] {
  const found = new Map<string, EntryPoint>()
  for (const { way, key, form, mapping } of arrivals) {
    if (form !== null) found.set(`form ${form}`, { way: 'form', form })
    if (way === 'in' && mapping !== null) found.set(`in ${mapping}`, { way, mapping })
    if ((way === 'snippet' || way === 'proxy') && key !== null) found.set(`${way} ${key}`, { way, key })
  }
  return [...found.values()]
}

/** Sums arrivals over this many days; ends are those of the last `shown` days. */
export function trafficOf(arrivals: readonly Arrivals[], days: number, shown: number): Traffic {
  const traffic: Traffic = {
    days: Array.from({ length: days }, () => 0),
    ends: { ...noReceipts },
    last: null,
  }
  for (const { day, end, count, last } of arrivals) {
    traffic.days[day] = (traffic.days[day] ?? 0) + count
    if (day >= days - shown) traffic.ends[end ?? 'waiting'] += count
    traffic.last = Math.max(traffic.last ?? last, last)
  }
  return traffic
}

/**
 * How an entry point does: nothing came yet, something comes, or it is quieter than it usually is. `silent` are the
 * whole days since the last enquiry, `pace` are enquiries a day while they came; null where that is not known.
 */
export type Health = { state: 'unused' | 'ok' | 'quiet'; silent: number | null; pace: number | null }

/** From this many silent days on an entry point can be quiet. */
const quietDays = 3

/** How many days with enquiries it takes to know a rhythm. */
const daysOfRhythm = 3

/**
 * Judges an entry point at `now` (seconds) by its own rhythm, the gaps between its days with enquiries. It is quiet
 * when the silence lasts three days, three times its usual gap, and longer than nine in ten of its gaps: so a weekend
 * is no silence for one that rests at weekends.
 */
export function healthOf({ days, last }: Pick<Traffic, 'days' | 'last'>, now: number): Health {
  if (last === null) return { state: 'unused', silent: null, pace: null }
  const silent = Math.max(0, Math.floor((now - last) / 86_400))
  const active = days.flatMap((count, day) => (count > 0 ? [day] : []))
  if (active.length < daysOfRhythm) return { state: 'ok', silent, pace: null }
  const gaps = active.slice(1).map((day, index) => ({ value: day - (active[index] as number), n: 1 }))
  const gapAt = (share: number) => quantile(gaps, share) as number
  const isQuiet = silent >= quietDays && silent >= quietDays * gapAt(0.5) && silent > gapAt(0.9)
  const span = (active.at(-1) as number) - (active[0] as number) + 1
  const pace = days.reduce((sum, count) => sum + count, 0) / span
  return { state: isQuiet ? 'quiet' : 'ok', silent, pace }
}
