import { type Expression, type RawBuilder, sql } from 'kysely'
import { type Offset, offsetsOf } from '../../domain/zone.ts'

type Column = Expression<unknown>

/** How long (seconds) it took until a member first opened or changed a lead, as `responseTime` has it. */
export const responseTimeSql = sql<number>`(case when leads.responded_at < leads.recorded_at then 0
  else leads.responded_at - leads.recorded_at end)`

/** The hour of the day of a moment in a zone, as `weekHourAt` has it. */
export function hourSql(seconds: Column, timeZone: string): RawBuilder<number> {
  return sql`(${secondOfDay(localSql(seconds, timeZone))} / 3600)`
}

/** The weekday from 1 (Monday) to 7. */
export function weekdaySql(seconds: Column, timeZone: string): RawBuilder<number> {
  const local = localSql(seconds, timeZone)
  const day = sql`((${local} - ${secondOfDay(local)}) / 86400 + 3)` // 1970 began on a Thursday
  return sql`((${day} % 7 + 7) % 7 + 1)`
}

/** The hour of the week: 0 is the first hour of Monday. */
export function weekHourSql(seconds: Column, timeZone: string): RawBuilder<number> {
  const local = localSql(seconds, timeZone)
  const hour = sql`((${local} - (${local} % 3600 + 3600) % 3600) / 3600 + 72)`
  return sql`((${hour} % 168 + 168) % 168)`
}

/** The place of a moment among the beginnings of adjacent buckets. */
export function bucketSql(seconds: Column, beginnings: readonly number[]): RawBuilder<number> {
  return chosen(
    seconds,
    beginnings.map((from, index) => ({ from, value: index })),
  )
}

function secondOfDay(local: Column): RawBuilder<number> {
  return sql`((${local} % 86400 + 86400) % 86400)`
}

/** A moment as a clock of the zone shows it. */
function localSql(seconds: Column, timeZone: string): RawBuilder<number> {
  const offsets = offsetsOf(timeZone).map(({ from, offset }: Offset) => ({ from, value: offset }))
  return sql`(${seconds} + ${chosen(seconds, offsets)})`
}

type Choice = { from: number; value: number }

/** The value of the last choice that is not after a moment, by a binary search: some hundred choices are few comparisons. */
function chosen(seconds: Column, choices: readonly Choice[]): RawBuilder<number> {
  const half = Math.floor(choices.length / 2)
  const [middle, first] = [choices[half], choices[0]]
  if (!middle || half === 0) return sql`${sql.lit(first?.value ?? 0)}`
  return sql`case when ${seconds} < ${sql.lit(middle.from)} then ${chosen(seconds, choices.slice(0, half))}
    else ${chosen(seconds, choices.slice(half))} end`
}
