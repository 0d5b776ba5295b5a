import { type Kysely, type Selectable, sql } from 'kysely'
import type { Invitation } from '../../domain/invitation.ts'
import type { InvitationsTable } from '../schema/people-tables.ts'
import type { Tables } from '../schema/tables.ts'

/** How long (seconds) the address of an invitation is kept after its end, for the list of invitations. */
const addressTime = 30 * 86_400

/** Invitation links. */
export function invitations(db: Kysely<Tables>) {
  return { of, find, findByHash, insert, renew, refuse, end, endOf, endOfAll, forget }

  /** The invitations of a project, the newest first. */
  async function of(project: number): Promise<Invitation[]> {
    const rows = await db
      .selectFrom('invitations')
      .selectAll()
      .where('project_id', '=', project)
      .orderBy('id', 'desc')
      .execute()
    return rows.map(toInvitation)
  }

  async function find(project: number, id: number): Promise<Invitation | undefined> {
    const query = db.selectFrom('invitations').selectAll().where('project_id', '=', project).where('id', '=', id)
    const row = await query.executeTakeFirst()
    return row && toInvitation(row)
  }

  async function findByHash(hash: string): Promise<Invitation | undefined> {
    const row = await db.selectFrom('invitations').selectAll().where('token_hash', '=', hash).executeTakeFirst()
    return row && toInvitation(row)
  }

  /** Inserts an invitation with the next id of its project; returns the id. */
  async function insert(draft: Omit<Invitation, 'id' | 'endedAt' | 'member'>, hash: string): Promise<number> {
    const { project, email, role, sources, createdBy, createdAt, expiresAt } = draft
    const { last } = await db
      .selectFrom('invitations')
      .select(({ fn }) => fn.max<number | null>('id').as('last'))
      .where('project_id', '=', project)
      .executeTakeFirstOrThrow()
    const id = (last ?? 0) + 1
    const at = { created_by: createdBy, created_at: createdAt, expires_at: expiresAt }
    await db
      .insertInto('invitations')
      .values({ project_id: project, id, token_hash: hash, email, role, sources: JSON.stringify(sources), ...at })
      .execute()
    return id
  }

  /** Gives an invitation a new link and expiry; `createdBy` answers for it from then on. */
  async function renew({ project, id, expiresAt, createdBy }: Invitation, hash: string): Promise<void> {
    await db
      .updateTable('invitations')
      .set({ token_hash: hash, expires_at: expiresAt, created_by: createdBy })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }

  /** Counts a failed attempt; returns the number of them. */
  async function refuse({ project, id }: Invitation): Promise<number> {
    const { failed_attempts: failed } = await db
      .updateTable('invitations')
      .set(({ eb }) => ({ failed_attempts: eb('failed_attempts', '+', 1) }))
      .where('project_id', '=', project)
      .where('id', '=', id)
      .returning('failed_attempts')
      .executeTakeFirstOrThrow()
    return failed
  }

  /** Ends an invitation: a member accepted it, or it was revoked. */
  async function end({ project, id }: Invitation, member: number | null, now: number): Promise<void> {
    await db
      .updateTable('invitations')
      .set({ ended_at: now, member_id: member })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }

  /** Ends the open invitations that `createdBy` made. */
  async function endOf(project: number, createdBy: string, now: number): Promise<void> {
    await db
      .updateTable('invitations')
      .set({ ended_at: now })
      .where('project_id', '=', project)
      .where('created_by', '=', createdBy)
      .where('ended_at', 'is', null)
      .execute()
  }

  /** Ends the open invitations of all projects. */
  async function endOfAll(now: number): Promise<void> {
    await db.updateTable('invitations').set({ ended_at: now }).where('ended_at', 'is', null).execute()
  }

  /** Removes the hashes of links that ended at `now`, and later the addresses. The rows stay: the list shows them, and their ids are not used again. */
  async function forget(now: number): Promise<void> {
    await endedBy(now)
      .set({ token_hash: sql`'ended ' || project_id || ' ' || id` }) // the column takes no null, and each value once
      .where('token_hash', 'not like', 'ended %')
      .execute()
    await endedBy(now - addressTime)
      .set({ email: null })
      .where('email', 'is not', null)
      .execute()
  }

  function endedBy(at: number) {
    return db
      .updateTable('invitations')
      .where(({ or, eb }) => or([eb('ended_at', '<=', at), eb('expires_at', '<=', at)]))
  }
}

function toInvitation(row: Selectable<InvitationsTable>): Invitation {
  const { project_id, id, email, role, sources, created_by, created_at, expires_at, ended_at, member_id } = row
  return {
    project: project_id,
    id,
    email,
    role,
    sources: JSON.parse(sources),
    createdBy: created_by,
    createdAt: created_at,
    expiresAt: expires_at,
    endedAt: ended_at,
    member: member_id,
  }
}
