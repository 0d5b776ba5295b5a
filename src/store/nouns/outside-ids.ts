import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import type { Target } from './deliveries.ts'

/** The ids that receivers gave to the leads that they got. */
export function outsideIds(db: Kysely<Tables>) {
  return { of, put, forgetLeads, forgetSome }

  /** The ids that a receiver gave to these leads, by lead. */
  async function of({ project, destination }: Target, leads: readonly number[]): Promise<Map<number, string>> {
    if (leads.length === 0) return new Map()
    const rows = await db
      .selectFrom('outside_ids')
      .select(['lead_id', 'outside_id'])
      .where('project_id', '=', project)
      .where('destination_id', '=', destination)
      .where('lead_id', 'in', leads)
      .execute()
    return new Map(rows.map(({ lead_id, outside_id }) => [lead_id, outside_id]))
  }

  /** Stores the id that a receiver gave to a lead; a newer one replaces it. */
  async function put({ project, destination }: Target, lead: number, id: string): Promise<void> {
    await db
      .insertInto('outside_ids')
      .values({ project_id: project, lead_id: lead, destination_id: destination, outside_id: id })
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'lead_id', 'destination_id']).doUpdateSet({ outside_id: id }),
      )
      .execute()
  }

  async function forgetLeads(project: number, leads: readonly number[]): Promise<void> {
    await db.deleteFrom('outside_ids').where('project_id', '=', project).where('lead_id', 'in', leads).execute()
  }

  /** Deletes the ids that a destination gave to some leads after `after`; returns the last lead, undefined when there are no more. */
  async function forgetSome(
    { project, destination }: Target,
    after: number,
    limit: number,
  ): Promise<number | undefined> {
    const rows = await db
      .selectFrom('outside_ids')
      .select('lead_id')
      .where('project_id', '=', project)
      .where('lead_id', '>', after)
      .orderBy('lead_id')
      .limit(limit)
      .execute()
    const last = rows.at(-1)?.lead_id
    if (last === undefined) return
    await db
      .deleteFrom('outside_ids')
      .where('project_id', '=', project)
      .where('lead_id', '>', after)
      .where('lead_id', '<=', last)
      .where('destination_id', '=', destination)
      .execute()
    return last
  }
}
