import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * A file of a receipt may be a part of its raw body, so that its bytes are kept once. The table is made anew because SQLite cannot allow
 * null in a column that is there.
 */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole, text } = dialect.types
  await sql`alter table files rename to files_before`.execute(db)
  await sql`drop index files_spool`.execute(db)
  await db.schema
    .createTable('files')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('receipt_id', whole, (c) => c.notNull())
    .addColumn('number', whole, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('size', whole, (c) => c.notNull())
    .addColumn('spool', text)
    .addColumn('start', whole)
    .addColumn('length', whole)
    .addColumn('encoding', text)
    .addPrimaryKeyConstraint('files_of_receipts_key', ['project_id', 'receipt_id', 'number'])
    .modifyEnd(dialect.clustered)
    .execute()
  const columns = sql`project_id, receipt_id, number, name, type, size, spool`
  await sql`insert into files (${columns}) select ${columns} from files_before`.execute(db)
  await sql`drop table files_before`.execute(db)
  await sql`create index files_spool on files (spool) where spool is not null`.execute(db)
  await sql`create index receipts_spooled on receipts (network, at) where spool is not null`.execute(db)
}
