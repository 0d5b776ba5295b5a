import { noteMade } from '../actions/demo.ts'
import { createLeads } from '../actions/leads.ts'
import type { LeadDraft } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import type { Store, Transaction } from '../store/store.ts'
import { demoLeads } from './leads.ts'

/** Leads per transaction. A running server waits less than 50 ms for it. */
const batch = 200

/**
 * Fills a project with any number of realistic leads of three years, reproducible by seed, for measuring. `onLeads` reports how many more there are.
 * After an interruption the demo can be removed with the leads made so far.
 */
export async function fillWithLeads(
  store: Store,
  project: Project,
  { leads: count, seed }: { leads: number; seed: number },
  now: number,
  onLeads: (count: number) => void = () => {},
): Promise<void> {
  const statuses = await store.statuses.of(project.id)
  const leads = demoLeads({ count, seed, now, statuses })
  for (let drafts = take(leads, batch); drafts.length > 0; drafts = take(leads, batch)) {
    const note = (tx: Transaction, ids: number[]) => noteMade(tx, project, { leads: ids })
    await createLeads(store, { door: 'demo', name: 'demo' }, project, drafts, now, note)
    onLeads(drafts.length)
  }
}

function take(leads: Generator<LeadDraft>, count: number): LeadDraft[] {
  const taken: LeadDraft[] = []
  while (taken.length < count) {
    const { value, done } = leads.next()
    if (done) break
    taken.push(value)
  }
  return taken
}
