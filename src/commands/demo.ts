import { SingleBar } from 'cli-progress'
import { removeDemo } from '../actions/demo-removal.ts'
import { findProject } from '../actions/projects.ts'
import { fillWithLeads } from '../demo/fill.ts'
import { fillWithQuarter } from '../demo/quarter.ts'
import type { Project } from '../domain/project.ts'
import type { Answer, Desk, SendingDesk } from './command.ts'

type Options = { leads?: number; project: number; seed: number; remove?: boolean }

/** Fills a project with the plausible leads of a quarter, or with a number of leads, reproducible by seed; or removes them. */
export async function demo(desk: SendingDesk, { leads, remove, ...options }: Options): Promise<Answer> {
  if (remove) return demoRemoval(desk, options.project)
  return leads === undefined ? demoQuarter(desk, options) : demoLeads(desk, { ...options, leads })
}

async function demoQuarter(
  { store, by, now, delivery }: SendingDesk,
  { project: id, seed }: Omit<Options, 'leads'>,
): Promise<Answer> {
  const project = await findProject(store, id)
  const sender = await delivery()
  const newSecret = (each: Project) => sender.newSecret(each, 'webhook', undefined).sealed
  const leads = await fillWithQuarter(store, by, project, { seed, now, newSecret })
  return { json: { project: id, leads, seed }, text: `Project ${id} has demo data of a quarter: ${leads} leads` }
}

async function demoRemoval({ store, by, now }: Desk, id: number): Promise<Answer> {
  const leads = await removeDemo(store, by, await findProject(store, id), now)
  return { json: { project: id, leads }, text: `Project ${id} has no more demo data: ${leads} leads removed` }
}

/** A terminal shows a progress bar. */
async function demoLeads({ store, now }: Desk, options: Options & { leads: number }): Promise<Answer> {
  const project = await findProject(store, options.project)
  const bar = new SingleBar({ format: '{bar} {value} of {total} leads, {eta_formatted} to go', noTTYOutput: false })
  if (process.stderr.isTTY) bar.start(options.leads, 0)
  await fillWithLeads(store, project, options, now, (count) => bar.increment(count))
  bar.stop()
  const json = { project: project.id, leads: options.leads, seed: options.seed }
  return { json, text: `Project ${project.id} has ${options.leads} more leads` }
}
