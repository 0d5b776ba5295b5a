import { claimDeliveries, type Planned, releaseLeases } from '../actions/deliveries.ts'
import type { Tried } from '../actions/delivery-outcomes.ts'
import { stopDestination } from '../actions/destinations.ts'
import { type Destination, keyOf, type Outcome } from '../domain/destination.ts'
import { withoutMask } from '../store/leads/viewer.ts'
import type { Claimed, Store } from '../store/store.ts'
import type { Attempts } from './attempts.ts'
import { waitWhileBusy } from './back-pressure.ts'
import { createBatches } from './batches.ts'
import { createConcurrencyLimits } from './concurrency-limits.ts'
import type { Message } from './kind.ts'
import { kinds } from './kinds.ts'
import { createOutcomeRecorder } from './outcome-recorder.ts'
import { createPendingDestinations } from './pending-destinations.ts'
import { createPlanners, planNextDeliveries } from './planner.ts'
import { createWakeableLoop } from './wakeable-loop.ts'

type SenderOptions = {
  store: Store
  clock: () => number
  /** From 0 to 1, for the jitter of the schedule. */
  random: () => number
  /** How often (ms) destinations are read again, with deliveries that other processes planned. */
  interval: number
  attempts: Attempts
  onAttempt: (outcome: Outcome) => void
  onFailure: (error: unknown) => void
}

/**
 * Sends due deliveries until `stop`: leases them, tries each once, and stores the outcomes, many in one transaction. Without destinations it
 * runs one small query per interval.
 */
export async function runSender(options: SenderOptions, stop: AbortSignal): Promise<void> {
  const { store, clock, random, interval, attempts, onAttempt, onFailure } = options
  const { tryOnce, contextFor } = attempts
  const limits = createConcurrencyLimits()
  const pending = createPendingDestinations(limits)
  const recorder = createOutcomeRecorder({ store, clock, random, onFailure })
  const batches = createBatches({ store, clock, random, contextFor, onAttempt, onFailure })
  const loop = createWakeableLoop(interval, onFailure)
  const planners = createPlanners<Planned>({
    ...{ store, interval, onFailure },
    plan: (project) => planNextDeliveries(store, project, clock),
    onPlanned: (project, { destinations: ids }) => ids.length > 0 && wakeFor(ids.map((id) => keyOf({ project, id }))),
  })
  const running = new Set<Promise<void>>()
  let readAt = Number.NEGATIVE_INFINITY

  await releaseLeases(store, clock()).catch(onFailure)
  await loop.run(turn, stop)
  await Promise.all([planners.end(), batches.ended(), ...running])

  async function turn(): Promise<void> {
    if (performance.now() - readAt >= interval) await readDestinations()
    await waitWhileBusy(store, stop)
    for (let open = pending.requests(); open.length > 0 && !stop.aborted; open = pending.requests()) {
      const claimed = await claimDeliveries(store, open, clock())
      pending.add(claimed.map(([destination]) => keyOf(destination)))
      await startAll(claimed)
      await waitWhileBusy(store, stop)
    }
  }

  async function readDestinations(): Promise<void> {
    const all = await store.destinations.all()
    readAt = performance.now()
    const isCollecting = ({ kind }: Destination) => kinds[kind].batch !== undefined
    pending.replace(all.filter((each) => !isCollecting(each)))
    for (const each of all) if (isCollecting(each)) batches.begin(each)
    planners.follow(new Set(all.filter(({ state }) => state === 'on').map(({ project }) => project)))
  }

  /** Wakes the loop to check at once whether these destinations have something due. */
  function wakeFor(keys: readonly string[]): void {
    pending.add(keys)
    loop.wake()
  }

  async function startAll(claimed: [Destination, Claimed][]): Promise<void> {
    for (const [project, some] of byProject(claimed)) {
      const ids = [...new Set(some.map(([, { event }]) => event.leadId))]
      const leads = withoutMask(await store.deliveredLeads.of(project, ids))
      for (const [destination, { delivery, event }] of some)
        start(destination, delivery, { event, lead: leads.get(event.leadId) })
    }
  }

  function start(destination: Destination, delivery: Tried['delivery'], message: Message): void {
    const end = limits.begin(destination)
    const done: Promise<void> = attempt(destination, delivery, message)
      .catch(onFailure)
      .finally(() => {
        end()
        running.delete(done)
        wakeFor([keyOf(destination)])
      })
    running.add(done)
  }

  async function attempt(destination: Destination, delivery: Tried['delivery'], message: Message): Promise<void> {
    const result = await tryOnce(destination, message, delivery.isResent ? 'resend' : 'schedule')
    if (result === 'ended') return // another process retries after the lease expires
    if (result === 'secret-unreadable') {
      pending.drop(destination)
      return stopDestination(store, destination, result, clock())
    }
    onAttempt(result.attempt.outcome)
    await recorder.record({ destination, delivery, ...result })
    if (result.attempt.outcome === 'gone') readAt = Number.NEGATIVE_INFINITY
  }
}

function byProject(claimed: [Destination, Claimed][]): Map<number, [Destination, Claimed][]> {
  const some = new Map<number, [Destination, Claimed][]>()
  for (const each of claimed) some.set(each[0].project, [...(some.get(each[0].project) ?? []), each])
  return some
}
