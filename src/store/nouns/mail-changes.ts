import type { Kysely } from 'kysely'
import type { Member } from '../../domain/member.ts'
import type { Tables } from '../schema/tables.ts'

/** New addresses of members that wait for confirmation, at most one for each member. Only a hash of the token is stored. */
export function mailChanges(db: Kysely<Tables>) {
  return { find, put, end, endOfAll, forget }

  /** The member and the new address of a token, if it can be used at `now` (seconds). */
  async function find(hash: string, now: number): Promise<{ member: number; email: string } | undefined> {
    const row = await db
      .selectFrom('mail_changes')
      .innerJoin('members', 'members.user_id', 'mail_changes.user_id')
      .select(['members.id', 'mail_changes.email'])
      .where('token_hash', '=', hash)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row && { member: row.id, email: row.email }
  }

  /** Stores a change and replaces an earlier one. */
  async function put(
    { userId }: Member,
    { email, hash, expiresAt }: { email: string; hash: string; expiresAt: number },
  ): Promise<void> {
    const change = { email, token_hash: hash, expires_at: expiresAt }
    await db
      .insertInto('mail_changes')
      .values({ user_id: userId, ...change })
      .onConflict((conflict) => conflict.column('user_id').doUpdateSet(change))
      .execute()
  }

  async function end({ userId }: Member): Promise<void> {
    await db.deleteFrom('mail_changes').where('user_id', '=', userId).execute()
  }

  async function endOfAll(): Promise<void> {
    await db.deleteFrom('mail_changes').execute()
  }

  /** Deletes changes that have expired at `now`. */
  async function forget(now: number): Promise<void> {
    await db.deleteFrom('mail_changes').where('expires_at', '<=', now).execute()
  }
}
