import type { Kysely, Selectable } from 'kysely'
import { type Notice, type NoticeKind, type NoticeWayName, noticeLease, type Recipient } from '../../domain/notice.ts'
import type { NoticesTable } from '../schema/notice-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'
import { counters } from './counters.ts'
import { noticeEdits } from './notice-edits.ts'
import { toNotice, toOutsideId } from './notice-row.ts'

/** A notice to plan; without `nextAt` it is only on the bell. */
export type NewNotice = Pick<Notice, 'to' | 'kind' | 'lead' | 'event' | 'about' | 'onBell' | 'nextAt'>

/** The lease of a message: the notices in it, and the way by which it goes. */
export type NoticeMessageLease = {
  ids: readonly number[]
  way: NoticeWayName
  waySince: number
  now: number
  until: number
}

/** The queue of notices: plans and leases them, and records their outcomes. Callers that change notices of a project have locked its plan. */
export function noticeQueue(db: Kysely<Tables>, dialect: Dialect) {
  return {
    plan,
    withDue,
    due,
    recent,
    lease,
    leaseHeld,
    recordOutcomeOfMore,
    recordOutcome,
    defer,
    tryAgain,
    drop,
    dropAll,
    release,
    ...noticeEdits(db),
  }

  /** Inserts notices with the next numbers. */
  async function plan(project: number, planned: readonly NewNotice[], now: number): Promise<void> {
    if (planned.length === 0) return
    const last = await counters(db).allocate(project, 'notice', planned.length)
    await insertNotices(
      db,
      dialect,
      planned.map(({ to, kind, lead, event, about, onBell, nextAt }, index) => ({
        project_id: project,
        id: last - planned.length + 1 + index,
        member_id: 'member' in to ? to.member : null,
        chat_id: 'chat' in to ? to.chat : null,
        kind,
        lead_id: lead,
        event,
        about: JSON.stringify(about),
        at: now,
        state: nextAt === null ? 'shown' : 'waiting',
        on_bell: Number(onBell),
        next_at: nextAt,
        tried: '',
        tries: 0,
      })),
    )
  }

  /** The projects that have something to send. */
  async function withDue(now: number): Promise<number[]> {
    const rows = await db.selectFrom('notices').select('project_id').distinct().where('next_at', '<=', now).execute()
    return rows.map(({ project_id }) => project_id)
  }

  /** The notices that have been due for longest. */
  async function due(project: number, now: number, limit: number): Promise<Notice[]> {
    const rows = await db
      .selectFrom('notices')
      .selectAll()
      .where('project_id', '=', project)
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(toNotice)
  }

  /** The times of messages to a recipient between two times (seconds), by one way or by any, the oldest first. */
  async function recent(
    project: number,
    to: Recipient,
    { after, until }: { after: number; until: number },
    way?: NoticeWayName,
  ): Promise<number[]> {
    const rows = await db
      .selectFrom('notices')
      .select('sent_at')
      .where('project_id', '=', project)
      .where('sent_at', '>', after)
      .where('sent_at', '<=', until)
      .whereRef('message', '=', 'id')
      .where('member' in to ? 'member_id' : 'chat_id', '=', 'member' in to ? to.member : to.chat)
      .$if(way !== undefined, (query) => query.where('way', '=', way as NoticeWayName))
      .orderBy('sent_at')
      .execute()
    return rows.map(({ sent_at }) => sent_at as number)
  }

  /** Leases notices for one message. Its outcome is unknown until it is recorded. */
  async function lease(project: number, { ids, way, waySince, now, until }: NoticeMessageLease): Promise<void> {
    await of(project, ids)
      .set({ way, way_since: waySince, message: ids[0], sent_at: now, next_at: until, outcome: null, held: null })
      .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
      .execute()
  }

  /** Leases the other notices of these kinds that were held for a recipient, by night or because there were too many leads; returns their number. */
  async function leaseHeld(
    project: number,
    to: Recipient,
    lease: Omit<NoticeMessageLease, 'ids'> & { first: number; kinds: readonly NoticeKind[] },
  ): Promise<number> {
    const { first, way, waySince, now, until, kinds } = lease
    const { numUpdatedRows } = await db
      .updateTable('notices')
      .set({ way, way_since: waySince, message: first, sent_at: now, next_at: until, outcome: null, held: null })
      .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
      .where('project_id', '=', project)
      .where('member' in to ? 'member_id' : 'chat_id', '=', 'member' in to ? to.member : to.chat)
      .where('next_at', '<=', now)
      .where('held', 'in', ['many', 'quiet'])
      .where('kind', 'in', kinds)
      .where('message', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows)
  }

  /** Records the outcome of the first notice of a message for the others, whose lease ends at `until`. */
  async function recordOutcomeOfMore(
    project: number,
    { first, until }: { first: number; until: number },
    { state, nextAt, tried, outcome, error }: Partial<Pick<Notice, 'state' | 'nextAt' | 'tried' | 'outcome' | 'error'>>,
  ): Promise<void> {
    const edit_at = state && null
    await db
      .updateTable('notices')
      .set({ state, next_at: nextAt, tried: tried?.join(' '), outcome, error, edit_at })
      .where('project_id', '=', project)
      .where('next_at', '=', until)
      .where('message', '=', first)
      .execute()
  }

  /** Stores the outcome of notices; with `until` only of those whose lease ends then, since another process may have taken the others. */
  async function recordOutcome(
    project: number,
    ids: readonly number[],
    change: Partial<Pick<Notice, 'state' | 'nextAt' | 'tried' | 'outsideIds' | 'outcome' | 'error'>>,
    until?: number,
  ): Promise<void> {
    const { state, nextAt, tried, outsideIds, outcome, error } = change // what is left out stays
    const outside_id = outsideIds && toOutsideId(outsideIds)
    const isUnnamed = state !== undefined && (outside_id ?? null) === null // cannot be changed
    const edit_at = isUnnamed ? null : undefined
    await of(project, ids)
      .$if(until !== undefined, (query) => query.where('next_at', '=', until as number))
      .set({ state, next_at: nextAt, tried: tried?.join(' '), outside_id, outcome, error, edit_at })
      .execute()
  }

  /** Defers notices, so that they go with others. Afterwards a way that was tried gets its whole time again. */
  async function defer(project: number, ids: readonly number[], held: Notice['held'], until: number): Promise<void> {
    if (ids.length > 0) await of(project, ids).set({ held, way_since: null, next_at: until }).execute()
  }

  /** Retries a notice by all ways at `at` (seconds). */
  async function tryAgain(project: number, id: number, at: number): Promise<void> {
    await of(project, [id]).set({ tried: '', next_at: at }).execute()
  }

  /** Cancels the waiting notices of a kind about these leads, except those in a message. */
  async function drop(project: number, leads: readonly number[], kind: NoticeKind): Promise<void> {
    await waiting(project).where('lead_id', 'in', leads).where('kind', '=', kind).where('message', 'is', null).execute()
  }

  /** Cancels all waiting notices of a project. */
  async function dropAll(project: number): Promise<void> {
    await waiting(project).execute()
  }

  /** Makes the notices that may be leased due now. */
  async function release(now: number): Promise<void> {
    await db
      .updateTable('notices')
      .set({ next_at: now })
      .where('next_at', '>', now)
      .where('next_at', '<=', now + noticeLease)
      .where('outcome', 'is', null)
      .where('message', 'is not', null)
      .execute()
  }

  function of(project: number, ids: readonly number[]) {
    return db.updateTable('notices').where('project_id', '=', project).where('id', 'in', ids)
  }

  function waiting(project: number) {
    return db
      .updateTable('notices')
      .set({ state: 'moot', next_at: null, edit_at: null })
      .where('project_id', '=', project)
      .where('next_at', 'is not', null)
  }
}

type NewRow = Pick<
  Selectable<NoticesTable>,
  | 'project_id'
  | 'id'
  | 'member_id'
  | 'chat_id'
  | 'kind'
  | 'lead_id'
  | 'event'
  | 'about'
  | 'at'
  | 'state'
  | 'on_bell'
  | 'next_at'
  | 'tried'
  | 'tries'
>

const insertNotices = bulkInsert<NewRow>('notices', [
  'project_id',
  'id',
  'member_id',
  'chat_id',
  'kind',
  'lead_id',
  'event',
  'about',
  'at',
  'state',
  'on_bell',
  'next_at',
  'tried',
  'tries',
])
