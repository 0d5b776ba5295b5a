import type { Kysely } from 'kysely'
import type { Member } from '../../domain/member.ts'
import type { Tables } from '../schema/tables.ts'

/** New addresses of members that wait for their confirmation; at most one for each. Only a hash of the token is kept. */
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

  /** Keeps one in the place of an earlier one. */
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

  /** Forgets those whose time was over at `now`. */
  async function forget(now: number): Promise<void> {
    await db.deleteFrom('mail_changes').where('expires_at', '<=', now).execute()
  }
}
