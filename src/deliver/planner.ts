import { setTimeout } from 'node:timers/promises'
import { type Planned, planDeliveries } from '../actions/deliveries.ts'
import type { Store } from '../store/store.ts'
import { giveWay } from './give-way.ts'
import { createJudge } from './wants.ts'

/** How long (ms) a planner waits for events, after a failure, and while another process plans the same project. */
const waits = { event: 1_000, failure: 1_000, other: 200 }

/**
 * Plans the events of a project behind its feed until `stop`. A transaction of a create is not touched: the planner reads what is committed.
 * `onPlanned` hears which destinations have something to send.
 */
export async function runPlanner(
  store: Store,
  project: number,
  clock: () => number,
  stop: AbortSignal,
  { onPlanned, onFailure }: { onPlanned(destinations: number[]): void; onFailure(error: unknown): void },
): Promise<void> {
  while (!stop.aborted) {
    await giveWay(store, stop)
    const planned = await planNext(store, project, clock).catch((error): 'failed' => {
      onFailure(error)
      return 'failed'
    })
    if (planned === 'failed') await pause(waits.failure, stop)
    else if (!planned) await pause(waits.other, stop)
    else {
      if (planned.destinations.length > 0) onPlanned(planned.destinations)
      if (!planned.isBehind) await store.events.changed(project, planned.last, waits.event, stop)
    }
  }
}

async function planNext(store: Store, id: number, clock: () => number): Promise<Planned | undefined> {
  const project = await store.cache.project(id)
  if (!project) return
  const now = clock()
  return planDeliveries(store, project, () => createJudge(project, now), now)
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
  return setTimeout(ms, undefined, { signal: stop }).catch(() => {})
}
