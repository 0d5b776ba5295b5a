import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** The last group of a project's writes that each server process has committed. Only PostgreSQL needs it: SQLite has no connection to lose. */
export async function up(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`
    create table commit_marks (
      project_id ${whole} not null,
      writer ${text} not null,
      number ${whole} not null,
      at ${whole} not null,
      constraint commit_marks_key primary key (project_id, writer)
    ) ${clustered}`.execute(db)
}
