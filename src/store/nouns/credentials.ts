import type { Kysely } from 'kysely'
import type { Member } from '../../domain/member.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { instant } from './instant.ts'

/** By what members sign in. */
export function credentials(db: Kysely<Tables>, dialect: Dialect) {
  return { passwordHash, lockPassword, setPassword, rehash, dropSecondFactor }

  async function passwordHash(member: Member): Promise<string | undefined> {
    return (await account(member).executeTakeFirst())?.password ?? undefined
  }

  /** The same, locked until the transaction ends. */
  async function lockPassword(member: Member): Promise<string | undefined> {
    const row = await account(member)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row?.password ?? undefined
  }

  async function setPassword({ userId }: Member, password: string, now: number): Promise<void> {
    await db
      .updateTable('auth_account')
      .set({ password, updated_at: instant(now) })
      .where('user_id', '=', userId)
      .where('provider_id', '=', 'credential')
      .execute()
  }

  /** Rehashes the same password, unless it has changed meanwhile. */
  async function rehash({ userId }: Member, from: string, to: string): Promise<void> {
    await db
      .updateTable('auth_account')
      .set({ password: to })
      .where('user_id', '=', userId)
      .where('password', '=', from)
      .execute()
  }

  async function dropSecondFactor({ userId }: Member): Promise<void> {
    await db.deleteFrom('auth_two_factor').where('user_id', '=', userId).execute()
    await db.updateTable('auth_user').set({ two_factor_enabled: 0 }).where('id', '=', userId).execute()
  }

  function account({ userId }: Member) {
    return db
      .selectFrom('auth_account')
      .select('password')
      .where('user_id', '=', userId)
      .where('provider_id', '=', 'credential')
  }
}
