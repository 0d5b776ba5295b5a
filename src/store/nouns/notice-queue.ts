import type { Kysely, Selectable } from 'kysely'
import { type Notice, type NoticeKind, type NoticeWayName, noticeLease, type Recipient } from '../../domain/notice.ts'
import type { NoticesTable } from '../schema/notice-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'
import { counters } from './counters.ts'
import { noticeEdits } from './notice-edits.ts'
import { toNotice, toOutsideId } from './notice-row.ts'

/** A notice as it is planned: without `nextAt` it is on the bell alone. */
export type NewNotice = Pick<Notice, 'to' | 'kind' | 'lead' | 'event' | 'about' | 'onBell' | 'nextAt'>

/** What a send is about to be: of these notices, in one message, by this way. */
export type NoticeMessageLease = {
  ids: readonly number[]
  way: NoticeWayName
  waySince: number
  now: number
  until: number
}

/** What is to be sent: planned, leased, recorded. Who changes it has locked the plan of the project. */
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

  /** The first ones that are due, the oldest first. */
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

  /** When (seconds) messages were sent to somebody since a moment, by any way or one, the oldest first. */
  async function recent(project: number, to: Recipient, since: number, way?: NoticeWayName): Promise<number[]> {
    const rows = await db
      .selectFrom('notices')
      .select('sent_at')
      .where('project_id', '=', project)
      .where('sent_at', '>', since)
      .whereRef('message', '=', 'id')
      .where('member' in to ? 'member_id' : 'chat_id', '=', 'member' in to ? to.member : to.chat)
      .$if(way !== undefined, (query) => query.where('way', '=', way as NoticeWayName))
      .orderBy('sent_at')
      .execute()
    return rows.map(({ sent_at }) => sent_at as number)
  }

  /** Leases notices for one message. What came of it is not known until it is recorded. */
  async function lease(project: number, { ids, way, waySince, now, until }: NoticeMessageLease): Promise<void> {
    await of(project, ids)
      .set({ way, way_since: waySince, message: ids[0], sent_at: now, next_at: until, outcome: null, held: null })
      .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
      .execute()
  }

  /** Leases what else was held for somebody as there were too many leads; returns how many there are. */
  async function leaseHeld(
    project: number,
    to: Recipient,
    { first, way, waySince, now, until }: Omit<NoticeMessageLease, 'ids'> & { first: number },
  ): Promise<number> {
    const { numUpdatedRows } = await db
      .updateTable('notices')
      .set({ way, way_since: waySince, message: first, sent_at: now, next_at: until, outcome: null, held: null })
      .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
      .where('project_id', '=', project)
      .where('member' in to ? 'member_id' : 'chat_id', '=', 'member' in to ? to.member : to.chat)
      .where('next_at', '<=', now)
      .where('held', '=', 'many')
      .where('message', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows)
  }

  /** The other notices of a message, which are leased until a moment, end as the first one. */
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

  /** Stores what became of notices; with `until` only of those whose lease ends then, since another process may have taken the others. */
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

  /** Lets notices wait to go with others. Afterwards a way that was tried has its time anew. */
  async function defer(project: number, ids: readonly number[], held: Notice['held'], until: number): Promise<void> {
    if (ids.length > 0) await of(project, ids).set({ held, way_since: null, next_at: until }).execute()
  }

  /** Lets all ways try again at a moment. */
  async function tryAgain(project: number, id: number, at: number): Promise<void> {
    await of(project, [id]).set({ tried: '', next_at: at }).execute()
  }

  /** What waits of a kind about leads is not told any more. */
  async function drop(project: number, leads: readonly number[], kind: NoticeKind): Promise<void> {
    await waiting(project).where('lead_id', 'in', leads).where('kind', '=', kind).where('message', 'is', null).execute()
  }

  /** The same of all that waits in a project. */
  async function dropAll(project: number): Promise<void> {
    await waiting(project).execute()
  }

  /** What may be leased is due now. */
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
