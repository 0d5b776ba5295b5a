import type { Kysely } from 'kysely'
import type { Worker } from '../../domain/assignment.ts'
import { workingRoles } from '../../domain/member.ts'
import type { Tables } from '../schema/tables.ts'

/** Who gets new leads, and whose turn it is. */
export function duty(db: Kysely<Tables>) {
  return { workers, noteTurns, set }

  /** The members who may get leads of any source. */
  async function workers(project: number): Promise<Worker[]> {
    const rows = await db
      .selectFrom('memberships')
      .leftJoin('turns', (join) =>
        join
          .onRef('turns.project_id', '=', 'memberships.project_id')
          .onRef('turns.member_id', '=', 'memberships.member_id'),
      )
      .select(['memberships.member_id', 'memberships.duty_since', 'turns.last_lead'])
      .where('memberships.project_id', '=', project)
      .where('memberships.left_at', 'is', null)
      .where('memberships.role', 'in', [...workingRoles])
      .execute()
    return rows.map((row) => ({ id: row.member_id, isOnDuty: row.duty_since !== null, lastLead: row.last_lead }))
  }

  /** Notes the last lead that each member got in turn. The project must be locked. */
  async function noteTurns(project: number, leads: ReadonlyMap<number, number>): Promise<void> {
    for (const [member, lead] of leads)
      await db
        .insertInto('turns')
        .values({ project_id: project, member_id: member, last_lead: lead })
        .onConflict((conflict) => conflict.columns(['project_id', 'member_id']).doUpdateSet({ last_lead: lead }))
        .execute()
  }

  async function set(project: number, id: number, since: number | null): Promise<void> {
    await db
      .updateTable('memberships')
      .set({ duty_since: since })
      .where('project_id', '=', project)
      .where('member_id', '=', id)
      .execute()
  }
}
