import type { Actor } from '../domain/access.ts'
import { type Attempt, type Delivery, type Destination, destinationLimits, uploaded } from '../domain/destination.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Target, Transaction } from '../store/store.ts'
import { targetOf } from './deliveries.ts'
import { type FinishedAttempt, logAttempt } from './delivery-outcomes.ts'

/** Stores an attempt that was made by hand: a test, or a resend of one event. Returns its number. */
export function recordAttempt(
  store: Store,
  destination: Destination,
  event: number,
  { attempt, outsideId, upload = null }: FinishedAttempt & { upload?: string | null },
): Promise<number> {
  const target = targetOf(destination)
  return store.transaction(async (tx) => {
    // its lock keeps the planner from reading the waiting deliveries meanwhile
    const known = await tx.destinations.findForUpdate(target.project, target.destination)
    if (!known) throw refusal('no-such-destination', { id: String(target.destination) }, 'id')
    if (attempt.trigger === 'test') {
      const number = await tx.attempts.putTest(target, attempt.at)
      await tx.attempts.log(target, 0, number, attempt)
      return number
    }
    const held = await tx.deliveries.findForUpdate(target, event)
    if (!held) throw refusal('no-such-delivery', { event: String(event) })
    await logAttempt(tx, target, held, { attempt, outsideId })
    if (upload === null) await recordManualOutcome(tx, target, held, attempt)
    else await tx.deliveryQueue.recordOutcome(target, uploaded({ ...held, isResent: true }, upload, attempt.at))
    return held.attempts + 1
  }, destination.project)
}

/** Records a resend of one event. If it fails, a waiting delivery keeps its schedule, unlike in a resend of a range. */
async function recordManualOutcome(tx: Transaction, target: Target, held: Delivery, attempt: Attempt): Promise<void> {
  const isDelivered = attempt.outcome === 'delivered'
  await tx.deliveryQueue.recordOutcome(target, {
    ...held,
    attempts: held.attempts + 1,
    ...(isDelivered && { state: 'delivered', nextAt: null, isResent: false }),
  })
  if (isDelivered && held.nextAt !== null) await tx.deliveryQueue.scheduleLeadNow(target, held, attempt.at)
}

/** Requests one more try of deliveries that ended since a moment, the oldest first. `more` means that the limit of one call was reached. */
export function resendDeliveries(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { since, onlyFailed }: { since: number; onlyFailed: boolean },
  now: number,
): Promise<{ count: number; more: boolean }> {
  return store.transaction(async (tx) => {
    const held = await tx.destinations.findForUpdate(project.id, id)
    if (!held) throw refusal('no-such-destination', { id: String(id) }, 'id')
    const limit = destinationLimits.resent
    const count = await tx.deliveries.resend(targetOf(held), { since, onlyFailed, now, limit })
    const details = { name: held.name, count }
    const entry = { at: now, by, action: 'destination.resent', subject: `destination:${id}`, details } as const
    await tx.audit.append(project.id, entry)
    return { count, more: count === limit }
  }, project.id)
}
