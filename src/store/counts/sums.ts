import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Filter } from '../../domain/filter.ts'
import { type Period, type Slices, slicesOf } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { filterSql } from '../leads/filter-sql.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { grains } from './lead-counts.ts'

/** How many leads there are, and the sum of their prices in hundredths. */
export type Sum = { total: number; sum: bigint }

/** How many leads of a period match, and their prices, by the roll-up: for filters that look at nothing but the status. */
export async function countedSum(
  db: Kysely<Tables>,
  dialect: Dialect,
  project: Project,
  { period, filter }: { period: Period; filter: Filter },
): Promise<Sum> {
  const where = filterSql(filter, { dialect, project, path: 'period' }) as RawBuilder<SqlBool>
  const parts = slicesOf(period, [grains.day, grains.hour]).map((part) => sumOf(project, part, where))
  if (parts.length === 0) return { total: 0, sum: 0n }
  const { rows } = await sql<{ total: number; sum: string }>`
    select cast(coalesce(sum(n), 0) as bigint) as total, cast(coalesce(sum(money), 0) as text) as sum
    from (${sql.join(parts, sql` union all `)}) as parts
  `.execute(db)
  return { total: rows[0]?.total ?? 0, sum: BigInt(rows[0]?.sum ?? 0) }
}

/** One end or run of slices, under the name `leads`, so that a filter on the status fits both. */
function sumOf(project: Project, part: Period | Slices, where: RawBuilder<SqlBool>) {
  if ('grain' in part)
    return sql`select sum(n) as n, sum(sum) as money from lead_counts as leads where project_id = ${project.id}
      and grain = ${part.grain} and slice >= ${part.first} and slice < ${part.end} and ${where}`
  return sql`select count(*) as n, sum(price) as money from leads where project_id = ${project.id}
    and creation_date >= ${part.from} and creation_date <= ${part.to} and deleted_at is null and ${where}`
}
