import type { Actor } from '../domain/access.ts'
import type { AuditAction } from '../domain/audit.ts'
import {
  type Cost,
  type CostChange,
  type CostEntry,
  type CostRow,
  costLimits,
  daysOfSlot,
  keyOfCost,
} from '../domain/cost.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store, Transaction } from '../store/store.ts'
import { costsOfRows } from './cost-rows.ts'
import { newToken } from './undoable.ts'

/** How many costs were written and removed, and the token that undoes it; null when nothing changed. */
export type CostResult = { changed: number; removed: number; undo: string | null }

/** Who changes costs of a project within a transaction. */
type CostContext = { tx: Transaction; by: Actor; project: Project; now: number }

/** Replaces the costs of the same days and targets, all or none. Refuses an unknown channel, and overwriting a cost in another currency. */
export function putCosts(
  store: Store,
  by: Actor,
  project: Project,
  entries: readonly CostEntry[],
  now: number,
): Promise<CostResult> {
  return store.transaction(async (tx) => {
    if (entries.length === 0) return { changed: 0, removed: 0, undo: null }
    const first = await tx.costs.allocate(project.id, entries.length)
    await checkChannels(tx, project, entries, new Set())
    const before = await tx.costs.at(project.id, entries)
    checkCurrency(entries, before, project.currency)
    return changeCosts({ tx, by, project, now }, entries, before, first)
  }, project.id)
}

/** A cost in another currency than the project's is overwritten only when its own day is emptied, or by an amount with a currency. */
function checkCurrency(entries: readonly CostEntry[], before: readonly Cost[], currency: string): void {
  const foreign = new Map(before.filter((cost) => cost.currency !== currency).map((cost) => [keyOfCost(cost), cost]))
  if (foreign.size === 0) return
  const written = entries.filter(({ amount, month, currency }) => (amount === null ? month !== undefined : !currency))
  const found = written.map((entry) => foreign.get(keyOfCost(entry))).find((cost) => cost !== undefined)
  if (!found) return
  const { day, target, currency: kept } = found
  throw refusal('cost-currency', { day, target, currency: kept }, 'costs')
}

/** Replaces the costs of the days and targets in the lines of a file, all or none. */
export function importCosts(
  store: Store,
  by: Actor,
  project: Project,
  rows: readonly CostRow[],
  now: number,
): Promise<CostResult> {
  return store.transaction(async (tx) => {
    const wanted = rows.flatMap(({ slot, kind, target }) => daysOfSlot(slot).map((day) => ({ day, kind, target })))
    if (wanted.length === 0) return { changed: 0, removed: 0, undo: null }
    const first = await tx.costs.allocate(project.id, wanted.length)
    const before = await tx.costs.at(project.id, wanted)
    const entries = costsOfRows(rows, before, project.currency)
    await checkChannels(tx, project, entries, await tx.costs.channels(project.id))
    return changeCosts({ tx, by, project, now }, entries, before, first)
  }, project.id)
}

/** Puts costs in place of those `before`; new ones get ids from `first` on. */
function changeCosts(
  context: CostContext,
  entries: readonly CostEntry[],
  before: readonly Cost[],
  first: number,
): Promise<CostResult> {
  const known = new Map(before.map((cost) => [keyOfCost(cost), cost]))
  const changes = entries.flatMap((entry, index) => {
    const cost = known.get(keyOfCost(entry)) ?? null
    return changeOf(cost, entry, { id: cost?.id ?? first + index, currency: context.project.currency })
  })
  return writeCosts(context, 'costs.changed', changes)
}

/** Removes one cost. */
export function removeCost(store: Store, by: Actor, project: Project, id: number, now: number): Promise<CostResult> {
  return store.transaction(async (tx) => {
    await tx.costs.allocate(project.id, 0)
    const cost = await tx.costs.find(project.id, id)
    if (!cost) throw refusal('no-such-cost', { id: String(id) }, 'id')
    return writeCosts({ tx, by, project, now }, 'costs.changed', [{ before: cost, after: null }])
  }, project.id)
}

/**
 * Undoes a change of costs within an open transaction. A cost that was changed again since is skipped. Undefined for a token of another kind of
 * change.
 */
export async function undoCosts(context: CostContext, token: string, since: number) {
  const { tx, project } = context
  const done = await tx.costs.undoOf(project.id, token, since)
  if (!done) return
  await tx.costs.allocate(project.id, 0)
  const wanted = done.flatMap(({ before, after }) => before ?? after ?? [])
  const now = new Map((await tx.costs.at(project.id, wanted)).map((cost) => [keyOfCost(cost), cost]))
  const changes = done.flatMap(({ before, after }): CostChange[] => {
    const current = now.get(keyOfCost((before ?? after) as Cost)) ?? null
    return isSame(current, after) ? [{ before: current, after: before }] : []
  })
  const { undo } = await writeCosts(context, 'costs.undone', changes)
  return { leads: 0, restored: changes.length, skipped: done.length - changes.length, undo }
}

async function writeCosts(
  { tx, by, project, now }: CostContext,
  action: AuditAction,
  changes: CostChange[],
): Promise<CostResult> {
  const removed = changes.filter(({ after }) => after === null).length
  const changed = changes.length - removed
  if (changes.length === 0) return { changed, removed, undo: null }
  await tx.costs.write(project.id, changes, { at: now, door: by.door, actor: by.name })
  const token = newToken()
  await tx.costs.insertUndo(project.id, { token, at: now, actor: by.name, changes })
  const days = changes.map(({ before, after }) => (before ?? after)?.day ?? '').sort()
  const details = { changed, removed, from: days[0], to: days.at(-1) }
  await tx.audit.append(project.id, { at: now, by, action, subject: 'costs', details })
  return { changed, removed, undo: token }
}

function changeOf(
  before: Cost | null,
  { day, kind, target, amount, note, currency }: CostEntry,
  own: Pick<Cost, 'id' | 'currency'>,
): CostChange[] {
  const after =
    amount === null
      ? null
      : {
          ...own,
          ...{ day, kind, target, amount },
          currency: currency ?? own.currency,
          note: note === undefined ? (before?.note ?? null) : note,
        }
  return isSame(before, after) ? [] : [{ before, after }]
}

function isSame(one: Cost | null, other: Cost | null): boolean {
  if (!one || !other) return one === other
  return (
    one.id === other.id && one.amount === other.amount && one.currency === other.currency && one.note === other.note
  )
}

/** Refuses an unknown channel. `removed` are ids of deleted channels that are allowed nevertheless. */
async function checkChannels(
  tx: Transaction,
  project: Project,
  entries: readonly CostEntry[],
  removed: ReadonlySet<string>,
): Promise<void> {
  const { channels } = await tx.channels.dictionary(project.id)
  const known = new Set(channels.map(({ id }) => String(id)))
  const unknown = entries.find(
    ({ kind, target, amount }) => kind === 'channel' && amount !== null && !known.has(target) && !removed.has(target),
  )
  if (unknown) throw refusal('no-such-channel', { id: unknown.target }, 'costs')
}

/** Refuses two entries for a day and a target, since it would be a guess which one counts. */
export function checkEntries(entries: readonly CostEntry[], placeOf: (index: number) => string): void {
  if (entries.length > costLimits.rows) throw refusal('too-many-costs', { limit: costLimits.rows }, 'costs')
  const known = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const key = keyOfCost(entry)
    if (known.has(key)) throw refusal('cost-twice', { day: entry.day, target: entry.target }, placeOf(index))
    known.add(key)
  }
}
