import { type Change, writeDifferences } from './lead-changes.ts'

/** Leads that are changed with one statement. */
const some = 500

/** Lets the leads that repeat some which are gone repeat the leads before those, as if these had never been. */
export async function renewRepeats(change: Change, gone: readonly number[]): Promise<void> {
  const { tx, project } = change
  const ids = await tx.repeats.of(project.id, gone)
  for (let at = 0; at < ids.length; at += some) {
    const leads = await tx.leads.findMany(project, ids.slice(at, at + some))
    const earlier = await tx.repeats.earlier(project, leads)
    await writeDifferences(
      change,
      leads.map((lead) => ({ lead, difference: { repeatOf: earlier.get(lead.id) ?? null } })),
    )
  }
}
