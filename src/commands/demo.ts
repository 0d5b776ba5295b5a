import { SingleBar } from 'cli-progress'
import { findProject } from '../actions/projects.ts'
import { fillWithLeads } from '../demo/fill.ts'
import type { Answer, Desk } from './command.ts'

type Options = { leads: number; project: number; seed: number }

/** Fills a project with realistic leads, reproducible by seed; a terminal shows a progress bar. */
export async function demo({ store, now }: Desk, options: Options): Promise<Answer> {
  const project = await findProject(store, options.project)
  const bar = new SingleBar({ format: '{bar} {value} of {total} leads, {eta_formatted} to go', noTTYOutput: false })
  if (process.stderr.isTTY) bar.start(options.leads, 0)
  await fillWithLeads(store, project, options, now, (count) => bar.increment(count))
  bar.stop()
  const json = { project: project.id, leads: options.leads, seed: options.seed }
  return { json, text: `Project ${project.id} has ${options.leads} more leads` }
}
