import type { Actor } from '../domain/access.ts'
import type { AuditAction } from '../domain/audit.ts'
import {
  type Destination,
  type DestinationChange,
  type DestinationDraft,
  destinationLimits,
  rotationTime,
} from '../domain/destination.ts'
import { topicsOf } from '../domain/destination-kind.ts'
import type { Filter } from '../domain/filter.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { statusOf } from '../domain/status.ts'
import type { DeliveryPlace, Store, Transaction } from '../store/store.ts'
import { isClockSuspect } from './clock-guard.ts'
import { refuseFormer } from './current-rights.ts'
import { enqueueNotice } from './notices/enqueue-notice.ts'

/** Creates a destination, which gets the events from now on. `filter` is the parsed one. */
export function createDestination(
  store: Store,
  by: Actor,
  project: Project,
  { draft, filter }: { draft: DestinationDraft; filter: Filter | undefined },
  now: number,
): Promise<Destination> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    await tx.projects.lock(project.id)
    await checkStatuses(tx, project, filter)
    const { length } = await tx.destinations.of(project.id)
    if (length >= destinationLimits.destinations)
      throw refusal('too-many-destinations', { limit: destinationLimits.destinations })
    const { kind, name, url, settings, secret, topics, filter: kept, also } = draft
    const given = { kind, name, url, settings, secret, filter: kept, also, topics: topicsOf(kind, topics) }
    const fresh = { version: 1, oldSecret: null, oldSecretUntil: null, reason: null, failures: 0 } as const
    const rest = { state: 'on', firstFailureAt: null, forgotten: 0, createdAt: now } as const
    const made = await tx.destinations.insert(project.id, { ...given, ...fresh, ...rest })
    await note(tx, by, made, 'destination.made', now)
    return made
  }, project.id)
}

/** The changes of a destination; `filter` is the parsed one, and the secret comes encrypted. With `asksSecret`, another address needs a secret. */
type Changing = {
  change: DestinationChange
  filter: Filter | undefined
  version: number | undefined
  asksSecret?: boolean
  secret?: string | undefined
}

/**
 * Changes the given fields. A destination that is switched on continues where it stopped, but skips what is too old. Refuses an outdated version, and
 * with `asksSecret` another address without a new secret.
 */
export async function changeDestination(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { change, filter, version, asksSecret = false, secret }: Changing,
  now: number,
): Promise<Destination> {
  const passed = change.state === 'on' ? await beforeOpening(store, project, { id, version }, now) : 0
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const before = await lock(tx, project, id, version)
    await checkStatuses(tx, project, filter)
    const isOpened = change.state === 'on' && before.state !== 'on'
    const { name, url, settings, topics, filter: kept, also, state } = { ...before, ...change }
    if (asksSecret && url !== before.url && secret === undefined) throw refusal('required', {}, 'secret')
    const changed: Destination = {
      ...(secret === undefined ? before : withSecret(before, secret)),
      ...{ name, url, settings, filter: kept, also, state, topics: topicsOf(before.kind, topics) },
      version: before.version + 1,
      ...(change.state && { reason: null }),
      ...(isOpened && { failures: 0, firstFailureAt: null }),
    }
    await tx.destinations.change(changed)
    if (isOpened) await tx.destinations.setPlannedTo(project.id, [id], passed)
    const fields = [...Object.keys(change), ...(secret === undefined ? [] : ['secret'])]
    await note(tx, by, changed, 'destination.changed', now, { fields })
    return changed
  }, project.id)
}

/** How many rows one transaction changes, so that other writers do not wait long. */
const part = 500

/** How many events one transaction scans for the first that is not too old. */
const eventsPerTransaction = 2_000

/** Makes all deliveries that wait for a destination due, before it is switched on. Returns the last event to skip. */
async function beforeOpening(
  store: Store,
  project: Project,
  { id, version }: { id: number; version: number | undefined },
  now: number,
): Promise<number> {
  const found = await store.destinations.find(project.id, id)
  if (!found || found.state === 'on' || (version ?? found.version) !== found.version) return 0
  const target = { project: project.id, destination: id }
  const some = (after: DeliveryPlace | undefined) =>
    store.transaction((tx) => tx.deliveries.scheduleSomeNow(target, now, { after, limit: part }))
  for (let place = await some(undefined); place; place = await some(place));
  return lastTooOld(store, project, found.plannedTo, now)
}

