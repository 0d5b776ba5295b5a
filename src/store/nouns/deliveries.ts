import { type Kysely, type Selectable, sql } from 'kysely'
import { type Delivery, type DeliveryState, leaseTime } from '../../domain/destination.ts'
import type { StoredEvent, Topic } from '../../domain/event.ts'
import type { DeliveriesTable } from '../schema/delivery-tables.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { events, numbersOfLeads } from './events.ts'

/** A destination of a project. */
export type Target = { project: number; destination: number }
/** A page of deliveries: those before an event, in one state or in any. */
type DeliveryPage = { before?: number | undefined; state?: DeliveryState | undefined; limit: number }

/** The position of a waiting delivery in the order of due times. */
export type DeliveryPlace = { nextAt: number; event: number }

/** Longer than a delivery waits (seconds): a `Retry-After` is a day at most. */
const longestWait = 3 * 86_400

/** The deliveries of destinations: what is read of them, and what members change by hand. `delivery-queue.ts` plans and sends them. */
export function deliveries(db: Kysely<Tables>, dialect: Dialect) {
  return {
    find,
    eventOf,
    topicsOf,
    toldOf,
    findForUpdate,
    page,
    waitingOf,
    nextOf,
    queue,
    scheduleSomeNow,
    correctTimes,
    resend,
    forget,
    removeSome,
  }

  async function find(target: Target, event: number): Promise<Delivery | undefined> {
    const row = await ofTarget(target).selectAll().where('event', '=', event).executeTakeFirst()
    return row && toDelivery(row)
  }

  /** The event of a delivery. */
  function eventOf(project: number, number: number): Promise<StoredEvent | undefined> {
    return events(db, dialect).find(project, number)
  }

  /** The topics of these events, by number. */
  async function topicsOf(project: number, numbers: readonly number[]): Promise<Map<number, Topic[]>> {
    if (numbers.length === 0) return new Map()
    const rows = await db
      .selectFrom('events')
      .select(['number', 'topics'])
      .where('project_id', '=', project)
      .where('number', 'in', numbers)
      .execute()
    return new Map(rows.map(({ number, topics }) => [number, JSON.parse(topics)]))
  }

  /** The pairs of these destinations and leads that had a delivery, each as `destination lead`. */
  async function toldOf(project: number, destinations: readonly number[], leads: readonly number[]) {
    if (destinations.length === 0 || leads.length === 0) return new Set<string>()
    const rows = await db // by numbers of events, since no index finds sent deliveries by lead
      .selectFrom('deliveries')
      .select(['destination_id', 'lead_id'])
      .distinct()
      .where('project_id', '=', project)
      .where('destination_id', 'in', destinations)
      .where('event', 'in', numbersOfLeads(db, project, leads))
      .execute()
    return new Set(rows.map(({ destination_id, lead_id }) => `${destination_id} ${lead_id}`))
  }

  /** When (seconds) the next retry of each destination is due. */
  async function nextOf(project: number): Promise<Map<number, number>> {
    const rows = await db
      .selectFrom('deliveries')
      .select(({ fn }) => ['destination_id', fn.min<number>('next_at').as('next')])
      .where('project_id', '=', project)
      .where('next_at', 'is not', null)
      .where('tries', '>', 0)
      .groupBy('destination_id')
      .execute()
    return new Map(rows.map(({ destination_id, next }) => [destination_id, next]))
  }

  /** The delivery, locked until the transaction ends. */
  async function findForUpdate(target: Target, event: number): Promise<Delivery | undefined> {
    const row = await ofTarget(target)
      .selectAll()
      .where('event', '=', event)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row && toDelivery(row)
  }

  /** The newest first. */
  async function page(target: Target, { before, state, limit }: DeliveryPage): Promise<Delivery[]> {
    let query = ofTarget(target).selectAll()
    if (before !== undefined) query = query.where('event', '<', before)
    if (state !== undefined) query = query.where('state', '=', state)
    return (await query.orderBy('event', 'desc').limit(limit).execute()).map(toDelivery)
  }

  /** The number of waiting deliveries by destination. */
  async function waitingOf(project: number): Promise<Map<number, number>> {
    const rows = await db
      .selectFrom('deliveries')
      .select(({ fn }) => ['destination_id', fn.countAll<number>().as('n')])
      .where('project_id', '=', project)
      .where('next_at', 'is not', null)
      .groupBy('destination_id')
      .execute()
    return new Map(rows.map(({ destination_id, n }) => [destination_id, n]))
  }

  /** The number of waiting deliveries in all projects, and when (seconds) the oldest was planned. */
  async function queue(): Promise<{ length: number; since: number | null }> {
    const { n, since } = await db
      .selectFrom('deliveries')
      .select(({ fn }) => [fn.countAll<number>().as('n'), fn.min<number | null>('at').as('since')])
      .where('next_at', 'is not', null)
      .executeTakeFirstOrThrow()
    return { length: n, since }
  }

  /**
   * Makes up to `limit` waiting deliveries due now and restarts their retry schedules, in the order of due times from `after` on. Those due within
   * the time of a lease keep their due time. Returns the place to continue from, undefined at the end.
   */
  async function scheduleSomeNow(
    target: Target,
    now: number,
    { after, limit }: { after: DeliveryPlace | undefined; limit: number },
  ): Promise<DeliveryPlace | undefined> {
    const rows = await ofTarget(target)
      .select(['event', 'next_at', 'tries'])
      .where('next_at', 'is not', null)
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(next_at, event) > (${after?.nextAt}, ${after?.event})`),
      )
      .orderBy('next_at')
      .orderBy('event')
      .limit(limit)
      .execute()
    const soon = now + leaseTime
    const numbersOf = (some: typeof rows) => some.map(({ event }) => event)
    const [tried, far] = [rows.filter(({ tries }) => tries > 0), rows.filter(({ next_at }) => (next_at ?? 0) > soon)]
    if (tried.length > 0)
      await update(target)
        .set({ tries: 0 })
        .where('event', 'in', numbersOf(tried))
        .where('next_at', 'is not', null)
        .execute()
    if (far.length > 0)
      await update(target)
        .set({ next_at: now })
        .where('event', 'in', numbersOf(far))
        .where('next_at', '>', soon)
        .execute()
    const last = rows.length === limit ? rows.at(-1) : undefined
    return last && { nextAt: last.next_at ?? 0, event: last.event }
  }

  /** Makes deliveries due now that wait longer than any may wait: their time was set while the clock was ahead. Returns their number. */
  async function correctTimes(project: number, now: number): Promise<number> {
    const all = await db.selectFrom('destinations').select('id').where('project_id', '=', project).execute()
    let corrected = 0n
    for (const { id } of all) {
      // SQLite seeks in the index of due times only for one destination
      const late = update({ project, destination: id }).where('next_at', '>', now + longestWait)
      corrected += (await late.set({ next_at: now }).executeTakeFirstOrThrow()).numUpdatedRows
    }
    return Number(corrected)
  }

  /** Schedules one more try of up to `limit` ended deliveries that were planned since `since` (seconds), the oldest first; returns their number. */
  async function resend(
    target: Target,
    { since, onlyFailed, now, limit }: { since: number; onlyFailed: boolean; now: number; limit: number },
  ): Promise<number> {
    const chosen = await ofTarget(target)
      .select('event')
      .where('at', '>=', since)
      .where('next_at', 'is', null)
      .where('state', 'in', onlyFailed ? ['failed'] : ['failed', 'delivered'])
      .orderBy('event')
      .limit(limit)
      .execute()
    if (chosen.length === 0) return 0
    const [first, last] = [chosen[0]?.event ?? 0, chosen.at(-1)?.event ?? 0]
    await update(target)
      .set({ resent: 1, next_at: now })
      .where('event', '>=', first)
      .where('event', '<=', last)
      .where('at', '>=', since)
      .where('next_at', 'is', null)
      .where('state', 'in', onlyFailed ? ['failed'] : ['failed', 'delivered'])
      .execute()
    return chosen.length
  }

  /**
   * Deletes up to `limit` deliveries from before `before` (seconds) with their attempts, except those that another transaction has locked. Returns how
   * many, and how many expired of each destination: tests do not count.
   */
  async function forget(
    project: number,
    before: number,
    limit: number,
  ): Promise<{ removed: number; expired: Map<number, number> }> {
    await db // tests are one delivery, which each test renews
      .deleteFrom('attempts')
      .where('project_id', '=', project)
      .where('at', '<', before)
      .where('event', '=', 0)
      .execute()
    const rows = await db
      .selectFrom('deliveries')
      .select(['destination_id', 'event', 'state'])
      .where('project_id', '=', project)
      .where('at', '<', before)
      .orderBy('at')
      .limit(limit)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .execute()
    const removed = new Map<number, number[]>()
    const expired = new Map<number, number>()
    for (const { destination_id: destination, event, state } of rows) {
      removed.set(destination, [...(removed.get(destination) ?? []), event])
      if (state !== 'test') expired.set(destination, (expired.get(destination) ?? 0) + 1)
    }
    for (const [destination, events] of removed) await removeEvents({ project, destination }, events)
    return { removed: rows.length, expired }
  }

  /** Deletes some deliveries of a destination; returns how many. */
  async function removeSome(target: Target, limit: number): Promise<number> {
    const rows = await ofTarget(target).select('event').orderBy('event').limit(limit).execute()
    if (rows.length > 0)
      await removeEvents(
        target,
        rows.map(({ event }) => event),
      )
    return rows.length
  }

  /** Deletes deliveries before their attempts: that waits for an outcome which is being recorded, so its attempt is seen afterwards. */
  async function removeEvents({ project, destination }: Target, events: number[]): Promise<void> {
    for (const table of ['deliveries', 'attempts'] as const)
      await db
        .deleteFrom(table)
        .where('project_id', '=', project)
        .where('destination_id', '=', destination)
        .where('event', 'in', events)
        .execute()
  }

  function ofTarget({ project, destination }: Target) {
    return db.selectFrom('deliveries').where('project_id', '=', project).where('destination_id', '=', destination)
  }

  function update({ project, destination }: Target) {
    return db.updateTable('deliveries').where('project_id', '=', project).where('destination_id', '=', destination)
  }
}

/** A delivery as stored. */
export function toDelivery(row: Selectable<DeliveriesTable>): Delivery {
  const { project_id, destination_id, lead_id, next_at, resent, uploaded_at, ...same } = row
  const times = { nextAt: next_at, uploadedAt: uploaded_at }
  return { ...same, ...times, destination: destination_id, leadId: lead_id, isResent: resent === 1 }
}
