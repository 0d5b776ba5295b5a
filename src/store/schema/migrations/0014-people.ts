import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/**
 * The people of the desk. What begins with `auth_` is the sign-in library's: columns and types as it generates them for each
 * database, in our spelling; a test compares them.
 */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await signIn(db, dialect)
  const { whole, text } = dialect.types
  await db.schema
    .createTable('members')
    .addColumn('id', whole, (c) => c.notNull().primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().unique().references('auth_user.id'))
    .addColumn('preferences', text, (c) => c.notNull())
    .addColumn('created_at', whole, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('memberships')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('member_id', whole, (c) => c.notNull())
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('sources', text, (c) => c.notNull())
    .addColumn('since', whole, (c) => c.notNull())
    .addColumn('left_at', whole)
    .addPrimaryKeyConstraint('memberships_key', ['project_id', 'member_id'])
    .modifyEnd(dialect.clustered)
    .execute()
  await db.schema.createIndex('memberships_member').on('memberships').column('member_id').execute()
  await db.schema
    .createTable('invitations')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('id', whole, (c) => c.notNull())
    .addColumn('token_hash', text, (c) => c.notNull().unique())
    .addColumn('email', text)
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('sources', text, (c) => c.notNull())
    .addColumn('created_by', text, (c) => c.notNull())
    .addColumn('created_at', whole, (c) => c.notNull())
    .addColumn('expires_at', whole, (c) => c.notNull())
    .addColumn('ended_at', whole)
    .addColumn('member_id', whole)
    .addPrimaryKeyConstraint('invitations_key', ['project_id', 'id'])
    .modifyEnd(dialect.clustered)
    .execute()
  await db.schema
    .createTable('sign_in_tries')
    .addColumn('subject', text, (c) => c.notNull().primaryKey())
    .addColumn('count', whole, (c) => c.notNull())
    .addColumn('since', whole, (c) => c.notNull())
    .modifyEnd(dialect.clustered)
    .execute()
}

async function signIn(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole, text, flag, instant } = dialect.types
  const ofUser = sql`${text} not null references auth_user (id) on delete cascade`
  await db.schema
    .createTable('auth_user')
    .addColumn('id', text, (c) => c.notNull().primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('email', text, (c) => c.notNull().unique())
    .addColumn('email_verified', flag, (c) => c.notNull())
    .addColumn('image', text)
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .addColumn('two_factor_enabled', flag)
    .execute()
  await db.schema
    .createTable('auth_session')
    .addColumn('id', text, (c) => c.notNull().primaryKey())
    .addColumn('expires_at', instant, (c) => c.notNull())
    .addColumn('token', text, (c) => c.notNull().unique())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .addColumn('ip_address', text)
    .addColumn('user_agent', text)
    .addColumn('user_id', ofUser)
    .execute()
  await db.schema
    .createTable('auth_account')
    .addColumn('id', text, (c) => c.notNull().primaryKey())
    .addColumn('account_id', text, (c) => c.notNull())
    .addColumn('provider_id', text, (c) => c.notNull())
    .addColumn('user_id', ofUser)
    .addColumn('access_token', text)
    .addColumn('refresh_token', text)
    .addColumn('id_token', text)
    .addColumn('access_token_expires_at', instant)
    .addColumn('refresh_token_expires_at', instant)
    .addColumn('scope', text)
    .addColumn('password', text)
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('auth_verification')
    .addColumn('id', text, (c) => c.notNull().primaryKey())
    .addColumn('identifier', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addColumn('expires_at', instant, (c) => c.notNull())
    .addColumn('created_at', instant, (c) => c.notNull())
    .addColumn('updated_at', instant, (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('auth_two_factor')
    .addColumn('id', text, (c) => c.notNull().primaryKey())
    .addColumn('secret', text, (c) => c.notNull())
    .addColumn('backup_codes', text, (c) => c.notNull())
    .addColumn('user_id', ofUser)
    .addColumn('verified', flag)
    .addColumn('failed_verification_count', whole)
    .addColumn('locked_until', instant)
    .execute()
  await db.schema
    .createTable('auth_rate_limit')
    .addColumn('id', text, (c) => c.notNull().primaryKey())
    .addColumn('key', text, (c) => c.notNull().unique())
    .addColumn('count', whole, (c) => c.notNull())
    .addColumn('last_request', whole, (c) => c.notNull())
    .execute()
  for (const [table, column] of indexed)
    await db.schema.createIndex(`${table}_${column}_idx`).on(table).column(column).execute()
}

const indexed = [
  ['auth_session', 'user_id'],
  ['auth_account', 'user_id'],
  ['auth_verification', 'identifier'],
  ['auth_two_factor', 'secret'],
  ['auth_two_factor', 'user_id'],
] as const
