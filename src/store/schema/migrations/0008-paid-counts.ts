import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** The roll-up by paid date, for revenue: as the one by creation date, made of the leads that are there. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole } = dialect.types
  await db.schema
    .createTable('paid_counts')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('grain', whole, (c) => c.notNull())
    .addColumn('slice', whole, (c) => c.notNull())
    .addColumn('status', whole, (c) => c.notNull())
    .addColumn('n', whole, (c) => c.notNull())
    .addColumn('sum', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('paid_counts_key', ['project_id', 'grain', 'slice', 'status'])
    .modifyEnd(dialect.clustered)
    .execute()
  for (const grain of [3_600, 86_400])
    await sql`
      insert into paid_counts (project_id, grain, slice, status, n, sum)
      select project_id, ${sql.lit(grain)}, (paid_date - (paid_date % ${sql.lit(grain)} + ${sql.lit(grain)}) % ${sql.lit(grain)}) / ${sql.lit(grain)},
        status, count(*), coalesce(sum(price), 0)
      from leads where paid_date is not null and deleted_at is null group by 1, 2, 3, 4
    `.execute(db)
}
