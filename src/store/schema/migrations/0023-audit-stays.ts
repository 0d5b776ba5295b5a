import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Makes the audit append-only, so that neither the program nor an administrator of the database changes or removes an entry by mistake. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  for (const statement of dialect.appendOnly('audit')) await statement.execute(db)
}
