import type { Enquiry } from '../domain/enquiry.ts'
import type { Project } from '../domain/project.ts'
import { visitNumber } from '../domain/visit.ts'
import type { WorkerStore } from '../store/store.ts'
import type { Found } from './enquiry.ts'

/**
 * Adds the touches of the visit that an enquiry names, if it has none of its own. The number of a known visit is not used as
 * the source, since the touches have one; an unknown number stays the source. `former` is the earlier interpretation of the
 * same receipt: its touches stay, since the visitor may have come again meanwhile.
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

/** Whether the former enquiry named the same visit, as its source or as the counter's number beside another source. */
function isNamedBy(former: Enquiry | null, { enquiry, visit }: Found): former is Enquiry {
  return former !== null && (former.sentSource === visit || former.sentSource === enquiry.sentSource)
}

/** The visit as it was then; undefined if its number was unknown and so became the source. */
function formerVisit({ source, firstTouch, lastTouch }: Enquiry, { visit }: Found, number: number) {
  return source === visit ? undefined : { number, firstTouch, lastTouch }
}
