import type { StoredEvent } from '../domain/event.ts'
import type { Lead } from '../domain/lead.ts'
import { isMerge } from '../domain/undo.ts'
import type { Change } from './lead-changes.ts'

/**
 * For the event of a merge, the leads that the undo has split off, or merged again if it undoes an undo, with their values at the event. A value
 * that none of them had is not moved. Undefined for other events.
 */
export async function mergeHolders({ tx, project }: Change, event: StoredEvent): Promise<Lead[] | undefined> {
  if (!isMerge(event)) return
  const { number, leadId, before, after } = event
  const leads = await tx.leads.findMany(project, after.merged ?? before?.merged ?? [])
  const isHolder = ({ deletedAt, mergedInto }: Lead) => (after.merged ? deletedAt === null : mergedInto === leadId)
  const holders = leads.filter(isHolder)
  const earlier = await tx.events.earlierValues(project.id, { leads: holders.map(({ id }) => id), after: number })
  return holders.map((lead) =>
    Object.assign({ ...lead }, ...earlier.filter((each) => each.leadId === lead.id).map((each) => each.before)),
  )
}
