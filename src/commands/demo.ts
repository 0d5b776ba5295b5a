import { SingleBar } from 'cli-progress'
import { createLeads } from '../actions/leads.ts'
import { findProject } from '../actions/projects.ts'
import type { LeadDraft } from '../domain/lead.ts'
import type { Answer, Desk } from './command.ts'
import { demoLeads } from './demo-leads.ts'

type Options = { leads: number; project: number; seed: number }

/** Leads in one transaction: few enough that a running server waits less than 50 ms for it. */
const batch = 200

/** Fills a project with believable leads, the same for the same seed; a bar shows how far it is on a terminal. */
export async function demo({ store, now }: Desk, options: Options): Promise<Answer> {
  const project = await findProject(store, options.project)
  const statuses = await store.statuses.of(project.id)
  const bar = new SingleBar({ format: '{bar} {value} of {total} leads, {eta_formatted} to go', noTTYOutput: false })
  if (process.stderr.isTTY) bar.start(options.leads, 0)
  const leads = demoLeads({ count: options.leads, seed: options.seed, now, statuses })
  for (let drafts = take(leads, batch); drafts.length > 0; drafts = take(leads, batch)) {
    await createLeads(store, { door: 'demo', name: 'demo' }, project, drafts, now)
    bar.increment(drafts.length)
  }
  bar.stop()
  const json = { project: project.id, leads: options.leads, seed: options.seed }
  return { json, text: `Project ${project.id} has ${options.leads} more leads` }
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
