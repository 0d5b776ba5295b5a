import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** A comment of a lead that mentions members. */
export type Mention = { event: number; lead: number; members: number[] }

/** Which members a comment mentions, and whether they have seen it. */
export function mentions(db: Kysely<Tables>) {
  return { replace, seen, forgetLeads }

  /** Sets the members that a comment mentions. Those mentioned before are kept as they are, so that they are not told again. */
  async function replace(project: number, { event, lead, members }: Mention): Promise<void> {
    const kept = await db
      .selectFrom('mentions')
      .select('member_id')
      .where('project_id', '=', project)
      .where('event', '=', event)
      .execute()
    const before = new Set(kept.map(({ member_id }) => member_id))
    const gone = [...before].filter((id) => !members.includes(id))
    if (gone.length > 0)
      await db
        .deleteFrom('mentions')
        .where('project_id', '=', project)
        .where('event', '=', event)
        .where('member_id', 'in', gone)
        .execute()
    const added = members.filter((id) => !before.has(id))
    if (added.length === 0) return
    const rows = added.map((member_id) => ({ project_id: project, event, member_id, lead_id: lead, seen_at: null }))
    await db.insertInto('mentions').values(rows).execute()
  }

  /** Marks the mentions of a member in a lead as seen. */
  async function seen(project: number, { member, lead, now }: { member: number; lead: number; now: number }) {
    await db
      .updateTable('mentions')
      .set({ seen_at: now })
      .where('project_id', '=', project)
      .where('member_id', '=', member)
      .where('lead_id', '=', lead)
      .where('seen_at', 'is', null)
      .execute()
  }

  /** Deletes the mentions in leads that are deleted for good. */
  async function forgetLeads(project: number, leads: readonly number[]): Promise<void> {
    await db.deleteFrom('mentions').where('project_id', '=', project).where('lead_id', 'in', leads).execute()
  }
}
