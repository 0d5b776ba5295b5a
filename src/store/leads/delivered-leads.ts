import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { leadColumns, toLead } from './row.ts'
import { type UnmaskedLeads, unmaskedLeads } from './viewer.ts'

/**
 * Whole, unmasked leads. Destinations get them, since only admins, who see everything, set destinations up. Notices mask what they show a member
 * (`deliver/notices/messages.ts`).
 */
export function deliveredLeads(db: Kysely<Tables>, dialect: Dialect) {
  return {
    /** The leads with these ids, in the bin or not. Deleted rows are left out. */
    async of(project: number, ids: readonly number[]): Promise<UnmaskedLeads> {
      if (ids.length === 0) return unmaskedLeads([])
      const rows = await db
        .selectFrom('leads')
        .select(leadColumns)
        .where('project_id', '=', project)
        .where('id', 'in', ids)
        .execute()
      return unmaskedLeads(rows.map(toLead))
    },

    /** Whether a lead exists. It cannot be purged before the transaction ends. */
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
