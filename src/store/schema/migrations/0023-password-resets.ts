import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * The link to another password, one for each member: a newer one takes the place of the one before. An invitation knows how often it
 * was refused. Addresses are counted beside accounts from now on, so the table that the sign-in library did it in goes.
 */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole, text } = dialect.types
  await db.schema
    .createTable('password_resets')
    .addColumn('user_id', sql`${text} not null references auth_user (id) on delete cascade`)
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('expires_at', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('password_resets_key', ['user_id'])
    .execute()
  await db.schema
    .alterTable('invitations')
    .addColumn('refused', whole, (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema.dropTable('auth_rate_limit').execute()
}
