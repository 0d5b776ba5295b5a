import {
  type ClaimRequest,
  claimDeliveries,
  type Planned,
  recordOutcomes,
  releaseLeases,
  type Tried,
} from '../actions/deliveries.ts'
import { stopDestination } from '../actions/destinations.ts'
import { type Destination, keyOf, type Outcome } from '../domain/destination.ts'
import type { Claimed, Store } from '../store/store.ts'
import type { Attempts, TryOnce } from './attempts.ts'
import { waitWhileBusy } from './back-pressure.ts'
import { createBatches } from './batches.ts'
import { createConcurrencyLimits } from './concurrency-limits.ts'
import { kinds } from './kinds.ts'
import { createPlanners, planNext } from './planner.ts'
import { createWakeableLoop } from './wakeable-loop.ts'

type SenderOptions = {
  store: Store
  clock: () => number
  /** From 0 to 1, for the jitter of the schedule. */
  random: () => number
  /** How often (ms) destinations are read again and asked for what other processes planned. */
  interval: number
  attempts: Attempts
  onAttempt: (outcome: Outcome) => void
  onFailure: (error: unknown) => void
}

/**
 * Sends what is due until `stop`: leases deliveries, tries each once, and stores what came of it, many in one transaction. Without
 * destinations it asks the store one small question in each interval.
 */
export async function runSender(options: SenderOptions, stop: AbortSignal): Promise<void> {
  const { store, clock, random, interval, attempts, onAttempt, onFailure } = options
  const { tryOnce, contextFor } = attempts
  const limits = createConcurrencyLimits()
  const batches = createBatches({ store, clock, random, contextFor, onAttempt, onFailure })
  const loop = createWakeableLoop(interval, onFailure)
  const planners = createPlanners<Planned>({
    ...{ store, interval, onFailure },
    plan: (project) => planNext(store, project, clock),
    onPlanned: (project, { destinations: ids }) =>
      ids.length > 0 && markPending(ids.map((id) => keyOf({ project, id }))),
  })
  const running = new Set<Promise<void>>()
  const over: Tried[] = []
  let destinations = new Map<string, Destination>()
  let pending = new Set<string>()
  let recording = Promise.resolve()
  let next: Promise<void> | undefined
  let readAt = Number.NEGATIVE_INFINITY

  await releaseLeases(store, clock()).catch(onFailure)
  await loop.run(turn, stop)
  await Promise.all([planners.end(), batches.ended(), ...running])

  async function turn(): Promise<void> {
    if (performance.now() - readAt >= interval) await readDestinations()
    await waitWhileBusy(store, stop)
    for (let open = nextRequests(); open.length > 0 && !stop.aborted; open = nextRequests()) {
      const claimed = await claimDeliveries(store, open, clock())
      for (const [destination] of claimed) pending.add(keyOf(destination))
      await startAll(claimed)
      await waitWhileBusy(store, stop)
    }
  }

  async function readDestinations(): Promise<void> {
    const all = await store.destinations.all()
    readAt = performance.now()
    const isCollecting = ({ kind }: Destination) => kinds[kind].batch !== undefined
    destinations = new Map(all.filter((each) => !isCollecting(each)).map((each) => [keyOf(each), each]))
    for (const each of all) if (isCollecting(each)) batches.begin(each)
    pending = new Set(destinations.keys())
    limits.forget((key) => destinations.has(key))
    planners.follow(new Set(all.filter(({ state }) => state === 'on').map(({ project }) => project)))
  }

  /** Notes that these destinations may have something due. */
  function markPending(keys: readonly string[]): void {
    for (const key of keys) pending.add(key)
    loop.wake()
  }

  /** The destinations that may have something due and have free slots. Each is asked again once it had something, or is marked as pending. */
  function nextRequests(): ClaimRequest[] {
    const open: ClaimRequest[] = []
    let taken = 0
    for (const key of [...pending]) {
      const destination = destinations.get(key)
      const limit = destination ? limits.freeSlots(destination, taken) : 0
      if (!destination || limit > 0) pending.delete(key)
      if (destination && limit > 0) open.push({ destination, limit })
      taken += limit
    }
    return open
  }

  async function startAll(claimed: [Destination, Claimed][]): Promise<void> {
    const byProject = new Map<number, [Destination, Claimed][]>()
    for (const each of claimed) byProject.set(each[0].project, [...(byProject.get(each[0].project) ?? []), each])
    for (const [project, some] of byProject) {
      const ids = [...new Set(some.map(([, { event }]) => event.leadId))]
      const leads = await store.deliveredLeads.of(project, ids)
      for (const [destination, { delivery, event }] of some) {
        const lead = leads.get(event.leadId)
        const end = limits.begin(destination)
        const attempt = tryOnce(destination, { event, lead }, delivery.isResent ? 'resend' : 'schedule')
        const done: Promise<void> = attempt
          .then((result) => finish(destination, delivery, result))
          .catch(onFailure)
          .finally(() => {
            end()
            running.delete(done)
            markPending([keyOf(destination)])
          })
        running.add(done)
      }
    }
  }

  async function finish(
    destination: Destination,
    delivery: Tried['delivery'],
    result: Awaited<ReturnType<TryOnce>>,
  ): Promise<void> {
    if (result === 'ended') return // its lease runs out, and another process tries
    if (result === 'secret-unreadable') {
      destinations.delete(keyOf(destination))
      return stopDestination(store, destination, result, clock())
    }
    onAttempt(result.attempt.outcome)
    over.push({ destination, delivery, ...result })
    await recordSoon()
    if (result.attempt.outcome === 'gone') readAt = Number.NEGATIVE_INFINITY
  }

  /** What ends while others are stored is stored together after them. */
  function recordSoon(): Promise<void> {
    next ??= recording.then(() => {
      next = undefined
      recording = recordAll()
      return recording
    })
    return next
  }

  async function recordAll(): Promise<void> {
    const some = over.splice(0)
    if (some.length === 0) return
    try {
      await recordOutcomes(store, some, random, clock())
    } catch (error) {
      // the store is away: what was sent may be sent again once its lease runs out
      onFailure(error)
    }
  }
}
