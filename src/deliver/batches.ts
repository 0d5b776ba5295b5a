import { claimBatch, isVerdictLate, recordBatchOutcomes, type Sent } from '../actions/batches.ts'
import { stopDestination } from '../actions/destinations.ts'
import { type Destination, keyOf, type Outcome } from '../domain/destination.ts'
import { withoutMask } from '../store/leads/viewer.ts'
import type { Claimed, Store } from '../store/store.ts'
import { type Attempts, overOf } from './attempts.ts'
import type { BatchItem, BatchResult } from './kind.ts'
import { kinds } from './kinds.ts'

type BatchOptions = {
  store: Store
  clock: () => number
  random: () => number
  contextFor: Attempts['contextFor']
  onAttempt: (outcome: Outcome) => void
  onFailure: (error: unknown) => void
}

/** Sends the collected deliveries of destinations, one batch at a time for each destination. */
export function createBatches({ store, clock, random, contextFor, onAttempt, onFailure }: BatchOptions) {
  const running = new Map<string, Promise<void>>()
  return { begin, ended }

  /** Begins the batch of a destination, unless one is in progress. */
  function begin(destination: Destination): void {
    const key = keyOf(destination)
    if (running.has(key)) return
    const done = sendBatch(destination)
      .catch(onFailure)
      .finally(() => running.delete(key))
    running.set(key, done)
  }

  /** Waits for the batches in progress. */
  async function ended(): Promise<void> {
    await Promise.all(running.values())
  }

  async function sendBatch(known: Destination): Promise<void> {
    const batch = await claimBatch(store, known, clock())
    if (!batch) return
    const { destination, claimed } = batch
    const context = contextFor(destination)
    if (!context) return stopDestination(store, destination, 'secret-unreadable', clock())
    const ids = [...new Set(claimed.map(({ event }) => event.leadId))]
    const leads = withoutMask(await store.deliveredLeads.of(destination.project, ids))
    const items = claimed.map(({ delivery, event }): BatchItem => {
      const { upload, tries } = delivery
      const lead = leads.get(event.leadId)
      return { event: event.number, lead, upload, tries, isLate: isVerdictLate(delivery, context.at) }
    })
    const results = (await kinds[destination.kind].batch?.(context, items)) ?? []
    const sent = sentOf(claimed, results, context.at)
    for (const each of sent) if (!each.waits) onAttempt(each.attempt.outcome)
    await recordBatchOutcomes(store, destination, sent, random, clock())
  }
}

/** The outcomes of a batch to store. Deliveries that this process aborted are left out, and retried when their lease expires. */
function sentOf(claimed: readonly Claimed[], results: readonly BatchResult[], at: number): Sent[] {
  const byEvent = new Map(results.map((each) => [each.event, each]))
  return claimed.flatMap(({ delivery, event }): Sent[] => {
    const result = byEvent.get(event.number)
    if (!result) return []
    if (result.waits) return [{ delivery, waits: true }]
    const over = overOf(result, at, delivery.isResent ? 'resend' : 'schedule')
    return over === 'ended' ? [] : [{ delivery, ...over }]
  })
}
