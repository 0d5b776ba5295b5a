import type { Kysely } from 'kysely'
import type { Member } from '../../domain/member.ts'
import type { Tables } from '../schema/tables.ts'

/** Links by which members who forgot their password choose another; at most one for each. Only a hash of its token is kept. */
export function passwordResets(db: Kysely<Tables>) {
  return { find, put, take, end, forget }

  /** The id of the member whose link has this token, if it can be used at `now` (seconds). */
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

  /** Keeps a link in the place of an earlier one. */
  async function put({ userId }: Member, hash: string, expiresAt: number): Promise<void> {
    const link = { token_hash: hash, expires_at: expiresAt }
    await db
      .insertInto('password_resets')
      .values({ user_id: userId, ...link })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(link))
      .execute()
  }

  /** Uses a link up; false where somebody was sooner. */
  async function take(hash: string): Promise<boolean> {
    const taken = await db.deleteFrom('password_resets').where('token_hash', '=', hash).executeTakeFirst()
    return taken.numDeletedRows > 0n
  }

  async function end({ userId }: Member): Promise<void> {
    await db.deleteFrom('password_resets').where('user_id', '=', userId).execute()
  }

  /** Forgets those whose time was over at `now`. */
  async function forget(now: number): Promise<void> {
    await db.deleteFrom('password_resets').where('expires_at', '<=', now).execute()
  }
}
