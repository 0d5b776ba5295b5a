import { type Attempt, type Delivery, type Destination, isFailing, keyOf, leaseTime } from '../domain/destination.ts'
import { delayAfter, sentAt } from '../domain/destination-kind.ts'
import type { StoredEvent } from '../domain/event.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import type { Claimed, Store, Target, Transaction } from '../store/store.ts'
import { batchOrEach } from './batch-or-each.ts'
import { stop } from './destinations.ts'

/** How many events one transaction plans. */
const planBatch = 200

/** Whether a destination wants an event, whose lead is as it is now; `wasTold` of that lead before where it is gone. `isBudgetSpent` ends the transaction after the first one. */
type Matcher = {
  wants(destination: Destination, event: StoredEvent, lead: Lead | undefined, wasTold: boolean): boolean | 'unreadable'
  isBudgetSpent(): boolean
}

/** What was planned: for which destinations, and up to which event; `isBehind` when there is more. */
export type Planned = { destinations: number[]; last: number; isBehind: boolean }

/**
 * Plans the next events of a project: writes deliveries and moves on in one transaction, so that nothing is left out or planned twice.
 * Destinations that are far behind come first; the matcher may leave the rest to the next transaction. Undefined when no destination is
 * active, or another process plans them now.
 */
export function planDeliveries(
  store: Store,
  project: Project,
  newMatcher: () => Matcher,
  now: number,
): Promise<Planned | undefined> {
  return store.transaction(async (tx) => {
    const targets = (await tx.destinations.planned(project.id)).sort((one, other) => one.plannedTo - other.plannedTo)
    const [first] = targets
    if (!first) return
    const matcher = newMatcher()
    const keptFrom = now - project.retention.deliveryDays * 86_400
    const after = first.plannedTo
    const events = (await tx.events.between(project.id, { first: after + 1, last: after + planBatch })).reverse()
    const last = events.at(-1)?.number ?? after
    const filtering = targets.flatMap(({ id, filter }) => (filter !== null ? [id] : []))
    const ids = filtering.length > 0 ? [...new Set(events.map(({ leadId }) => leadId))] : []
    const leads = await tx.deliveredLeads.of(project.id, ids)
    const purged = events.filter(({ topics, leadId }) => topics.includes('lead.purged') && !leads.has(leadId))
    const leadsGone = purged.map(({ leadId }) => leadId)
    const told = await tx.deliveries.toldOf(project.id, filtering, leadsGone)
    const reached: number[] = []
    const destinations: number[] = []
    let isCut = false
    for (const target of targets) {
      const due = events.filter(({ number, at }) => number > target.plannedTo && at > keptFrom)
      const { wanted, evaluated } = matchUntilBudget(matcher, target, due, leads, told)
      if (wanted === 'unreadable') {
        await stop(tx, target, 'filter-unreadable', now)
        continue
      }
      const times = { now, due: sentAt(target.kind, now) }
      await tx.deliveryQueue.plan({ project: project.id, destination: target.id }, wanted, times)
      if (wanted.length > 0) destinations.push(target.id)
      isCut = evaluated < due.length
      if (!isCut) reached.push(target.id)
      else if (evaluated > 0)
        await tx.destinations.setPlannedTo(project.id, [target.id], due[evaluated - 1]?.number ?? after)
      if (isCut) break
    }
    if (last > after) await tx.destinations.setPlannedTo(project.id, reached, last)
    return { destinations, last, isBehind: isCut || events.length === planBatch }
  })
}

/** The events that a destination wants of the first that were evaluated. */
function matchUntilBudget(
  matcher: Matcher,
  target: Destination,
  due: readonly StoredEvent[],
  leads: ReadonlyMap<number, Lead>,
  told: ReadonlySet<string>,
): { wanted: StoredEvent[] | 'unreadable'; evaluated: number } {
  const wanted: StoredEvent[] = []
  for (const [evaluated, event] of due.entries()) {
    if (matcher.isBudgetSpent()) return { wanted, evaluated }
    const { leadId } = event
    const verdict = matcher.wants(target, event, leads.get(leadId), told.has(`${target.id} ${leadId}`))
    if (verdict === 'unreadable') return { wanted: verdict, evaluated }
    if (verdict) wanted.push(event)
  }
  return { wanted, evaluated: due.length }
}

/** How many deliveries to take for a destination; one that is not on sends only what was asked for by hand. */
export type ClaimRequest = { destination: Destination; limit: number }

/** Leases deliveries that are due. A process that is killed leaves them to others when the lease ends. */
export function claimDeliveries(
  store: Store,
  requests: readonly ClaimRequest[],
  now: number,
): Promise<[Destination, Claimed][]> {
  return store.transaction(async (tx) => {
    const claimed: [Destination, Claimed][] = []
    for (const { destination: known, limit } of requests) {
      const destination = await tx.destinations.find(known.project, known.id)
      if (!destination) continue
      const how = { now, until: now + leaseTime, limit, onlyResent: destination.state !== 'on' }
      const some = await tx.deliveryQueue.claim(targetOf(destination), how)
      for (const each of some) claimed.push([destination, each])
    }
    return claimed
  })
}

/** Where a store has one server, what the one before it had leased is due at once. */
export async function releaseLeases(store: Store, now: number): Promise<void> {
  if (store.hasServerLock) await store.transaction((tx) => tx.deliveryQueue.release(now))
}

/** An attempt that is over, with the seconds that the receiver asks to wait. */
export type Tried = { destination: Destination; delivery: Delivery } & Ended

