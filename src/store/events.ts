import type { Kysely, Selectable } from 'kysely'
import type { Viewer } from '../domain/access.ts'
import type { Event, KeptEvent, Told, Topic } from '../domain/event.ts'
import type { Dialect } from './dialect.ts'
import { keptQuery } from './kept-query.ts'
import type { Tables } from './tables.ts'

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
      if (rows.length === 1) await insertOne(db, dialect, rows[0] as EventRow)
      else await db.insertInto('events').values(rows).execute()
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
        .where('lead_id', '=', lead)
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
export type TimeLine = { lead: number; order: 'asc' | 'desc'; beyond?: number; limit: number }

/** How many events one page of chosen topics looks at, so that a rare topic costs no walk through all that ever happened. */
const reach = 5_000

export function eventReads(db: Kysely<Tables>, dialect: Dialect) {
  return { last, page, ofLead }

  /** The number of the newest event of each of these projects. */
  async function last(projects: number[]): Promise<Map<number, number>> {
    const rows = await db.selectFrom('projects').select(['id', 'last_event']).where('id', 'in', projects).execute()
    return new Map(rows.map((row) => [row.id, row.last_event]))
  }

  /** Numbers are committed in their order, so whatever is up to `last`, read first, can be seen by the read that follows. */
  async function page({ project }: Viewer, { after, limit, topics, lead }: EventSelection): Promise<EventPage> {
    const newest = (await last([project.id])).get(project.id) ?? 0
    const end = topics && lead === undefined ? Math.min(newest, after + reach) : newest
    if (after >= end) return { events: [], next: after, last: newest }
    let query = db
      .selectFrom('events')
      .selectAll()
      .where('project_id', '=', project.id)
      .where('number', '>', after)
      .where('number', '<=', end)
      .orderBy('number')
      .limit(limit)
    if (lead !== undefined) query = query.where('lead_id', '=', lead)
    if (topics)
      query = query.where(({ or, ref }) => or(topics.map((topic) => dialect.contains(ref('topics'), `"${topic}"`))))
    const events = (await query.execute()).map(toEvent)
    return { events, next: events.length < limit ? end : (events.at(-1) as KeptEvent).number, last: newest }
  }

  async function ofLead({ project }: Viewer, { lead, order, beyond, limit }: TimeLine): Promise<KeptEvent[]> {
    let query = db
      .selectFrom('events')
      .selectAll()
      .where('project_id', '=', project.id)
      .where('lead_id', '=', lead)
      .orderBy('number', order)
      .limit(limit)
    if (beyond !== undefined) query = query.where('number', order === 'asc' ? '>' : '<', beyond)
    return (await query.execute()).map(toEvent)
  }
}

type EventRow = Selectable<Tables['events']>

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

const insertOne = keptQuery<EventRow, never>((db, value) =>
  db.insertInto('events').values({
    project_id: value('project_id'),
    number: value('number'),
    at: value('at'),
    door: value('door'),
    actor: value('actor'),
    lead_id: value('lead_id'),
    topics: value('topics'),
    before: value('before'),
    after: value('after'),
  }),
)
