import type { Kysely, Selectable } from 'kysely'
import type { Event, EventFields, StoredEvent, Topic } from '../../domain/event.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert, bulkUpdate } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'

/** Events in order: one row for each change. */
export function events(db: Kysely<Tables>, dialect: Dialect) {
  return {
    /** Appends events, the last of them with the number `last`. The same transaction must have allocated the numbers. */
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

    async find(project: number, number: number): Promise<StoredEvent | undefined> {
      const row = await db
        .selectFrom('events')
        .selectAll()
        .where('project_id', '=', project)
        .where('number', '=', number)
        .executeTakeFirst()
      return row && toEvent(row)
    },

    /** The events in a range of numbers, the newest first. */
    async between(project: number, { first, last }: { first: number; last: number }): Promise<StoredEvent[]> {
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

    /** The first event of a lead after a number that has one of these topics. */
    async next(
      project: number,
      { lead, after, topics }: { lead: number; after: number; topics: readonly Topic[] },
    ): Promise<StoredEvent | undefined> {
      const row = await db
        .selectFrom('events')
        .selectAll()
        .where('project_id', '=', project)
        .where('number', 'in', numbersOf(db, project, lead).where('own.number', '>', after))
        .where(({ or, ref }) => or(topics.map((topic) => dialect.contains(ref('topics'), `"${topic}"`))))
        .orderBy('number')
        .limit(1)
        .executeTakeFirst()
      return row && toEvent(row)
    },

    /** When (seconds) these leads were last assigned; those that never were are left out. */
    async assignedAt(project: number, leads: readonly number[]): Promise<Map<number, number>> {
      if (leads.length === 0) return new Map()
      const rows = await db
        .selectFrom('events')
        .select(['lead_id', (eb) => eb.fn.max('at').as('at')])
        .where('project_id', '=', project)
        .where('number', 'in', numbersOfLeads(db, project, leads))
        .where(({ ref }) => dialect.contains(ref('topics'), '"lead.assigned"'))
        .groupBy('lead_id')
        .execute()
      return new Map(rows.map(({ lead_id, at }) => [lead_id, at]))
    },

    /** What was changed in some leads after a number, as it was before, the newest change first. */
    async earlierValues(
      project: number,
      { leads, after }: { leads: readonly number[]; after: number },
    ): Promise<Pick<StoredEvent, 'leadId' | 'before'>[]> {
      if (leads.length === 0) return []
      const rows = await db
        .selectFrom('events')
        .select(['lead_id', 'before'])
        .where('project_id', '=', project)
        .where('number', 'in', numbersOfLeads(db, project, leads).where('own.number', '>', after))
        .orderBy('number', 'desc')
        .execute()
      return rows.map(({ lead_id, before }) => ({
        leadId: lead_id,
        before: before === null ? null : JSON.parse(before),
      }))
    },

    /** The first event in a range of numbers that happened after `at` (seconds). Times are out of order where a clock was corrected. */
    async firstAfter(
      project: number,
      { first, last, at }: { first: number; last: number; at: number },
    ): Promise<number | undefined> {
      const row = await db
        .selectFrom('events')
        .select('number')
        .where('project_id', '=', project)
        .where('number', '>=', first)
        .where('number', '<=', last)
        .where('at', '>', at)
        .orderBy('number')
        .limit(1)
        .executeTakeFirst()
      return row?.number
    },

    /** Replaces the `after` values of an event. */
    async rewriteAfter(project: number, number: number, after: EventFields): Promise<void> {
      await db
        .updateTable('events')
        .set({ after: JSON.stringify(after) })
        .where('project_id', '=', project)
        .where('number', '=', number)
        .execute()
    },

    /** Replaces the content of events. */
    async replace(project: number, events: readonly Pick<StoredEvent, 'number' | 'before' | 'after'>[]): Promise<void> {
      const rows = events.map(({ number, before, after }) => ({
        project_id: project,
        number,
        before: before && JSON.stringify(before),
        after: JSON.stringify(after),
      }))
      if (rows.length > 0) await replaceEvents(db, dialect, rows)
    },

    /**
     * The events of these leads, except those of the import with this token, those of undoing an import (which are in no range), and those of
     * imports that are undone.
     */
    async besidesImport(project: number, leads: readonly number[], token: string): Promise<StoredEvent[]> {
      const numbers = numbersOfLeads(db, project, leads)
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('project_id', '=', project)
        .where('number', 'in', numbers)
        .where(({ or, eb, exists, selectFrom }) => {
          // ranges do not overlap, so the last one that begins before an event is the only one that may contain it
          const around = selectFrom('undos')
            .select(['token', 'last_event'])
            .where('undos.project_id', '=', project)
            .whereRef('first_event', '<=', 'events.number')
            .orderBy('first_event', 'desc')
            .limit(1)
          const ofOthers = selectFrom(around.as('run'))
            .leftJoin('imports', (join) =>
              join.on('imports.project_id', '=', project).onRef('imports.token', '=', 'run.token'),
            )
            .select('run.token')
            .whereRef('run.last_event', '>=', 'events.number')
            .where('run.token', '<>', token)
            .where(({ or, eb }) => or([eb('imports.state', 'is', null), eb('imports.state', '<>', 'undone')]))
          return or([eb('events.door', '<>', 'import'), exists(ofOthers)])
        })
        .execute()
      return rows.map(toEvent)
    },

    /** Rewrites the content of a lead's events, where `rewrite` changes it; returns the numbers of these events. */
    async rewrite(project: number, lead: number, rewrite: (fields: EventFields) => EventFields): Promise<number[]> {
      const rows = await db
        .selectFrom('events')
        .select(['number', 'before', 'after'])
        .where('project_id', '=', project)
        .where('number', 'in', numbersOf(db, project, lead))
        .execute()
      const rewritten = (json: string) => JSON.stringify(rewrite(JSON.parse(json)))
      const numbers: number[] = []
      for (const { number, before, after } of rows) {
        const next = { before: before && rewritten(before), after: rewritten(after) }
        if (next.before === before && next.after === after) continue
        numbers.push(number)
        await db
          .updateTable('events')
          .set(next)
          .where('project_id', '=', project)
          .where('number', '=', number)
          .execute()
      }
      return numbers
    },
  }
}

type EventRow = Selectable<Tables['events']>

/** The numbers of a lead's events. For numbers alone SQLite uses the index; for whole rows it would scan all events. */
export function numbersOf(db: Kysely<Tables>, project: number, lead: number) {
  return numbersOfLeads(db, project, [lead])
}

/** The same for many leads. */
export function numbersOfLeads(db: Kysely<Tables>, project: number, leads: readonly number[]) {
  return db
    .selectFrom('events as own')
    .select('own.number')
    .where('own.project_id', '=', project)
    .where('own.lead_id', 'in', leads)
}

/** An event as stored. */
export function toEvent(row: EventRow): StoredEvent {
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

const replaceEvents = bulkUpdate<Pick<EventRow, 'project_id' | 'number' | 'before' | 'after'>>(
  'events',
  ['project_id', 'number'],
  ['before', 'after'],
)
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
