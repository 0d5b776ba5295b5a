import type { Kysely, Selectable } from 'kysely'
import type { NoticeChat, NoticeWayName } from '../../domain/notice.ts'
import type { NoticeChatsTable } from '../schema/notice-tables.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { counters } from './counters.ts'

/** Groups in messengers that get notices of leads. */
export function noticeChats(db: Kysely<Tables>, dialect: Dialect) {
  return { of, told, find, findForUpdate, byAddress, insert, change, noteAccepted, noteError, switchOff, move, remove }

  async function of(project: number): Promise<NoticeChat[]> {
    return (await select().where('project_id', '=', project).orderBy('id').execute()).map(toChat)
  }

  /** The names of the active chats of all projects. No other column is parsed, so that a damaged one does no harm. */
  function told(): Promise<Pick<NoticeChat, 'name' | 'way'>[]> {
    return db
      .selectFrom('notice_chats')
      .select(['name', 'way'])
      .where('is_on', '=', 1)
      .orderBy('project_id')
      .orderBy('id')
      .execute()
  }

  async function find(project: number, id: number): Promise<NoticeChat | undefined> {
    const row = await one(project, id).executeTakeFirst()
    return row && toChat(row)
  }

  /** The same, locked until the transaction ends. */
  async function findForUpdate(project: number, id: number): Promise<NoticeChat | undefined> {
    const row = await one(project, id)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row && toChat(row)
  }

  /** The chats of all projects with an address. */
  async function byAddress(way: NoticeWayName, address: string): Promise<NoticeChat[]> {
    const rows = await select().where('way', '=', way).where('address', '=', address).orderBy('project_id').execute()
    return rows.map(toChat)
  }

  /** Inserts a chat that gets notices of new leads and of leads that nobody takes. */
  async function insert(
    project: number,
    { way, address, topic, name }: Pick<NoticeChat, 'way' | 'address' | 'topic' | 'name'>,
    now: number,
  ): Promise<NoticeChat> {
    const id = await counters(db).next(project, 'notice-chat')
    const fresh = {
      version: 1,
      kinds: ['new', 'late'],
      filter: null,
      isOn: true,
      acceptedAt: null,
      error: null,
    } as const
    const chat: NoticeChat = { project, id, way, address, topic, name, createdAt: now, ...fresh }
    await db
      .insertInto('notice_chats')
      .values({ project_id: project, id, created_at: now, ...toRow(chat) })
      .execute()
    return chat
  }

  async function change(chat: NoticeChat): Promise<void> {
    await update(chat.project, chat.id).set(toRow(chat)).execute()
  }

  async function noteAccepted(project: number, id: number, now: number): Promise<void> {
    await update(project, id).set({ accepted_at: now, error: null }).execute()
  }

  async function noteError(project: number, id: number, error: string): Promise<void> {
    await update(project, id).set({ error }).execute()
  }

  /** Switches off a chat that is gone, and stores why. */
  async function switchOff(project: number, id: number, error: string): Promise<void> {
    await update(project, id).set({ is_on: 0, error }).execute()
  }

  /** Changes the address of a group, in all projects. */
  async function move(way: NoticeWayName, from: string, to: string): Promise<void> {
    await db
      .updateTable('notice_chats')
      .set({ address: to })
      .where('way', '=', way)
      .where('address', '=', from)
      .execute()
  }

  async function remove(project: number, id: number): Promise<void> {
    await db.deleteFrom('notice_chats').where('project_id', '=', project).where('id', '=', id).execute()
  }

  function select() {
    return db.selectFrom('notice_chats').selectAll()
  }

  function one(project: number, id: number) {
    return select().where('project_id', '=', project).where('id', '=', id)
  }

  function update(project: number, id: number) {
    return db.updateTable('notice_chats').where('project_id', '=', project).where('id', '=', id)
  }
}

function toChat(row: Selectable<NoticeChatsTable>): NoticeChat {
  const { project_id, kinds, filter, is_on, created_at, accepted_at, ...same } = row
  return {
    ...same,
    project: project_id,
    kinds: JSON.parse(kinds),
    filter: filter && JSON.parse(filter),
    isOn: is_on === 1,
    createdAt: created_at,
    acceptedAt: accepted_at,
  }
}

function toRow({ version, way, address, topic, name, kinds, filter, isOn, acceptedAt, error }: NoticeChat) {
  return {
    ...{ version, way, address, topic, name, error, accepted_at: acceptedAt, is_on: Number(isOn) },
    kinds: JSON.stringify(kinds),
    filter: filter === null ? null : JSON.stringify(filter),
  }
}
