import { type Attempt, type Delivery, type Destination, keyOf, orderId, uploaded } from '../domain/destination.ts'
import { delayAfter, sentAt } from '../domain/destination-kind.ts'
import type { Claimed, Store, Transaction } from '../store/store.ts'
import { batchOrEach } from './batch-or-each.ts'
import { type Health, logAttempt, recordHealth } from './delivery-outcomes.ts'

/**
 * The lease (seconds) of a batch, after which another process tries it: long enough for forty calls that each run into their timeout, as when refused
 * files are sent in parts. And the number of deliveries per batch.
 */
const batchLease = 600
const batchSize = 2_000

/** How many deliveries one transaction records, so that others do not wait long. */
const recordedAtOnce = 100

/** How long (seconds) to wait for the verdict on an upload, and the delays between checks, which grow with its age. */
const verdictTime = 86_400
const checks = [120, 600, 1_800] as const

/** How long (seconds) a delivery waits after the quota of the service is used up. */
const quotaPause = 3_600

/** The result for one delivery of a batch. An upload has its id; `waits` means that there is no verdict yet. */
export type Sent = { delivery: Delivery; waits: true } | (Verdict & { waits?: never })
type Verdict = { delivery: Delivery; attempt: Attempt; upload: string | null; retryAfter: number | null }

/** Leases the deliveries that are due at a destination that sends in batches, with their events. */
export function claimBatch(
  store: Store,
  { project, id }: Destination,
  now: number,
): Promise<{ destination: Destination; claimed: Claimed[] } | undefined> {
  return store.transaction(async (tx) => {
    const destination = await tx.destinations.find(project, id)
    if (!destination) return
    const onlyResent = destination.state !== 'on'
    const how = { now, until: now + batchLease, limit: batchSize, onlyResent }
    const claimed = await tx.deliveryQueue.claimBatch({ project, destination: id }, how)
    return claimed.length === 0 ? undefined : { destination, claimed }
  })
}

/** Stores the results of a batch, in parts. The batch counts once for the health of the destination. */
export async function recordBatchOutcomes(
  store: Store,
  destination: Destination,
  sent: readonly Sent[],
  random: () => number,
  now: number,
): Promise<void> {
  const keep = (some: readonly Sent[]) =>
    store.transaction(async (tx) => {
      for (const each of some) await recordOutcome(tx, destination, each, random, now)
    })
  const failures: unknown[] = []
  for (let from = 0; from < sent.length; from += recordedAtOnce)
    await batchOrEach(store, sent.slice(from, from + recordedAtOnce), keep).catch((error) => failures.push(error))
  const telling = sent.find(({ waits, ...each }) => !waits && isTelling((each as Verdict).attempt)) as
    | Verdict
    | undefined
  if (telling)
    await store.transaction(async (tx) => {
      const held = await tx.destinations.findForUpdate(destination.project, destination.id)
      const health: Health = new Map(held ? [[keyOf(held), held]] : [])
      await recordHealth(tx, destination, telling.attempt, health, now)
    })
  if (failures.length > 0) throw failures[0]
}

/** Whether the outcome of a scheduled attempt reflects on the service, rather than on one lead or the quota. */
function isTelling({ trigger, outcome }: Attempt): boolean {
  return trigger === 'schedule' && !['uploaded', 'quota', 'too-old', 'unidentified'].includes(outcome)
}

async function recordOutcome(tx: Transaction, destination: Destination, sent: Sent, random: () => number, now: number) {
  const target = { project: destination.project, destination: destination.id }
  const held = await tx.deliveries.findForUpdate(target, sent.delivery.event)
  if (!held) return // the delivery was removed with its destination, or had expired
  if (sent.waits) return tx.deliveryQueue.recordOutcome(target, { ...held, nextAt: nextCheck(held, now) })
  const { attempt, upload } = sent
  const outsideId = attempt.outcome === 'delivered' ? orderId(target.project, held.leadId) : null
  await logAttempt(tx, target, held, { attempt, outsideId })
  const next = upload === null ? ended(destination, held, sent, random, now) : uploaded(held, upload, now)
  await tx.deliveryQueue.recordOutcome(target, next)
}

function nextCheck({ uploadedAt }: Delivery, now: number): number {
  const age = now - (uploadedAt ?? now)
  return now + (checks.find((each) => age < each) ?? checks[2])
}

/** Whether a delivery has waited long enough for the verdict on its upload. */
export function isVerdictLate({ uploadedAt }: Delivery, now: number): boolean {
  return uploadedAt !== null && now - uploadedAt >= verdictTime
}

/** A delivery after an attempt that ended without an upload: delivered, failed for good, or tried again in a later batch. */
function ended(
  { kind }: Destination,
  held: Delivery,
  { attempt, retryAfter }: Verdict,
  random: () => number,
  now: number,
): Delivery {
  const same = { ...held, attempts: held.attempts + 1, upload: null, uploadedAt: null, isResent: false }
  const { outcome } = attempt
  if (outcome === 'delivered') return { ...same, state: 'delivered', nextAt: null, tries: held.tries + 1 }
  if (outcome === 'too-old' || outcome === 'unidentified')
    return { ...same, state: held.state === 'delivered' ? 'delivered' : 'failed', nextAt: null }
  if (outcome === 'quota') return { ...same, isResent: held.isResent, nextAt: sentAt(kind, now + quotaPause) }
  if (held.isResent) return { ...same, nextAt: held.state === 'waiting' ? sentAt(kind, now) : null }
  const tries = held.tries + 1
  const delay = delayAfter(kind, tries, random(), retryAfter)
  if (delay === undefined) return { ...same, state: 'failed', nextAt: null, tries }
  return { ...same, nextAt: sentAt(kind, now + delay), tries }
}
