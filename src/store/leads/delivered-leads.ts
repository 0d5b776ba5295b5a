import type { Kysely } from 'kysely'
import type { Lead } from '../../domain/lead.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { leadColumns, toLead } from './row.ts'

/**
 * Whole leads, not masked: for destinations, which admins set up, who see everything, and for notices. What a member is shown of them is masked there
 * (`deliver/notices/messages.ts`, `api/notices/notices.ts`).
 */
export function deliveredLeads(db: Kysely<Tables>, dialect: Dialect) {
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

    /** Whether a lead is there; it cannot be deleted for good until the transaction ends. */
    async isThere(project: number, id: number): Promise<boolean> {
      const row = await db
        .selectFrom('leads')
        .select('id')
        .where('project_id', '=', project)
        .where('id', '=', id)
        .$if(dialect.locksRows, (query) => query.forKeyShare())
        .executeTakeFirst()
      return row !== undefined
    },
  }
}
