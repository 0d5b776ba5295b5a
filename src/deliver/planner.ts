import { type Planned, planDeliveries } from '../actions/deliveries.ts'
import { pause } from '../actions/pause.ts'
import type { Store } from '../store/store.ts'
import { waitWhileBusy } from './back-pressure.ts'
import { createMatcher } from './wants.ts'

/** How long (ms) a planner waits at most while another process plans the same project. */
const longestForOther = 200

type PlannerOptions<P> = {
  /** How long (ms) it waits for events, and after a failure. */
  interval: number
  onPlanned(planned: P): unknown
  onFailure(error: unknown): void
}

/** What was planned: up to which event; `isBehind` when there is more. */
type Progress = { last: number; isBehind: boolean }

/**
 * Plans the events of a project behind its feed until `stop`. A transaction of a create is not touched: the planner reads what is committed.
 * `plan` plans some; undefined when another process does. `onPlanned` is called with the result.
 */
export async function runPlanner<P extends Progress>(
  store: Store,
  project: number,
  plan: () => Promise<P | undefined>,
  stop: AbortSignal,
  { interval, onPlanned, onFailure }: PlannerOptions<P>,
): Promise<void> {
  while (!stop.aborted) {
    await waitWhileBusy(store, stop)
    const planned = await plan().catch((error): 'failed' => {
      onFailure(error)
      return 'failed'
    })
    if (planned === 'failed') await pause(interval, stop)
    else if (!planned) await pause(Math.min(interval, longestForOther), stop)
    else {
      onPlanned(planned)
      if (!planned.isBehind) await store.events.changed(project, planned.last, interval, stop)
    }
  }
}

/** Plans the next deliveries of a project. */
export async function planNext(store: Store, id: number, clock: () => number): Promise<Planned | undefined> {
  const project = await store.cache.project(id)
  if (!project) return
  const now = clock()
  return planDeliveries(store, project, () => createMatcher(project, now), now)
}
