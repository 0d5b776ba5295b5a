import type { Door } from './access.ts'
import { fold } from './fold.ts'
import { isDay } from './local-day.ts'

/** What money was spent for. */
export const costKinds = ['channel', 'source', 'campaign'] as const
export type CostKind = (typeof costKinds)[number]

/** A channel by its id; a source or a campaign by its text, compared folded as leads are. */
export type CostTarget = { kind: CostKind; target: string }

/** Money spent for a target on a day (`2024-03-05`), in hundredths of a currency. */
export type Cost = CostTarget & { id: number; day: string; amount: number; currency: string; note: string | null }

/**
 * A cost as a caller gives it. A null amount removes it, a missing note keeps the former one, and a missing currency is that of the project.
 * `month` is set if it is one day of a month's cost.
 */
export type CostEntry = CostTarget & {
  day: string
  month?: string | undefined
  amount: number | null
  note?: string | null | undefined
  currency?: string | undefined
}

/** A line of a file of costs: of a day or a month (`slot`), with the number of the line. */
export type CostRow = CostTarget & {
  line: number
  slot: string
  amount: number
  note: string | null | undefined
  currency: string | undefined
}

/** A change of one cost; null where there was or is none. */
export type CostChange = { before: Cost | null; after: Cost | null }

/** Who wrote a cost, and when (seconds). */
export type CostMark = { at: number; door: Door; actor: string }

/** Limits of one request, and of its texts. `amount` is exclusive, in hundredths: 10¹² units. */
export const costLimits = { rows: 5_000, target: 1_000, note: 500, amount: 10 ** 14 }

/** The text by which a target is found. */
export function targetKey(cost: CostTarget): string {
  const key = keys.get(cost) ?? (cost.kind === 'channel' ? cost.target : foldOnce(cost.target))
  keys.set(cost, key)
  return key
}

/** Caches the keys: they are needed repeatedly, and folding long texts is slow. */
const keys = new WeakMap<CostTarget, string>()

/** Remembers the last target only, since the days of a month follow each other with the same one. */
function foldOnce(target: string): string {
  if (target !== last.target) last = { target, key: fold(target) }
  return last.key
}

let last = { target: '', key: '' }

/** One string for a day and a target. */
export function keyOfCost(cost: CostTarget & { day: string }): string {
  return `${cost.day} ${cost.kind} ${targetKey(cost)}`
}

/** Spreads an amount over days so that no hundredth is lost: the first days have one more. */
export function spread(amount: number, days: readonly string[]): [day: string, amount: number][] {
  const share = Math.floor(amount / days.length)
  const rest = amount - share * days.length
  return days.map((day, index) => [day, share + (index < rest ? 1 : 0)])
}

/** The days of a day or a month. */
export function daysOfSlot(slot: string): string[] {
  return daysOfMonth(slot) ?? [slot]
}

/** The days of a month such as `2024-02`; undefined when there is no such month. */
export function daysOfMonth(month: string): string[] | undefined {
  const count = countOfDays(month)
  if (count === undefined) return
  return Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}

/** Whether a day exists and may have costs. */
export function isCostDay(text: string): boolean {
  return countOfDays(text.slice(0, 7)) !== undefined && isDay(text)
}

function countOfDays(month: string): number | undefined {
  const [, year, number] = /^((?:19|20|21)\d\d)-(\d\d)$/.exec(month) ?? []
  if (year === undefined || Number(number) < 1 || Number(number) > 12) return
  return new Date(Date.UTC(Number(year), Number(number), 0)).getUTCDate()
}
