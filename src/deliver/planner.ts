import { type Planned, planDeliveries } from '../actions/deliveries.ts'
import { pause } from '../actions/pause.ts'
import type { Store } from '../store/store.ts'
import { waitWhileBusy } from './back-pressure.ts'
import { createMatcher } from './event-matcher.ts'

/** The longest wait (ms) of a planner while another process plans the same project. */
const longestForOther = 200

type PlannerOptions<P> = {
  store: Store
  /** How long (ms) it waits for events, and after a failure. */
  interval: number
  /** Plans some events of a project; undefined when another process does. */
  plan(project: number): Promise<P | undefined>
  onPlanned(project: number, planned: P): void
  onFailure(error: unknown): void
}

/** The progress of a planner: the last planned event, and `isBehind` if there are further ones. */
type Progress = { last: number; isBehind: boolean }

/** The planners of this process, one per project. */
export function createPlanners<P extends Progress>(options: PlannerOptions<P>) {
  const planners = new Map<number, { ending: AbortController; done: Promise<void> }>()
  return { follow, end }

  /** Runs planners for exactly these projects. Returns false while one of them is still ending, since it can restart only after that. */
  function follow(projects: ReadonlySet<number>): boolean {
    for (const project of projects) if (!planners.has(project)) begin(project)
    for (const [project, { ending }] of planners) if (!projects.has(project)) ending.abort()
    return ![...projects].some((project) => planners.get(project)?.ending.signal.aborted)
  }

  function begin(project: number): void {
    const ending = new AbortController()
    const done = runPlanner(project, options, ending.signal).finally(() => planners.delete(project))
    planners.set(project, { ending, done })
  }

  /** Ends all planners, and waits for them. */
  async function end(): Promise<void> {
    follow(new Set())
    await Promise.all(Array.from(planners.values(), ({ done }) => done))
  }
}

/**
 * Plans the events in the feed of a project until `stop`. It reads committed events only, so it does not burden the transaction of a create.
 */
async function runPlanner<P extends Progress>(
  project: number,
  { store, interval, plan, onPlanned, onFailure }: PlannerOptions<P>,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    await waitWhileBusy(store, stop)
    const planned = await plan(project).catch((error): 'failed' => {
      onFailure(error)
      return 'failed'
    })
    if (planned === 'failed') await pause(interval, stop)
    else if (!planned) await pause(Math.min(interval, longestForOther), stop)
    else {
      onPlanned(project, planned)
      if (!planned.isBehind) await store.events.changed(project, planned.last, interval, stop)
    }
  }
}

/** Plans the next deliveries of a project. */
export async function planNextDeliveries(store: Store, id: number, clock: () => number): Promise<Planned | undefined> {
  const project = await store.cache.project(id)
  if (!project) return
  const now = clock()
  return planDeliveries(store, project, (present) => createMatcher(present, now), now)
}
