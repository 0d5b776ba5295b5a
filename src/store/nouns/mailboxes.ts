import type { Kysely, Selectable } from 'kysely'
import type { Mailbox, MailboxDraft } from '../../domain/mailbox.ts'
import type { MailboxesTable } from '../schema/capture-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { counters } from './counters.ts'

type Id = Pick<Mailbox, 'project' | 'id'>

/** Mailboxes whose letters are enquiries. */
export function mailboxes(db: Kysely<Tables>) {
  return { of, all, find, insert, remove, claim, read, fail }

  async function of(project: number): Promise<Mailbox[]> {
    const rows = await db.selectFrom('mailboxes').selectAll().where('project_id', '=', project).orderBy('id').execute()
    return rows.map(toMailbox)
  }

  /** The mailboxes of all projects. */
  async function all(): Promise<Mailbox[]> {
    const rows = await db.selectFrom('mailboxes').selectAll().orderBy('project_id').orderBy('id').execute()
    return rows.map(toMailbox)
  }

  async function find({ project, id }: Id): Promise<Mailbox | undefined> {
    const row = await db
      .selectFrom('mailboxes')
      .selectAll()
      .where('project_id', '=', project)
      .where('id', '=', id)
      .executeTakeFirst()
    return row && toMailbox(row)
  }

  /** Inserts a mailbox with the next number; returns the number. */
  async function insert(project: number, draft: MailboxDraft, now: number): Promise<number> {
    const id = await counters(db).next(project, 'mailbox')
    const { name, host, port, security, user, password, senders } = draft
    await db
      .insertInto('mailboxes')
      .values({
        ...{ project_id: project, id, name, host, port, security, login: user, password },
        ...{ senders: JSON.stringify(senders), cursors: '{}', created_at: now },
      })
      .execute()
    return id
  }

  async function remove({ project, id }: Id): Promise<void> {
    await db.deleteFrom('mailboxes').where('project_id', '=', project).where('id', '=', id).execute()
  }

  /**
   * Gives the lease to `holder`, or renews it; false while another holder has it, and for a removed mailbox. A lease that would last longer than any
   * was made by a clock that was ahead.
   */
  async function claim(
    { project, id }: Id,
    holder: string,
    { now, until }: { now: number; until: number },
  ): Promise<boolean> {
    const taken = await db
      .updateTable('mailboxes')
      .set({ leased_by: holder, leased_until: until })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .where(({ or, eb }) =>
        or([eb('leased_by', '=', holder), eb('leased_until', '<=', now), eb('leased_until', '>', now + longestLease)]),
      )
      .returning('id')
      .executeTakeFirst()
    return taken !== undefined
  }

  /** Stores how far the holder of the lease has read; with `readAt` (seconds) all of the mailbox, which clears the failure. */
  async function read(
    { project, id }: Id,
    holder: string,
    cursors: Mailbox['cursors'],
    readAt?: number,
  ): Promise<void> {
    await db
      .updateTable('mailboxes')
      .set({ cursors: JSON.stringify(cursors) })
      .$if(readAt !== undefined, (query) => query.set({ read_at: readAt as number, failing_since: null, error: null }))
      .where('project_id', '=', project)
      .where('id', '=', id)
      .where('leased_by', '=', holder)
      .execute()
  }

  /** Stores a failure; no process tries again before `until`. */
  async function fail({ project, id }: Id, holder: string, { error, since, until }: Failure): Promise<void> {
    await db
      .updateTable('mailboxes')
      .set({ error, failing_since: since, leased_by: null, leased_until: until })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .where('leased_by', '=', holder)
      .execute()
  }
}

/** The longest lease or pause after a failure (seconds), and twice as much for clocks that differ. */
const longestLease = 1_200

type Failure = { error: string | null; since: number | null; until: number }

function toMailbox(row: Selectable<MailboxesTable>): Mailbox {
  const { id, name, host, port, security, login, password, error } = row
  return {
    ...{ project: row.project_id, id, name, host, port, security, user: login, password, error },
    senders: JSON.parse(row.senders),
    cursors: JSON.parse(row.cursors),
    createdAt: row.created_at,
    readAt: row.read_at,
    failingSince: row.failing_since,
  }
}
