import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * The cache of reports for whole days, months and years, and a version for the leads of each day, by which cached values are validated. A constant
 * default rewrites no rows, so that a store with a million leads migrates immediately.
 */
export async function up(db: Kysely<Tables>, { types: { whole, text } }: Dialect): Promise<void> {
  for (const table of ['lead_counts', 'paid_counts'])
    await sql`alter table ${sql.table(table)} add column version ${whole} not null default 1`.execute(db)
  await sql`
    create table tally_cache (
      project_id ${whole} not null,
      kind ${text} not null,
      grain ${text} not null,
      slice ${whole} not null,
      variant ${text} not null,
      version ${whole} not null,
      data ${text} not null,
      constraint tally_cache_key primary key (project_id, kind, grain, slice)
    )`.execute(db)
}
