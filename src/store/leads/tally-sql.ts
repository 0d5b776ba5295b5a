import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Period, type Slices, slicesOf } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { filterSql } from '../filter-sql.ts'
import type { Reading } from '../heavy-reads.ts'
import { type CountTable, grains, sliceOf } from '../lead-counts.ts'
import { lies } from './asked.ts'
import type { Way } from './rows.ts'
import { isFoundByText } from './sought.ts'
import type { Ask, Asked, Grouping } from './tally.ts'

/** A group: its status and its key, of a source also one spelling of it; `sum` in hundredths. */
export type Tally = { status: number; key: string | number | null; label: string | null; n: number; sum: bigint }

/** The roll-up of each date. */
export const tables = { creation_date: 'lead_counts', paid_date: 'paid_counts' } as const satisfies Record<
  string,
  CountTable
>

type Row = Omit<Tally, 'sum'> & { sum: string }

/** What the roll-up says: whole slices from its cells, the ends of the period from the leads themselves. */
export async function cellRows({ db, dialect }: Reading, project: Project, ask: Ask): Promise<Tally[]> {
  const where = filterSql(ask.filter, { dialect, project, guide: 'period' }) as RawBuilder<SqlBool>
  const coarse =
    typeof ask.by === 'object' && ask.by.slice % grains.day !== 0 ? [grains.hour] : [grains.day, grains.hour]
  const parts = slicesOf(ask.period, coarse).map((part) => partOf(project, ask, part, where))
  if (parts.length === 0) return []
  const { rows } = await sql<Row>`
    select status, key, null as label, cast(sum(n) as bigint) as n, cast(sum(sum) as text) as sum
    from (${sql.join(parts, sql` union all `)}) as parts group by status, key having sum(n) <> 0
  `.execute(db)
  return rows.map(toTally)
}

/** One end or run of slices, under the name `leads`, so that a filter on the status fits both. */
function partOf(project: Project, ask: Ask, part: Period | Slices, where: RawBuilder<SqlBool>) {
  if (!('grain' in part)) {
    const date = sql.ref(`leads.${ask.date}`)
    return sql`select status, ${keyOf(ask)} as key, 1 as n, coalesce(price, 0) as sum from leads
      where project_id = ${project.id} and ${date} >= ${part.from} and ${date} <= ${part.to} and deleted_at is null and ${where}`
  }
  const { grain, first, end } = part
  const key = typeof ask.by === 'object' ? sliceOf('leads.slice', ask.by.slice / grain) : sql`null`
  return sql`select status, ${key} as key, n, sum from ${sql.table(tables[ask.date])} as leads
    where project_id = ${project.id} and grain = ${grain} and slice >= ${first} and slice < ${end} and ${where}`
}

/** What the leads themselves say, found along a guide; what does not guide is hidden from the planner. */
export async function groupRows(
  { db, dialect }: Reading,
  project: Project,
  { date, period, filter, by, lying }: Asked,
  { guide, keys }: Way,
): Promise<Tally[]> {
  const byIndex = (column: string, guides: boolean) => (guides ? sql.ref(column) : dialect.hidden(sql.ref(column)))
  const dated = byIndex(`leads.${date}`, guide === 'period')
  const isSearch = typeof guide === 'object' && isFoundByText(guide)
  const { rows } = await sql<Row>`
    select leads.status as status, ${keyOf({ date, by })} as key,
      ${by === 'source' ? sql`min(leads.source)` : sql`null`} as label,
      count(*) as n, cast(coalesce(sum(leads.price), 0) as text) as sum
    from leads
    where ${byIndex('leads.project_id', !isSearch)} = ${project.id} and ${dated} >= ${period.from} and ${dated} <= ${period.to}
      and ${lies[lying]} and ${by === 'response' ? sql`leads.responded_at is not null` : sql`1 = 1`}
      and ${filterSql(filter, { dialect, project, guide: guide === 'bin' ? 'period' : guide, keys })}
    group by 1, 2
  `.execute(db)
  return rows.map(toTally)
}

/** How many leads of a period were responded to, counted up to a limit. */
export async function respondedUpTo({ db }: Reading, project: Project, { from, to }: Period, limit: number) {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select 1 from leads where project_id = ${project.id} and creation_date >= ${from} and creation_date <= ${to}
        and responded_at is not null limit ${limit}
    ) as some
  `.execute(db)
  return rows[0]?.n ?? 0
}

function keyOf({ by, date }: Pick<Ask, 'by' | 'date'>): RawBuilder<unknown> {
  return typeof by === 'object' ? sliceOf(`leads.${date}`, by.slice) : keys[by]
}

const span = sql`(leads.responded_at - leads.recorded_at)`

const keys = {
  nothing: sql`null`,
  source: sql`leads.source_folded`,
  // As exact as people tell it, so that a million leads have few of them: in seconds up to two minutes, minutes up to two hours,
  // ten minutes up to two days, then hours.
  response: sql`case when ${span} < 0 then 0 when ${span} < 120 then ${span} when ${span} < 7200 then ${span} - ${span} % 60
    when ${span} < 172800 then ${span} - ${span} % 600 else ${span} - ${span} % 3600 end`,
} satisfies Record<Exclude<Grouping, object>, RawBuilder<unknown>>

function toTally({ sum, ...row }: Row): Tally {
  return { ...row, sum: BigInt(sum) }
}
