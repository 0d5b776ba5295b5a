import type { Project } from '../domain/project.ts'
import { visitNumber } from '../domain/visit.ts'
import type { WorkerStore } from '../store/store.ts'
import type { Found } from './enquiry.ts'

/**
 * Gives an enquiry the touches of the visit that it names, where it has none of its own. The number of a visit of ours is
 * no source, since its touches tell one; any other is kept as it was given.
 */
export async function withVisit(
  store: WorkerStore,
  project: Project,
  found: Found,
): Promise<Found & { known?: number }> {
  const number = visitNumber(found.visit)
  const visit = number === undefined ? undefined : await store.visits.find(project.id, number)
  if (!visit) return found
  const { source, firstTouch, lastTouch } = found.enquiry
  const enquiry = {
    ...found.enquiry,
    source: source === found.visit ? null : source,
    firstTouch: firstTouch ?? visit.firstTouch,
    lastTouch: lastTouch ?? visit.lastTouch,
  }
  return { ...found, enquiry, known: visit.number }
}
