import { type Kysely, type Selectable, sql } from 'kysely'
import { type Delivery, leaseTime } from '../../domain/destination.ts'
import type { StoredEvent } from '../../domain/event.ts'
import type { DeliveriesTable } from '../schema/delivery-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Target, toDelivery } from './deliveries.ts'
import { toEvent } from './events.ts'

/** A delivery that was claimed, and its event. */
export type Claimed = { delivery: Delivery; event: StoredEvent }

/** The queue of deliveries: plans and leases them, and records their outcomes. */
export function deliveryQueue(db: Kysely<Tables>, dialect: Dialect) {
  return { plan, claim, claimBatch, release, recordOutcome, postponeLead, scheduleLeadNow }

  /** Inserts deliveries of new events, due at `due`. If the lead has a delivery that waits for a retry, they wait as long. */
  async function plan(
    { project, destination }: Target,
    events: readonly StoredEvent[],
    { now, due }: { now: number; due: number },
  ): Promise<void> {
    if (events.length === 0) return
    const leads = [...new Set(events.map(({ leadId }) => leadId))]
    const rows = await db
      .selectFrom('deliveries')
      .select(({ fn }) => ['lead_id', fn.max('next_at').as('next_at')])
      .where('project_id', '=', project)
      .where('destination_id', '=', destination)
      .where('next_at', '>', due + leaseTime)
      .where('resent', '=', 0)
      .where('lead_id', 'in', leads)
      .groupBy('lead_id')
      .execute()
    const waiting = new Map(rows.map(({ lead_id, next_at }) => [lead_id, next_at]))
    await insertDeliveries(
      db,
      dialect,
      events.map(({ number, leadId }) => ({
        project_id: project,
        destination_id: destination,
        event: number,
        lead_id: leadId,
        state: 'waiting',
        at: now,
        next_at: Math.max(due, waiting.get(leadId) ?? 0),
        tries: 0,
        attempts: 0,
        resent: 0,
      })),
    )
  }

  /**
   * Leases due deliveries until `until` (seconds). Of each lead only the first waiting delivery counts as due. `onlyResent` takes only those that
   * were requested by hand.
   */
  async function claim(
    { project, destination }: Target,
    { now, until, limit, onlyResent }: { now: number; until: number; limit: number; onlyResent: boolean },
  ): Promise<Claimed[]> {
    const due = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('deliveries.project_id', '=', project)
      .where('deliveries.destination_id', '=', destination)
      .where('deliveries.next_at', '<=', now)
      .$if(onlyResent, (query) => query.where('deliveries.resent', '=', sql.lit(1)))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('deliveries as earlier')
              .select('earlier.event')
              .where('earlier.project_id', '=', project)
              .where('earlier.destination_id', '=', destination)
              .whereRef('earlier.lead_id', '=', 'deliveries.lead_id')
              .whereRef('earlier.event', '<', 'deliveries.event')
              .where('earlier.next_at', 'is not', null)
              .$if(onlyResent, (query) => query.where('earlier.resent', '=', sql.lit(1))),
          ),
        ),
      )
      .orderBy('deliveries.next_at')
      .orderBy('deliveries.event')
      .limit(limit)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .execute()
    return lease({ project, destination }, due, until)
  }

  /** Leases all due deliveries, even if earlier ones of their leads wait; `onlyResent` as in `claim`. */
  async function claimBatch(
    target: Target,
    { now, until, limit, onlyResent }: { now: number; until: number; limit: number; onlyResent: boolean },
  ): Promise<Claimed[]> {
    const due = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('project_id', '=', target.project)
      .where('destination_id', '=', target.destination)
      .where('next_at', '<=', now)
      .$if(onlyResent, (query) => query.where('resent', '=', sql.lit(1)))
      .orderBy('next_at')
      .orderBy('event')
      .limit(limit)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .execute()
    return lease(target, due, until)
  }

  async function lease(
    { project, destination }: Target,
    due: Selectable<DeliveriesTable>[],
    until: number,
  ): Promise<Claimed[]> {
    if (due.length === 0) return []
    const numbers = due.map(({ event }) => event)
    await update({ project, destination }).set({ next_at: until }).where('event', 'in', numbers).execute()
    const events = await db
      .selectFrom('events')
      .selectAll()
      .where('project_id', '=', project)
      .where('number', 'in', numbers)
      .execute()
    const byNumber = new Map(events.map((row) => [row.number, toEvent(row)]))
    return due.flatMap((row) => {
      const event = byNumber.get(row.event)
      return event ? [{ delivery: toDelivery(row), event }] : []
    })
  }

  /** Makes the deliveries that may be leased due now. */
  async function release(now: number): Promise<void> {
    await db
      .updateTable('deliveries')
      .set({ next_at: now })
      .where('next_at', '>', now)
      .where('next_at', '<=', now + leaseTime)
      .execute()
  }

  /** Stores the outcome of a delivery. */
  async function recordOutcome({ project, destination }: Target, delivery: Delivery): Promise<void> {
    const { event, state, nextAt, tries, attempts, isResent, upload, uploadedAt } = delivery
    await update({ project, destination })
      .set({ state, next_at: nextAt, tries, attempts, resent: Number(isResent), upload, uploaded_at: uploadedAt })
      .where('event', '=', event)
      .execute()
  }

  /** Makes the later deliveries of a lead wait as long as one that is retried. */
  async function postponeLead(target: Target, { leadId, event }: Delivery, nextAt: number): Promise<void> {
    await laterOf(target, leadId, event).set({ next_at: nextAt }).where('next_at', '<', nextAt).execute()
  }

  /** Makes the later deliveries of a lead due now, once it waits for no retry. */
  async function scheduleLeadNow(target: Target, { leadId, event }: Delivery, now: number): Promise<void> {
    await laterOf(target, leadId, event).set({ next_at: now }).where('next_at', '>', now).execute()
  }

  function update({ project, destination }: Target) {
    return db.updateTable('deliveries').where('project_id', '=', project).where('destination_id', '=', destination)
  }

  function laterOf(target: Target, lead: number, event: number) {
    return update(target).where('lead_id', '=', lead).where('event', '>', event).where('resent', '=', 0)
  }
}

const insertDeliveries = bulkInsert<Omit<Selectable<DeliveriesTable>, 'upload' | 'uploaded_at'>>('deliveries', [
  'project_id',
  'destination_id',
  'event',
  'lead_id',
  'state',
  'at',
  'next_at',
  'tries',
  'attempts',
  'resent',
])
