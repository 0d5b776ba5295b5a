import { removeLead } from '../actions/bin.ts'
import { noteDemo } from '../actions/demo.ts'
import { addLead } from '../actions/leads.ts'
import type { Actor } from '../domain/access.ts'
import { actorOf } from '../domain/member.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import type { Setting } from './set-up.ts'
import type { Shop } from './shop/shop.ts'

/** Writes down what was no enquiry and throws it away, as members of the staff: the bin has something to show. */
export async function makeMistakes(
  store: Store,
  project: Project,
  { shop, staff, now }: { shop: Shop; staff: Setting['staff']; now: number },
): Promise<void> {
  for (const [index, written] of shop.mistakes.entries()) {
    const by: Actor = { door: 'console', name: actorOf(staff[index % staff.length]?.id ?? 0) }
    const draft = { ...written, phone: null, email: null, text: null, source: null }
    const made = await addLead(store, by, project, { ...draft, creationDate: now, paidDate: null, price: null }, now)
    await noteDemo(store, project, { leads: [made.lead.id] })
    await removeLead(store, by, project, { id: made.lead.id }, now)
  }
}
