import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** No entry of the audit is changed or removed, whatever the program or who is at its database does by mistake. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  for (const statement of dialect.appendOnly('audit')) await statement.execute(db)
}
