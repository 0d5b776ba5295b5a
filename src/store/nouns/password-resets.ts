import type { Kysely } from 'kysely'
import type { Member } from '../../domain/member.ts'
import type { Tables } from '../schema/tables.ts'

/** Password reset links, at most one for each member. Only a hash of the token is stored. */
export function passwordResets(db: Kysely<Tables>) {
  return { find, put, take, end, endOfAll, forget }

  /** The member whose link has this token, if it is valid at `now` (seconds). */
  async function find(hash: string, now: number): Promise<number | undefined> {
    const row = await db
      .selectFrom('password_resets')
      .innerJoin('members', 'members.user_id', 'password_resets.user_id')
      .select('members.id')
      .where('token_hash', '=', hash)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row?.id
  }

  /** Stores a link and replaces an earlier one. */
  async function put({ userId }: Member, hash: string, expiresAt: number): Promise<void> {
    const link = { token_hash: hash, expires_at: expiresAt }
    await db
      .insertInto('password_resets')
      .values({ user_id: userId, ...link })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(link))
      .execute()
  }

  /** Consumes a link; false if it was consumed before. */
  async function take(hash: string): Promise<boolean> {
    const deleted = await db.deleteFrom('password_resets').where('token_hash', '=', hash).executeTakeFirst()
    return deleted.numDeletedRows > 0n
  }

  async function end({ userId }: Member): Promise<void> {
    await db.deleteFrom('password_resets').where('user_id', '=', userId).execute()
  }

  async function endOfAll(): Promise<void> {
    await db.deleteFrom('password_resets').execute()
  }

  /** Deletes links that have expired at `now`. */
  async function forget(now: number): Promise<void> {
    await db.deleteFrom('password_resets').where('expires_at', '<=', now).execute()
  }
}