/**
 * The last event after `place` before the first that would be kept as a delivery: a destination that was off for a year is not behind by a year.
 * With a clock that is suspect no event is too old, since what is skipped is never sent.
 */
async function lastTooOld(store: Store, project: Project, place: number, now: number): Promise<number> {
  if (await isClockSuspect(store, now)) return place
  const at = now - project.retention.deliveryDays * 86_400
  const newest = await store.projects.lastEvent(project.id)
  for (let first = place + 1; first <= newest; first += eventsPerTransaction) {
    const last = Math.min(first + eventsPerTransaction - 1, newest)
    const kept = await store.transaction((tx) => tx.events.firstAfter(project.id, { first, last, at }))
    if (kept !== undefined) return kept - 1
  }
  return Math.max(place, newest)
}

/** Gives a destination another secret. The former secret of a webhook also signs for a day, unless it cannot be decrypted. */
export function rotateSecret(
  store: Store,
  by: Actor,
  project: Project,
  id: number,
  { secret, isReadable, version }: { secret: string; isReadable(sealed: string): boolean; version: number | undefined },
  now: number,
): Promise<Destination> {
  return store.transaction(async (tx) => {
    await tx.settings.raiseRevision()
    await refuseFormer(tx, by, project.id, 'admin', now)
    const before = await lock(tx, project, id, version)
    const keeps = before.kind === 'webhook' && isReadable(before.secret)
    const changed: Destination = {
      ...withSecret(before, secret),
      ...(keeps && { oldSecret: before.secret, oldSecretUntil: now + rotationTime }),
      version: before.version + 1,
    }
    await tx.destinations.change(changed)
    await note(tx, by, changed, 'destination.secret_rotated', now)
    return changed
  }, project.id)
}

/** A destination with another secret, without the former one. */
function withSecret(before: Destination, secret: string): Destination {
  const reason = before.reason === 'secret-unreadable' ? null : before.reason
  return { ...before, secret, oldSecret: null, oldSecretUntil: null, reason }
}

/** Takes a destination out of service with a reason; its waiting deliveries stay. */
export async function stopDestination(
  store: Store,
  { project, id }: Destination,
  reason: NonNullable<Destination['reason']>,
  now: number,
): Promise<void> {
  await store.transaction(async (tx) => {
    const held = await tx.destinations.findForUpdate(project, id)
    if (held?.state === 'on') await stop(tx, held, reason, now)
  })
}

/** The same within a transaction that has locked it. */
export async function stop(
  tx: Transaction,
  held: Destination,
  reason: NonNullable<Destination['reason']>,
  now: number,
): Promise<void> {
  const state = reason === 'failing' || reason === 'gone' ? reason : 'paused'
  await tx.destinations.change({ ...held, state, reason })
  await note(tx, { door: 'api', name: 'delivery' }, held, 'destination.stopped', now, { reason })
  const project = await tx.projects.find(held.project)
  const about = { destination: held.id, name: held.name, reason }
  if (project) await enqueueNotice(tx, project, 'destination', about, {}, now)
}

/** A destination, locked. Refuses an unknown one, and another version than the given one. */
export async function lock(
  tx: Transaction,
  project: Project,
  id: number,
  version: number | undefined,
): Promise<Destination> {
  const found = await tx.destinations.findForUpdate(project.id, id)
  if (!found) throw refusal('no-such-destination', { id: String(id) }, 'id')
  if (version !== undefined && version !== found.version)
    throw refusal('destination-changed', { id: String(id) }, 'If-Match')
  return found
}

/** Refuses a filter with an unknown status, since it would never match. */
async function checkStatuses(tx: Transaction, project: Project, filter: Filter | undefined): Promise<void> {
  const named = filter ? statusesIn(filter) : []
  if (named.length === 0) return
  const statuses = await tx.statuses.of(project.id)
  for (const id of named) statusOf(id, statuses, 'filter')
}

function statusesIn(filter: Filter): number[] {
  if ('and' in filter) return filter.and.flatMap(statusesIn)
  if ('or' in filter) return filter.or.flatMap(statusesIn)
  if (filter.field !== 'status') return []
  return [filter.value].flat().filter((value) => typeof value === 'number')
}

/** Notes an action in the audit. */
export function note(
  tx: Transaction,
  by: Actor,
  { project, id, name }: Destination,
  action: AuditAction,
  at: number,
  details: Record<string, unknown> = {},
): Promise<void> {
  const subject = `destination:${id}`
  return tx.audit.append(project, { at, by, action, subject, details: { name, ...details } })
}
