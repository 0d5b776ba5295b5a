import { createLeads } from '../actions/leads.ts'
import type { LeadDraft } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import type { Store } from '../store/store.ts'
import { demoLeads } from './leads.ts'

/** Leads per transaction. A running server waits less than 50 ms for it. */
const batch = 200

/** Fills a project with realistic leads, reproducible by seed. `onLeads` reports how many more there are. */
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
    await createLeads(store, { door: 'demo', name: 'demo' }, project, drafts, now)
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
