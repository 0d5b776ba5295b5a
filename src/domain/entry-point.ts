import { quantile } from './figure.ts'
import { type CaptureWay, noReceipts, type ReceiptCounts, type ReceiptEnd } from './receipt.ts'
import type { Refusal } from './refusal.ts'

/** The ways that are entry points under a key. */
const waysOfKeys = ['snippet', 'proxy', 'webhook'] as const

/** What enquiries come through: a form, a mapping, the snippet or one of the vendor's addresses under a key, or a Telegram bot. */
export type EntryPoint =
  | { way: 'form'; form: number }
  | { way: 'in'; mapping: string }
  | { way: (typeof waysOfKeys)[number]; key: number }
  | { way: 'telegram' }

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

/** The arrivals of an entry point: counts by day and by end, and the time (seconds) of the newest. */
export type Traffic = { days: number[]; ends: ReceiptCounts; last: number | null }

/** The arrivals of each entry point, by its name. An arrival through the snippet may also count for a form. */
export function arrivalsByPoint(arrivals: readonly Arrivals[]): Map<string, Arrivals[]> {
  const found = new Map<string, Arrivals[]>()
  for (const arrival of arrivals)
    for (const point of pointsOf(arrival)) {
      const name = nameOfPoint(point)
      const known = found.get(name)
      if (known) known.push(arrival)
      else found.set(name, [arrival])
    }
  return found
}

/** The entry points that arrivals came through, each once. */
export function entryPointsOf(arrivals: readonly Arrivals[]): EntryPoint[] {
  return [...new Map(arrivals.flatMap(pointsOf).map((point) => [nameOfPoint(point), point])).values()]
}

/** One string for an entry point. */
export function nameOfPoint(point: EntryPoint): string {
  return JSON.stringify(point)
}

function pointsOf({ way, key, form, mapping }: Arrivals): EntryPoint[] {
  const points: EntryPoint[] = []
  if (form !== null) points.push({ way: 'form', form })
  if (way === 'telegram') points.push({ way })
  if (way === 'in' && mapping !== null) points.push({ way, mapping })
  const ofKey = waysOfKeys.find((each) => each === way)
  if (ofKey && key !== null) points.push({ way: ofKey, key })
  return points
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
 * The health of an entry point: no enquiry yet, normal, or quieter than usual. `silent` is the number of whole days since the
 * last enquiry, `pace` the enquiries per day between the first and the last; null if not known.
 */
export type Health = { state: 'unused' | 'ok' | 'quiet'; silent: number | null; pace: number | null }

/** From this many silent days on an entry point can be quiet. */
const quietDays = 3

/** The number of days with enquiries from which a rhythm can be computed. */
const daysOfRhythm = 3

/**
 * Judges an entry point at `now` (seconds) by its own rhythm, the gaps between its days with enquiries. It is quiet when the
 * silence lasts three days, three times the median gap, and longer than nine in ten gaps. A weekend is therefore no silence
 * for an entry point that is used on workdays only.
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
