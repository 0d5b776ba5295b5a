import type { Enquiry } from '../domain/enquiry.ts'
import type { Project } from '../domain/project.ts'
import { visitNumber } from '../domain/visit.ts'
import type { WorkerStore } from '../store/store.ts'
import type { Found } from './enquiry.ts'

/**
 * Gives an enquiry the touches of the visit that it names, where it has none of its own. The number of a visit of ours is
 * no source, since its touches tell one; any other is kept as it was given. `former` is what was understood of the same
 * receipt before: the visitor may have come again since, so its touches stay.
 */
export async function withVisit(
  store: WorkerStore,
  project: Project,
  found: Found,
  former: Enquiry | null,
): Promise<Found & { known?: number }> {
  const number = visitNumber(found.visit)
  if (number === undefined) return found
  const visit = isNamedBy(former, found)
    ? formerVisit(former, found, number)
    : await store.visits.find(project.id, number)
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

/** Whether the former enquiry named the same visit: as its source, or, beside another source, as the number of the counter. */
function isNamedBy(former: Enquiry | null, { enquiry, visit }: Found): former is Enquiry {
  return former !== null && (former.sentSource === visit || former.sentSource === enquiry.sentSource)
}

/** The visit as it was then; undefined when its number was none of ours, and so became the source. */
function formerVisit({ source, firstTouch, lastTouch }: Enquiry, { visit }: Found, number: number) {
  return source === visit ? undefined : { number, firstTouch, lastTouch }
}
