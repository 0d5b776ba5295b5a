import type { Kysely, Selectable } from 'kysely'
import type { NoticeWayName } from '../../domain/notice.ts'
import type { NoticeBotsTable } from '../schema/notice-tables.ts'
import type { Tables } from '../schema/tables.ts'

/** A bot of a project, or of the desk, which has project 0. `token` is encrypted; `offset` is how far its updates were read. */
export type NoticeBot = {
  project: number
  way: NoticeWayName
  token: string | null
  name: string | null
  offset: string | null
  acceptedAt: number | null
  error: string | null
  /** The project that takes the enquiries which strangers write to the bot. */
  source: number | null
}
type Id = Pick<NoticeBot, 'project' | 'way'>

/** The bots by which people get notices. One process at a time reads the updates of each. */
export function noticeBots(db: Kysely<Tables>) {
  return { all, find, put, noteSource, claim, note, release, releaseAll, remove }

  async function all(): Promise<NoticeBot[]> {
    const rows = await db.selectFrom('notice_bots').selectAll().orderBy('project_id').orderBy('way').execute()
    return rows.map(toBot)
  }

  async function find({ project, way }: Id): Promise<NoticeBot | undefined> {
    const row = await db
      .selectFrom('notice_bots')
      .selectAll()
      .where('project_id', '=', project)
      .where('way', '=', way)
      .executeTakeFirst()
    return row && toBot(row)
  }

  /** Stores a token, and resets how far updates were read, the error and the lease. */
  async function put({ project, way }: Id, { token, name }: Pick<NoticeBot, 'token' | 'name'>): Promise<void> {
    const values = { token, name, mark: null, accepted_at: null, error: null, leased_by: null, leased_until: 0 }
    await db
      .insertInto('notice_bots')
      .values({ project_id: project, way, ...values })
      .onConflict((conflict) => conflict.columns(['project_id', 'way']).doUpdateSet(values))
      .execute()
  }

  /** Sets the project that takes the enquiries of strangers; null takes none. */
  async function noteSource(id: Id, source: number | null): Promise<void> {
    await update(id).set({ source_project_id: source }).execute()
  }

  /** Gives the lease to `holder`, or renews it; false while another holder has it, and for a removed bot. */
  async function claim(id: Id, holder: string, { now, until }: { now: number; until: number }): Promise<boolean> {
    const taken = await update(id)
      .set({ leased_by: holder, leased_until: until })
      .where(({ or, eb }) => or([eb('leased_by', '=', holder), eb('leased_until', '<=', now)]))
      .returning('way')
      .executeTakeFirst()
    return taken !== undefined
  }

  /** Stores what the holder of the lease read, or its error. */
  async function note(
    id: Id,
    holder: string,
    known: Partial<Pick<NoticeBot, 'offset' | 'name' | 'acceptedAt' | 'error'>>,
  ): Promise<void> {
    const { offset, name, acceptedAt, error } = known
    const columns = { mark: offset, name, accepted_at: acceptedAt, error } // undefined columns stay as they are
    await update(id).set(columns).where('leased_by', '=', holder).execute()
  }

  /** Releases the lease. */
  async function release(id: Id, holder: string): Promise<void> {
    await update(id).set({ leased_by: null, leased_until: 0 }).where('leased_by', '=', holder).execute()
  }

  /** Releases all leases of a messenger, which a process that has ended held. */
  async function releaseAll(way: NoticeWayName): Promise<void> {
    await db.updateTable('notice_bots').set({ leased_by: null, leased_until: 0 }).where('way', '=', way).execute()
  }

  async function remove({ project, way }: Id): Promise<void> {
    await db.deleteFrom('notice_bots').where('project_id', '=', project).where('way', '=', way).execute()
  }

  function update({ project, way }: Id) {
    return db.updateTable('notice_bots').where('project_id', '=', project).where('way', '=', way)
  }
}

function toBot(row: Selectable<NoticeBotsTable>): NoticeBot {
  const { project_id: project, way, token, name, mark: offset, accepted_at: acceptedAt, error } = row
  return { project, way, token, name, offset, acceptedAt, error, source: row.source_project_id }
}
