import type { Kysely, Selectable } from 'kysely'
import type { Event } from '../domain/event.ts'
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
  }
}

type EventRow = Selectable<Tables['events']>

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
