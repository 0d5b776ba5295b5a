import type { Kysely, Selectable } from 'kysely'
import type { NoticeLink, NoticeWayName } from '../../domain/notice.ts'
import type { NoticeLinksTable } from '../schema/notice-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { counters } from './counters.ts'

type NewLink = Pick<NoticeLink, 'member' | 'way' | 'address' | 'details' | 'label'>

/** Where members get notices outside of the desk; their e-mail is no link. */
export function noticeLinks(db: Kysely<Tables>) {
  return { ofMember, all, byAddress, put, noteAccepted, noteError, move, remove, removeMember }

  async function ofMember(project: number, member: number): Promise<NoticeLink[]> {
    const rows = await select()
      .where('project_id', '=', project)
      .where('member_id', '=', member)
      .orderBy('id')
      .execute()
    return rows.map(toLink)
  }

  /** The links of all members in all projects. */
  async function all(): Promise<NoticeLink[]> {
    return (await select().orderBy('project_id').orderBy('id').execute()).map(toLink)
  }

  /** The links of all projects with an address, which tell which member an account of a messenger is; in a project the newest last. */
  async function byAddress(way: NoticeWayName, address: string): Promise<NoticeLink[]> {
    const rows = await select()
      .where('way', '=', way)
      .where('address', '=', address)
      .orderBy('project_id')
      .orderBy('id')
      .execute()
    return rows.map(toLink)
  }

  /** Stores a link, or updates the one with the same address; returns its id. */
  async function put(project: number, { member, way, address, details, label }: NewLink, now: number): Promise<number> {
    const known = await select()
      .where('project_id', '=', project)
      .where('member_id', '=', member)
      .where('way', '=', way)
      .where('address', '=', address)
      .executeTakeFirst()
    const id = known?.id ?? (await counters(db).next(project, 'notice-link'))
    const values = { details, label, error: null }
    await db
      .insertInto('notice_links')
      .values({
        project_id: project,
        id,
        member_id: member,
        way,
        address,
        created_at: now,
        accepted_at: null,
        ...values,
      })
      .onConflict((conflict) => conflict.columns(['project_id', 'id']).doUpdateSet(values))
      .execute()
    return id
  }

  async function noteAccepted(project: number, id: number, now: number): Promise<void> {
    await update(project, id).set({ accepted_at: now, error: null }).execute()
  }

  async function noteError(project: number, id: number, error: string): Promise<void> {
    await update(project, id).set({ error }).execute()
  }

  /** Changes the address of a chat, in all projects. */
  async function move(way: NoticeWayName, from: string, to: string): Promise<void> {
    await db
      .updateTable('notice_links')
      .set({ address: to })
      .where('way', '=', way)
      .where('address', '=', from)
      .execute()
  }

  async function remove(project: number, id: number): Promise<void> {
    await db.deleteFrom('notice_links').where('project_id', '=', project).where('id', '=', id).execute()
  }

  /** Removes the links of a member who leaves a project. */
  async function removeMember(project: number, member: number): Promise<void> {
    await db.deleteFrom('notice_links').where('project_id', '=', project).where('member_id', '=', member).execute()
  }

  function select() {
    return db.selectFrom('notice_links').selectAll()
  }

  function update(project: number, id: number) {
    return db.updateTable('notice_links').where('project_id', '=', project).where('id', '=', id)
  }
}

function toLink(row: Selectable<NoticeLinksTable>): NoticeLink {
  const { project_id: project, member_id: member, created_at: createdAt, accepted_at: acceptedAt, ...same } = row
  return { ...same, project, member, createdAt, acceptedAt }
}
