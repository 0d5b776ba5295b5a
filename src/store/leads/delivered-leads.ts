import type { Kysely } from 'kysely'
import type { Lead } from '../../domain/lead.ts'
import type { Tables } from '../schema/tables.ts'
import { leadColumns, toLead } from './row.ts'

/** Whole leads for the delivery worker: destinations are set up by admins, who see everything. */
export function deliveredLeads(db: Kysely<Tables>) {
  return {
    /** The leads of these ids, in the bin or not; without those that are gone. */
    async of(project: number, ids: readonly number[]): Promise<Map<number, Lead>> {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('leads')
        .select(leadColumns)
        .where('project_id', '=', project)
        .where('id', 'in', ids)
        .execute()
      return new Map(rows.map((row) => [row.id, toLead(row)]))
    },
  }
}
