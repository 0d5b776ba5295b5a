import { sql } from 'kysely'
import type { LeadCountsTable } from '../schema/tables.ts'

/** The grains of the roll-up in seconds: hours for any time zone, days for long periods. */
export const grains = { hour: 3_600, day: 86_400 }

/** The tables of the roll-up, and the date of each; leads without that date are not counted. */
export const countedDates = { lead_counts: 'creation_date', paid_counts: 'paid_date' } as const
export type CountTable = keyof typeof countedDates

/** The roll-up of each date. */
export const tables = { creation_date: 'lead_counts', paid_date: 'paid_counts' } as const satisfies Record<
  string,
  CountTable
>
export type CountedDate = keyof typeof tables

/** One cell of the roll-up; `slice` counts grains of UTC from 1970. */
export type Cell = Pick<LeadCountsTable, 'project_id' | 'grain' | 'slice' | 'status'> & { table: CountTable }

/** The slice of a lead's date in SQL; also before 1970. */
export function sliceOf(date: string, grain: number) {
  const [seconds, one] = [sql.lit(grain), sql.ref(date)]
  return sql<number>`((${one} - (${one} % ${seconds} + ${seconds}) % ${seconds}) / ${seconds})`
}
