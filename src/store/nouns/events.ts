import { type Kysely, type Selectable, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { Event, KeptEvent, Told, Topic } from '../../domain/event.ts'
import { everything } from '../../domain/filter.ts'
import { filterSql } from '../leads/filter-sql.ts'
import { applyViewer, maskEvents, unmaskedRows } from '../leads/viewer.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'

/** What happened, in order: one row for one change. */
export function events(db: Kysely<Tables>, dialect: Dialect) {
  return {
    /** Appends events whose last has this number; the numbers were taken from the project in the same transaction. */
    async append(project: number, last: number, happened: Event[]): Promise<void> {
      const rows = happened.map(
        (event, index): EventRow => ({
          project_id: project,
          number: last - happened.length + 1 + index,
          at: event.at,
          door: event.by.door,
          actor: event.by.name,
          lead_id: event.leadId,
          topics: JSON.stringify(event.topics),
          before: event.before && JSON.stringify(event.before),
          after: JSON.stringify(event.after),
        }),
      )
      await insertEvents(db, dialect, rows)
    },

    async find(project: number, number: number): Promise<KeptEvent | undefined> {
      const row = await db
        .selectFrom('events')
        .selectAll()
        .where('project_id', '=', project)
        .where('number', '=', number)
        .executeTakeFirst()
      return row && toEvent(row)
    },

    /** The events from a number to a number, the newest first. */
    async between(project: number, { first, last }: { first: number; last: number }): Promise<KeptEvent[]> {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('project_id', '=', project)
        .where('number', '>=', first)
        .where('number', '<=', last)
        .orderBy('number', 'desc')
        .execute()
      return rows.map(toEvent)
    },

    /** Rewrites what the events of a lead hold, where `rewrite` says something else. */
    async rewrite(project: number, lead: number, rewrite: (told: Told) => Told): Promise<void> {
      const rows = await db
        .selectFrom('events')
        .select(['number', 'before', 'after'])
        .where('project_id', '=', project)
        .where('number', 'in', numbersOf(db, project, lead))
        .execute()
      const rewritten = (json: string) => JSON.stringify(rewrite(JSON.parse(json)))
      for (const { number, before, after } of rows)
        await db
          .updateTable('events')
          .set({ before: before && rewritten(before), after: rewritten(after) })
          .where('project_id', '=', project)
          .where('number', '=', number)
          .execute()
    },
  }
}

/** Which events are followed: those after a number, of some topics or of one lead when these are given. */
export type EventSelection = { after: number; limit: number; topics?: readonly Topic[]; lead?: number }

/** Some events of a feed; `next` is the number up to which all were looked at, `last` that of the newest event there is. */
export type EventPage = { events: KeptEvent[]; next: number; last: number }

/** A part of a lead's time line: the events on the far side of `beyond`, in this order. */
export type TimeLine = { lead: number; order: 'asc' | 'desc'; beyond?: number | undefined; limit: number }

/** How many events one page looks at where it may leave some out, so that a rare topic costs no walk through all that ever happened. */
const reach = 5_000

export function eventReads(db: Kysely<Tables>, dialect: Dialect) {
  /** The number where the lead guides. */
  const beside = dialect.withoutIndex(sql.ref('events.number'))
  return { last, lastOf, page, ofLead }

  /** The number of the newest event. */
  async function last({ project }: Viewer): Promise<number> {
    return (await lastOf([project.id])).get(project.id) ?? 0
  }

  /** The same of several projects. */
  async function lastOf(projects: number[]): Promise<Map<number, number>> {
    const rows = await db.selectFrom('projects').select(['id', 'last_event']).where('id', 'in', projects).execute()
    return new Map(rows.map((row) => [row.id, row.last_event]))
  }

  /** Numbers are committed in their order, so whatever is up to `last`, read first, can be seen by the read that follows. */
  async function page(viewer: Viewer, { after, limit, topics, lead }: EventSelection): Promise<EventPage> {
    const newest = await last(viewer)
    const isSparse = lead === undefined && (topics !== undefined || viewer.mask !== undefined)
    const end = isSparse ? Math.min(newest, after + reach) : newest
    if (after >= end) return { events: [], next: after, last: newest }
    const place = lead === undefined ? sql.ref<number>('events.number') : beside
    let query = seenBy(viewer)
    if (lead !== undefined) query = query.where('number', 'in', numbersOf(db, viewer.project.id, lead))
    query = query.where(place, '>', after).where(place, '<=', end).orderBy('number').limit(limit)
    if (topics)
      query = query.where(({ or, ref }) => or(topics.map((topic) => dialect.contains(ref('topics'), `"${topic}"`))))
    const events = await maskEvents(viewer, unmaskedRows((await query.execute()).map(toEvent)))
    return { events, next: events.length < limit ? end : (events.at(-1) as KeptEvent).number, last: newest }
  }

  async function ofLead(viewer: Viewer, { lead, order, beyond, limit }: TimeLine): Promise<KeptEvent[]> {
    let query = seenBy(viewer)
      .where('number', 'in', numbersOf(db, viewer.project.id, lead))
      .orderBy('number', order)
      .limit(limit)
    if (beyond !== undefined) query = query.where(beside, order === 'asc' ? '>' : '<', beyond)
    return maskEvents(viewer, unmaskedRows((await query.execute()).map(toEvent)))
  }

  /** The events of the leads that a viewer sees. */
  function seenBy(viewer: Viewer) {
    const { project, mask } = viewer
    const events = db.selectFrom('events').selectAll('events').where('events.project_id', '=', project.id)
    if (!mask) return events
    const where = filterSql(applyViewer(viewer, { filter: everything }).filter, { dialect, project, path: 'period' })
    return events.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('leads')
          .select('leads.id')
          .where('leads.project_id', '=', project.id)
          .whereRef('leads.id', '=', 'events.lead_id')
          .where(where),
      ),
    )
  }
}

type EventRow = Selectable<Tables['events']>

/** Those of a lead's events. Asked for numbers alone SQLite takes the index; asked for whole events it would walk along all there are. */
function numbersOf(db: Kysely<Tables>, project: number, lead: number) {
  return db
    .selectFrom('events as own')
    .select('own.number')
    .where('own.project_id', '=', project)
    .where('own.lead_id', '=', lead)
}

/** An event as it was kept. */
function toEvent(row: EventRow): KeptEvent {
  return {
    number: row.number,
    at: row.at,
    by: { door: row.door, name: row.actor },
    leadId: row.lead_id,
    topics: JSON.parse(row.topics),
    before: row.before === null ? null : JSON.parse(row.before),
    after: JSON.parse(row.after),
  }
}

const insertEvents = bulkInsert<EventRow>('events', [
  'project_id',
  'number',
  'at',
  'door',
  'actor',
  'lead_id',
  'topics',
  'before',
  'after',
])
