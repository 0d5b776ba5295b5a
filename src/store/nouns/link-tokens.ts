import type { Kysely } from 'kysely'
import type { NoticeWayName } from '../../domain/notice.ts'
import type { Tables } from '../schema/tables.ts'

/** What links a member, or a chat of a project, with somebody of a messenger: a token that is used once. */
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

  /** The former one of the member for the same purpose ends. */
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

  /** Takes one that is valid; of concurrent calls one gets it. */
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

  /** Ends those of a member of a project. */
  async function endOf(project: number, member: number): Promise<void> {
    await db.deleteFrom('link_tokens').where('project_id', '=', project).where('member_id', '=', member).execute()
  }

  async function endOfAll(): Promise<void> {
    await db.deleteFrom('link_tokens').execute()
  }

  /** Removes those that are over. */
  async function forget(now: number): Promise<void> {
    await db.deleteFrom('link_tokens').where('expires_at', '<=', now).execute()
  }
}
