import type { Kysely } from 'kysely'
import type { Event } from '../domain/event.ts'
import type { Tables } from './tables.ts'

/** What happened, in order: one row for one change. */
export function events(db: Kysely<Tables>) {
  return {
    /** Appends events whose last has this number; the numbers were taken from the project in the same transaction. */
    async append(project: number, last: number, happened: Event[]): Promise<void> {
      const rows = happened.map((event, index) => ({
        project_id: project,
        number: last - happened.length + 1 + index,
        at: event.at,
        door: event.by.door,
        actor: event.by.name,
        lead_id: event.leadId,
        topics: JSON.stringify(event.topics),
        before: event.before && JSON.stringify(event.before),
        after: JSON.stringify(event.after),
      }))
      await db.insertInto('events').values(rows).execute()
    },
  }
}
