import { type Attempt, type Delivery, type Destination, isFailing, keyOf } from '../domain/destination.ts'
import { delayAfter } from '../domain/destination-kind.ts'
import type { Store, Target, Transaction } from '../store/store.ts'
import { batchOrEach } from './batch-or-each.ts'
import { targetOf } from './deliveries.ts'
import { stop } from './destinations.ts'

/** A finished attempt with its destination and delivery. */
export type Tried = { destination: Destination; delivery: Delivery } & FinishedAttempt

/** The result of an attempt: the seconds that the receiver asks to wait, and its own id of the lead. */
export type FinishedAttempt = { attempt: Attempt; retryAfter: number | null; outsideId: string | null }

/** Stores the outcome of deliveries and the health of their destinations. `random` is from 0 to 1. */
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
  if (!held) return // the delivery was removed with its destination, or had expired
  const number = held.attempts + 1
  await logAttempt(tx, target, held, tried)
  const isOver = held.nextAt === null && attempt.outcome !== 'delivered' // it was sent by hand while this attempt ran
  if (isOver) return tx.deliveryQueue.recordOutcome(target, { ...held, attempts: number })
  if (attempt.trigger !== 'schedule') return recordResentOutcome(tx, target, held, attempt)
  const next = afterAttempt({ ...held, attempts: number }, tried, random, now)
  await tx.deliveryQueue.recordOutcome(target, next)
  const isRetried = next.nextAt !== null
  if (isRetried) await tx.deliveryQueue.postponeLead(target, next, next.nextAt as number)
  else if (held.tries > 0) await tx.deliveryQueue.scheduleLeadNow(target, next, now)
  await recordHealth(tx, destination, attempt, health, now)
}

/** Logs an attempt. If the lead was purged meanwhile, or the comment deleted, what was sent and answered is not kept. */
export async function logAttempt(
  tx: Transaction,
  target: Target,
  held: Delivery,
  { attempt, outsideId }: Pick<FinishedAttempt, 'attempt' | 'outsideId'>,
): Promise<void> {
  const lead = await tx.deliveredLeads.withEvent(target.project, held.leadId, held.event)
  const kept = lead && !lead.isSilent ? attempt : { ...attempt, request: null, responseHead: null }
  await tx.attempts.log(target, held.event, held.attempts + 1, kept)
  if (lead && outsideId !== null) await tx.outsideIds.put(target, held.leadId, outsideId)
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
  if (attempt.outcome === 'gone') return { ...delivery, nextAt: now } // it continues when the destination is switched on
  const tries = delivery.tries + 1
  const delay = delayAfter(destination.kind, tries, random(), retryAfter)
  if (delay === undefined) return { ...delivery, state: 'failed', nextAt: null, tries }
  return { ...delivery, nextAt: now + delay, tries }
}

/** Updates the health of a destination after a scheduled attempt, and stops one that is gone or has failed for too long. */
export async function recordHealth(
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