/** What came of an attempt: the seconds that the receiver asks to wait, and what it calls the lead. */
export type Ended = { attempt: Attempt; retryAfter: number | null; outsideId: string | null }

/** Stores what became of deliveries and of the health of their destinations. `random` is from 0 to 1. */
export function recordOutcomes(
  store: Store,
  tried: readonly Tried[],
  random: () => number,
  now: number,
): Promise<void> {
  return batchOrEach(store, tried, (some) =>
    store.transaction(async (tx) => {
      const health = await lockHealth(tx, some)
      for (const each of some) await recordOutcome(tx, each, health, random, now)
    }),
  )
}

/** The destinations whose health changes, locked. */
export type Health = Map<string, Destination>

/** Locks the destinations whose health an attempt changes, always in the same order. */
async function lockHealth(tx: Transaction, tried: readonly Tried[]): Promise<Health> {
  const touched = tried.filter(({ destination, delivery, attempt: { trigger, outcome } }) => {
    return trigger === 'schedule' && (outcome !== 'delivered' || delivery.tries > 0 || destination.failures > 0)
  })
  const health: Health = new Map()
  const targets = touched.map(({ destination }) => destination)
  for (const { project, id } of targets.sort((one, other) => one.project - other.project || one.id - other.id)) {
    const held = health.has(keyOf({ project, id })) ? undefined : await tx.destinations.findForUpdate(project, id)
    if (held) health.set(keyOf(held), held)
  }
  return health
}

async function recordOutcome(
  tx: Transaction,
  tried: Tried,
  health: Health,
  random: () => number,
  now: number,
): Promise<void> {
  const { destination, delivery, attempt } = tried
  const target = targetOf(destination)
  const held = await tx.deliveries.findForUpdate(target, delivery.event)
  if (!held) return // its destination was removed, or it is past its time
  const number = held.attempts + 1
  await logAttempt(tx, target, held, tried)
  const isOver = held.nextAt === null && attempt.outcome !== 'delivered' // somebody sent it by hand while it was tried
  if (isOver) return tx.deliveryQueue.recordOutcome(target, { ...held, attempts: number })
  if (attempt.trigger !== 'schedule') return recordResentOutcome(tx, target, held, attempt)
  const next = afterAttempt({ ...held, attempts: number }, tried, random, now)
  await tx.deliveryQueue.recordOutcome(target, next)
  const isRetried = next.nextAt !== null
  if (isRetried) await tx.deliveryQueue.delayLead(target, next, next.nextAt as number)
  else if (held.tries > 0) await tx.deliveryQueue.hastenLead(target, next, now)
  await noteHealth(tx, destination, attempt, health, now)
}

/** What was sent about a lead that was deleted for good meanwhile is not kept. */
export async function logAttempt(
  tx: Transaction,
  target: Target,
  held: Delivery,
  { attempt, outsideId }: Pick<Ended, 'attempt' | 'outsideId'>,
): Promise<void> {
  const isKept = await tx.deliveredLeads.isThere(target.project, held.leadId)
  const kept = isKept ? attempt : { ...attempt, request: null, responseHead: null }
  await tx.attempts.log(target, held.event, held.attempts + 1, kept)
  if (isKept && outsideId !== null) await tx.outsideIds.put(target, held.leadId, outsideId)
}

/** One try by hand: a success delivers; a failure changes nothing. */
async function recordResentOutcome(tx: Transaction, target: Target, held: Delivery, attempt: Attempt): Promise<void> {
  const isDelivered = attempt.outcome === 'delivered'
  const isDone = isDelivered || held.isResent
  await tx.deliveryQueue.recordOutcome(target, {
    ...held,
    attempts: held.attempts + 1,
    state: isDelivered ? 'delivered' : held.state,
    nextAt: isDone ? null : held.nextAt,
    isResent: false,
  })
}

function afterAttempt(
  delivery: Delivery,
  { destination, attempt, retryAfter }: Tried,
  random: () => number,
  now: number,
): Delivery {
  if (attempt.outcome === 'delivered')
    return { ...delivery, state: 'delivered', nextAt: null, tries: delivery.tries + 1 }
  if (attempt.outcome === 'gone') return { ...delivery, nextAt: now } // it goes on when the destination is switched on
  const tries = delivery.tries + 1
  const delay = delayAfter(destination.kind, tries, random(), retryAfter)
  if (delay === undefined) return { ...delivery, state: 'failed', nextAt: null, tries }
  return { ...delivery, nextAt: now + delay, tries }
}

/** Notes in the health of a destination how an attempt of the schedule ended, and stops one that fails for too long. */
export async function noteHealth(
  tx: Transaction,
  destination: Destination,
  { outcome }: Attempt,
  health: Health,
  now: number,
): Promise<void> {
  const held = health.get(keyOf(destination))
  if (!held) return
  const isWell = outcome === 'delivered'
  if (isWell && held.failures === 0) return
  const noted: Destination = {
    ...held,
    failures: isWell ? 0 : held.failures + 1,
    firstFailureAt: isWell ? null : (held.firstFailureAt ?? now),
  }
  health.set(keyOf(noted), noted)
  await tx.destinations.change(noted)
  const reason = outcome === 'gone' ? 'gone' : isFailing(noted, now) && !isWell ? 'failing' : undefined
  if (!reason || noted.state !== 'on') return
  await stop(tx, noted, reason, now)
  health.set(keyOf(noted), { ...noted, state: reason, reason })
}

/** Which destination, as the store names it. */
export function targetOf({ project, id }: Destination): Target {
  return { project, destination: id }
}
