import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * What reports counted in whole days, months and years, and how often the leads of each day changed, by which it is known to be true still.
 * A constant default changes no row, so that a store of a million leads is migrated at once.
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
