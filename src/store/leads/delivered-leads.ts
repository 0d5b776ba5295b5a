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

    /**
     * Whether a lead exists, and whether the comment of the event was deleted: undefined for a lead that does not. It cannot be purged before the
     * transaction ends.
     */
    async withEvent(project: number, id: number, event: number): Promise<{ isSilent: boolean } | undefined> {
      const row = await db
        .selectFrom('leads')
        .select(({ exists, selectFrom }) =>
          exists(
            selectFrom('events')
              .select('number')
              .where('events.project_id', '=', project)
              .where('events.number', '=', event)
              .where('events.after', 'like', '%"comment":null%')
              .where('events.topics', 'not like', '%"lead.comment_deleted"%'),
          ).as('silent'),
        )
        .where('project_id', '=', project)
        .where('id', '=', id)
        .$if(dialect.locksRows, (query) => query.forKeyShare('leads'))
        .executeTakeFirst()
      return row && { isSilent: Boolean(row.silent) }
    },
  }
}
