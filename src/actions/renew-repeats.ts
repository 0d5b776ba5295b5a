import { type Change, writeDifferences } from './lead-changes.ts'

/** How many leads one statement changes. */
const some = 500

/** Relinks the leads that repeat removed ones to the leads before those, as if the removed ones had never existed. */
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
