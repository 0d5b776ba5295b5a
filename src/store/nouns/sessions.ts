import type { Kysely } from 'kysely'
import { sessionLife } from '../../domain/member.ts'
import type { Tables } from '../schema/tables.ts'
import { instant } from './instant.ts'

/** A session. Times are in seconds; `token` is the value of the cookie. */
export type Session = {
  id: string
  token: string
  member: number
  createdAt: number
  usedAt: number
  expiresAt: number
  address: string | null
  browser: string | null
}

/** Sessions, in the tables of the sign-in library. */
export function sessions(db: Kysely<Tables>) {
  return { find, of, shorten, end, endAll, endOthers, findChallenge, endChallenge, endChallenges, endOfAll, forget }

  async function find(token: string): Promise<Session | undefined> {
    const row = await all().where('auth_session.token', '=', token).executeTakeFirst()
    return row && toSession(row)
  }

  /** The sessions of a member, the newest first. */
  async function of(member: number): Promise<Session[]> {
    const rows = await all().where('members.id', '=', member).orderBy('auth_session.created_at', 'desc').execute()
    return rows.map(toSession)
  }

  /** Lets a session end at `expiresAt` (seconds) unless it ends before. */
  async function shorten(id: string, expiresAt: number): Promise<void> {
    const at = instant(expiresAt)
    await db
      .updateTable('auth_session')
      .set({ expires_at: at })
      .where('id', '=', id)
      .where('expires_at', '>', at)
      .execute()
  }

  async function end(ids: string[]): Promise<void> {
    if (ids.length > 0) await db.deleteFrom('auth_session').where('id', 'in', ids).execute()
  }

  async function endAll(userId: string): Promise<void> {
    await db.deleteFrom('auth_session').where('user_id', '=', userId).execute()
  }

  /** Ends the sessions of a member except one. */
  async function endOthers(userId: string, except: string): Promise<void> {
    await db.deleteFrom('auth_session').where('user_id', '=', userId).where('id', '!=', except).execute()
  }

  /** The member whose sign-in waits for its second step under this identifier. */
  async function findChallenge(identifier: string): Promise<number | undefined> {
    const row = await db
      .selectFrom('auth_verification')
      .innerJoin('members', 'members.user_id', 'auth_verification.value')
      .select('members.id')
      .where('identifier', '=', identifier)
      .executeTakeFirst()
    return row?.id
  }

  async function endChallenge(identifier: string): Promise<void> {
    await db.deleteFrom('auth_verification').where('identifier', '=', identifier).execute()
  }

  /** Ends the sign-ins of a member that wait for their second step. */
  async function endChallenges(userId: string): Promise<void> {
    await db.deleteFrom('auth_verification').where('value', '=', userId).execute()
  }

  /** Ends the sessions of all members, and all sign-ins that wait for their second step. */
  async function endOfAll(): Promise<void> {
    await db.deleteFrom('auth_session').execute()
    await db.deleteFrom('auth_verification').execute()
  }

  /** Deletes what has expired at `now`: sessions, and verifications of the library. */
  async function forget(now: number): Promise<void> {
    const at = instant(now)
    await db
      .deleteFrom('auth_session')
      .where(({ or, eb }) => or([eb('expires_at', '<', at), eb('created_at', '<', instant(now - sessionLife))]))
      .execute()
    await db.deleteFrom('auth_verification').where('expires_at', '<', at).execute()
  }

  function all() {
    return db
      .selectFrom('auth_session')
      .innerJoin('members', 'members.user_id', 'auth_session.user_id')
      .select([
        'auth_session.id',
        'auth_session.token',
        'auth_session.created_at',
        'auth_session.updated_at',
        'auth_session.expires_at',
        'auth_session.ip_address',
        'auth_session.user_agent',
        'members.id as member',
      ])
  }
}

type Row = {
  id: string
  token: string
  member: number
  created_at: string | Date
  updated_at: string | Date
  expires_at: string | Date
  ip_address: string | null
  user_agent: string | null
}

/** The session ends after its idle time, at the latest after its lifetime; the library knows only the first. */
function toSession({ id, token, member, ip_address, user_agent, ...at }: Row): Session {
  const createdAt = seconds(at.created_at)
  return {
    id,
    token,
    member,
    createdAt,
    usedAt: seconds(at.updated_at),
    expiresAt: Math.min(seconds(at.expires_at), createdAt + sessionLife),
    address: ip_address === '' ? null : ip_address,
    browser: user_agent === '' ? null : user_agent,
  }
}

function seconds(instant: string | Date): number {
  return Math.floor(new Date(instant).getTime() / 1000)
}
