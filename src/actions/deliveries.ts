import { type Destination, leaseTime } from '../domain/destination.ts'
import { sentAt } from '../domain/destination-kind.ts'
import type { StoredEvent } from '../domain/event.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import { withoutMask } from '../store/leads/viewer.ts'
import type { Claimed, Store, Target, Transaction } from '../store/store.ts'
import { stop } from './destinations.ts'

/** How many events one transaction plans. */
const planBatch = 200

/**
 * Decides whether a destination wants an event. `lead` is as it is now; for a purged lead `wasTold` says whether the destination was told of it
 * before. Once `isBudgetSpent`, the rest is left to the next transaction.
 */
type Matcher = {
  wants(destination: Destination, event: StoredEvent, lead: Lead | undefined, wasTold: boolean): boolean | 'unreadable'
  isBudgetSpent(): boolean
}

/** The result of planning: the destinations with new deliveries and the last event. `isBehind` means that more events wait. */
export type Planned = { destinations: number[]; last: number; isBehind: boolean }

/**
 * Plans the next events of a project: writes deliveries and advances in one transaction, so that no event is skipped or planned twice. Destinations
 * far behind get a batch of their own, so that the others do not wait for them. When the budget of the matcher is spent, the rest follows in the next
 * transaction. Undefined when no destination is active, or another process plans them now.
 */
export function planDeliveries(
  store: Store,
  { id }: Project,
  newMatcher: (project: Project) => Matcher,
  now: number,
): Promise<Planned | undefined> {
  return store.transaction(async (tx) => {
    const project = await tx.projects.find(id) // a cached one may lack an own field that a filter names
    if (!project) return
    const targets = (await tx.destinations.planned(project.id)).sort((one, other) => one.plannedTo - other.plannedTo)
    const head = targets.at(-1)?.plannedTo
    if (head === undefined) return
    const isFar = ({ plannedTo }: Destination) => plannedTo < head - planBatch
    const near = await planBatchOf(
      tx,
      project,
      targets.filter((each) => !isFar(each)),
      newMatcher(project),
      now,
    )
    const late = targets.filter(isFar)
    if (late.length === 0) return near
    const { destinations } = await planBatchOf(tx, project, late, newMatcher(project), now)
    return { destinations: [...near.destinations, ...destinations], last: near.last, isBehind: true }
  })
}

/** Plans one batch of events, from the first that any of these destinations lacks. They are sorted, the farthest behind first. */
async function planBatchOf(
  tx: Transaction,
  project: Project,
  targets: readonly Destination[],
  matcher: Matcher,
  now: number,
): Promise<Planned> {
  const after = targets[0]?.plannedTo ?? 0
  const events = (await tx.events.between(project.id, { first: after + 1, last: after + planBatch })).reverse()
  const last = events.at(-1)?.number ?? after
  const { destinations, reached, isCut } = await planEach(tx, project, targets, events, matcher, now)
  if (last > after) await tx.destinations.setPlannedTo(project.id, reached, last)
  return { destinations, last, isBehind: isCut || events.length === planBatch }
}

/**
 * Writes the deliveries of each destination until the budget is spent. `reached` are the destinations for which all events are planned. It skips no
 * event for its age: a clock that is ahead for a moment would lose it for good. Pruning, which does not trust such a clock, removes what is too old.
 */
async function planEach(
  tx: Transaction,
  project: Project,
  targets: readonly Destination[],
  events: readonly StoredEvent[],
  matcher: Matcher,
  now: number,
): Promise<{ destinations: number[]; reached: number[]; isCut: boolean }> {
  const { leads, told } = await leadsFor(tx, project, targets, events)
  const reached: number[] = []
  const destinations: number[] = []
  for (const target of targets) {
    const due = events.filter(({ number }) => number > target.plannedTo)
    const { wanted, evaluated } = matchUntilBudget(matcher, target, due, leads, told)
    if (wanted === 'unreadable') {
      await stop(tx, target, 'filter-unreadable', now)
      continue
    }
    const times = { now, due: sentAt(target.kind, now) }
    await tx.deliveryQueue.plan({ project: project.id, destination: target.id }, wanted, times)
    if (wanted.length > 0) destinations.push(target.id)
    if (evaluated < due.length) {
      const place = due[evaluated - 1]?.number
      if (place !== undefined) await tx.destinations.setPlannedTo(project.id, [target.id], place)
      return { destinations, reached, isCut: true }
    }
    reached.push(target.id)
  }
  return { destinations, reached, isCut: false }
}

/** The input of filters: the present leads of the events, and which destinations were told of purged leads. */
async function leadsFor(
  tx: Transaction,
  project: Project,
  targets: readonly Destination[],
  events: readonly StoredEvent[],
) {
  const filtering = targets.flatMap(({ id, filter }) => (filter !== null ? [id] : []))
  const ids = filtering.length > 0 ? [...new Set(events.map(({ leadId }) => leadId))] : []
  const leads = withoutMask(await tx.deliveredLeads.of(project.id, ids))
  const purged = events.filter(({ topics, leadId }) => topics.includes('lead.purged') && !leads.has(leadId))
  const told = await tx.deliveries.toldOf(
    project.id,
    filtering,
    purged.map(({ leadId }) => leadId),
  )
  return { leads, told }
}

/** The events that a destination wants, among those that were evaluated before the budget was spent. */
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

/** How many deliveries to lease for a destination. One that is not on sends only manual resends. */
export type ClaimRequest = { destination: Destination; limit: number }

/** Leases deliveries that are due. If the process is killed, others take them when the lease ends. */
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

/** Makes what a former process had leased due at once, where a store has only one server. */
export async function releaseLeases(store: Store, now: number): Promise<void> {
  if (store.hasServerLock) await store.transaction((tx) => tx.deliveryQueue.release(now))
}

/** Which destination, as the store names it. */
export function targetOf({ project, id }: Destination): Target {
  return { project, destination: id }
}
