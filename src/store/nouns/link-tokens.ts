import type { Kysely } from 'kysely'
import type { NoticeWayName } from '../../domain/notice.ts'
import type { Tables } from '../schema/tables.ts'

/** A one-time token that links a member with an account of a messenger, or a project with a chat. */
export type LinkToken = {
  hash: string
  project: number
  member: number
  way: NoticeWayName
  purpose: 'member' | 'chat'
  expiresAt: number
}

/** Tokens in links to bots. Only hashes are kept. */
export function linkTokens(db: Kysely<Tables>) {
  return { put, take, endOf, endOfAll, forget }

  /** Stores a token; a former one of the member for the same way and purpose ends. */
  async function put({ hash, project, member, way, purpose, expiresAt }: LinkToken): Promise<void> {
    await db
      .deleteFrom('link_tokens')
      .where('project_id', '=', project)
      .where('member_id', '=', member)
      .where('way', '=', way)
      .where('purpose', '=', purpose)
      .execute()
    await db
      .insertInto('link_tokens')
      .values({ token_hash: hash, project_id: project, member_id: member, way, purpose, expires_at: expiresAt })
      .execute()
  }

  /** Consumes a valid token; of concurrent calls one gets it. */
  async function take(hash: string, way: NoticeWayName, now: number): Promise<LinkToken | undefined> {
    const row = await db
      .deleteFrom('link_tokens')
      .where('token_hash', '=', hash)
      .where('way', '=', way)
      .where('expires_at', '>', now)
      .returningAll()
      .executeTakeFirst()
    if (!row) return
    const { project_id: project, member_id: member, purpose, expires_at: expiresAt } = row
    return { hash, project, member, way, purpose, expiresAt }
  }

  /** Ends the tokens of a member of a project. */
  async function endOf(project: number, member: number): Promise<void> {
    await db.deleteFrom('link_tokens').where('project_id', '=', project).where('member_id', '=', member).execute()
  }

  async function endOfAll(): Promise<void> {
    await db.deleteFrom('link_tokens').execute()
  }

  /** Removes expired tokens. */
  async function forget(now: number): Promise<void> {
    await db.deleteFrom('link_tokens').where('expires_at', '<=', now).execute()
  }
}
