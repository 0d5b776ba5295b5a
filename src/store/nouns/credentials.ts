import type { Kysely } from 'kysely'
import type { Member } from '../../domain/member.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/** A stored password. The stamp changes whenever the password or the address of the member does, but not when the same password is rehashed. */
type StoredPassword = { hash: string; stamp: number }

/** The credentials by which members sign in. */
export function credentials(db: Kysely<Tables>, dialect: Dialect) {
  return { findPassword, lockPassword, setPassword, renewStamp, rehash, dropSecondFactor }

  async function findPassword(member: Member): Promise<StoredPassword | undefined> {
    return toPassword(await account(member).executeTakeFirst())
  }

  /** The stored password, locked until the transaction ends. */
  async function lockPassword(member: Member): Promise<StoredPassword | undefined> {
    const row = await account(member)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return toPassword(row)
  }

  async function setPassword(member: Member, password: string, now: number): Promise<void> {
    await change(member, password, now)
  }

  /** Changes the stamp, so that what was begun with the former credentials is recognised as outdated. */
  async function renewStamp(member: Member, now: number): Promise<void> {
    await change(member, undefined, now)
  }

  /** Every change gets a new stamp, even within one second or after the clock was set back. */
  async function change(member: Member, password: string | undefined, now: number): Promise<void> {
    const { stamp = 0 } = (await lockPassword(member)) ?? {}
    const updated_at = new Date(Math.max(now * 1000, stamp + 1)).toISOString()
    await db
      .updateTable('auth_account')
      .set({ updated_at })
      .$if(password !== undefined, (query) => query.set({ password }))
      .where('user_id', '=', member.userId)
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
      .select(['password', 'updated_at'])
      .where('user_id', '=', userId)
      .where('provider_id', '=', 'credential')
  }
}

function toPassword(row?: { password: string | null; updated_at: string | Date }): StoredPassword | undefined {
  if (!row?.password) return
  return { hash: row.password, stamp: new Date(row.updated_at).getTime() }
}
