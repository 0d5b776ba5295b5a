import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * The newest lead of a person by one index seek. PostgreSQL had hash indexes, which have no order: each create read up to two hundred leads
 * of the same phone.
 */
export async function up(db: Kysely<Tables>, { indexes }: Dialect): Promise<void> {
  for (const column of ['phone_key', 'email_key'])
    for (const statement of indexes.newest(column)) await statement.execute(db)
}
