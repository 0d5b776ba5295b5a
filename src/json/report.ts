import Type, { type Static } from 'typebox'
import { writeDays } from '../domain/days.ts'
import type { Filter } from '../domain/filter.ts'
import { isAllTime, type Period } from '../domain/period.ts'
import { refusal } from '../domain/refusal.ts'
import { FilterSchema } from './filter.ts'
import { writeFilter } from './filter-write.ts'
import { writeMoney } from './values.ts'

const listJson = Type.Object(
  {
    period: Type.String({ description: 'As in the list of leads', examples: ['2024-02-01..2024-02-29'] }),
    filter: FilterSchema,
  },
  { $id: 'LeadSelection', description: 'The list of leads with this total and sum' },
)

export const figureJson = Type.Object(
  {
    leads: Type.Integer({ description: 'Number of leads' }),
    sum: Type.String({ description: 'The sum of their prices', examples: ['12500.50'] }),
    list: listJson,
  },
  { $id: 'Figure' },
)

/** A count of leads, and the list behind it. Periods are whole days of the zone. */
export function writeFigure(
  { leads, sum, list }: { leads: number; sum: bigint; list: { period: Period; filter: Filter } },
  timeZone: string,
): Static<typeof figureJson> {
  return {
    leads,
    sum: writeMoney(sum),
    list: { period: writeDaysOrAll(list.period, timeZone), filter: writeFilter(list.filter) },
  }
}

/** The limit of all filters in an answer together, in characters. */
const maxFilters = 8_000_000

/** Refuses a long filter with `too-long`, since the answer would repeat it in each of its figures. */
export function checkRepeated(filter: Filter, figures: number): void {
  const { length } = JSON.stringify(writeFilter(filter))
  const limit = Math.floor(maxFilters / Math.max(1, figures))
  if (length > limit) throw refusal('too-long', { length, limit }, 'filter')
}

/** A period of whole days in the syntax of the list. */
export function writeDaysOrAll(period: Period, timeZone: string): string {
  return isAllTime(period) ? 'all' : writeDays(period, timeZone)
}

/** A ratio from 0 to 1 with four digits; null when the whole is 0. */
export function writeShare(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000
}

/** An average, rounded half up; null for an empty set. */
export function writeAverage(sum: bigint, count: number): string | null {
  return count === 0 ? null : writeMoney(divideHalfUp(sum, BigInt(count)))
}

/** Divides and rounds to the nearest integer, halves upwards, also for negative numbers. */
export function divideHalfUp(part: bigint, whole: bigint): bigint {
  const [twice, by] = [2n * part + whole, 2n * whole]
  const isCut = twice < 0n && twice % by !== 0n // bigint division truncates towards zero
  return isCut ? twice / by - 1n : twice / by
}
