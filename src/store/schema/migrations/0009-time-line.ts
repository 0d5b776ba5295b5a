import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** Finds the events of a lead, which until now nobody asked for. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.createIndex('events_lead').on('events').columns(['project_id', 'lead_id', 'number']).execute()
}
