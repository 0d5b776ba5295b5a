import { isDeepStrictEqual } from 'node:util'
import { type Event, type EventFields, stageFields, type Topic } from './event.ts'
import {
  areTooMany,
  type Lead,
  type LeadDifference,
  realChange,
  withLostReason,
  withPaidDate,
  withRemindNote,
} from './lead.ts'
import { heldBy } from './merge.ts'
import { activeStatuses, type Status } from './status.ts'

/**
 * The result of planning an undo: the change, the number of restored and of skipped values, and the details of the new event.
 */
type UndoPlan = {
  difference: LeadDifference
  restored: number
  skipped: number
  details?: Pick<Event, 'topics' | 'before' | 'after'>
}

/** Fields that an undo does not restore on their own. A response did happen, a comment is not withdrawn, and a repeated lead may be gone. */
const permanentFields = ['respondedAt', 'repeatOf', 'comment', 'commentOf', 'merged', ...stageFields]

/** True when an event has changes that can be undone. */
export function isUndoable(event: Event): boolean {
  return event.before === null || isMerge(event) || valuesOf(event.before).length > 0
}

/** True for the event of a merge on the surviving lead, and for its undo. */
export function isMerge({ after }: Event): boolean {
  return 'merged' in after
}

/**
 * What an undo may restore: statuses and members of the project (undefined if any assignee is allowed). `isLost` says that the lead into which this
 * one would be merged again is gone; `isSplit`, that the undo has split leads off from the surviving one or merged them again. For a merge,
 * `holders` are the leads that are outside the bin, or merged, after the undo, with their values at the event.
 */
type UndoTargets = {
  statuses: Status[]
  members: ReadonlySet<number> | undefined
  isLost?: boolean
  isSplit?: boolean
  holders?: Lead[] | undefined
}

/**
 * Computes the change that undoes an event. It skips a value that was changed again since (each own field counts as one), and a value that cannot
 * be restored: a removed status or member, a merge into a lead that is gone, or no paid date while the lead is paid. A reminder goes with its note,
 * and a lead that is not lost has no reason. A value that a merge moved is moved back only if one of the `holders` had it: otherwise a value of a
 * purged lead would be lost. The response is undone with the event, unless a part of the event stays. A created lead goes to the bin, unless it was
 * changed since.
 */
export function planUndo(event: Event, lead: Lead | undefined, targets: UndoTargets, now: number): UndoPlan {
  const { before, after } = event
  if (!lead) return { difference: {}, restored: 0, skipped: before === null ? 1 : valuesOf(before).length }
  if (before === null)
    return lead.version === 1
      ? { difference: { deletedAt: now }, restored: 1, skipped: 0 }
      : { difference: {}, restored: 0, skipped: 1 }
  const values = valuesOf(before).filter(([field]) => field !== 'fields')
  const { isHeld, isOwnHeld } = heldBy(targets.holders, after.merged ? after : before)
  const own = ownFieldsBefore(lead, before, after, isOwnHeld)
  const unchanged = values.filter(
    ([field, value]) =>
      isDeepStrictEqual(lead[field as keyof Lead], after[field as keyof EventFields]) &&
      isAvailable(field, value, targets) &&
      isHeld(field),
  )
  const restorable = withWholePlace(lead, values, unchanged)
  const isCanceled = (id: number) => targets.statuses.some(({ id: of, type }) => of === id && type === 'canceled')
  const back = withRemindNote(withDate(lead, Object.fromEntries(restorable), targets, now))
  const difference = realChange(lead, withLostReason(lead, back, isCanceled))
  const restored = restorable.filter(([field]) => field in difference).length + own.restored
  const merged = isMerge(event) ? mergeDetails(before, after) : undefined
  const skipped = values.length + own.count - restored
  const isUndone = restored > 0 || (isMerge(event) && targets.isSplit === true)
  const isWhole = isUndone && skipped === 0 && before.respondedAt !== undefined
  const response = isWhole && lead.respondedAt === after.respondedAt ? { respondedAt: before.respondedAt } : {}
  const stage = stageBefore(lead, before, after, difference)
  return {
    difference: { ...difference, ...own.difference, ...response, ...stage },
    ...{ restored, skipped },
    ...(merged && { details: merged }),
  }
}

/** Restores `deletedAt` and `mergedInto` only together, since a merged lead must be in the bin. */
function withWholePlace(lead: Lead, values: Value[], restorable: Value[]): Value[] {
  const isPlace = ([field]: Value) => field === 'deletedAt' || field === 'mergedInto'
  const { deletedAt, mergedInto } = { ...lead, ...Object.fromEntries(restorable) }
  const isWhole = restorable.filter(isPlace).length === values.filter(isPlace).length
  return isWhole && (mergedInto === null || deletedAt !== null)
    ? restorable
    : restorable.filter((each) => !isPlace(each))
}

/** Restores each own field that still has the value of the event. It skips fields over the limit of a lead, and those that are not `isHeld`. */
function ownFieldsBefore(lead: Lead, before: LeadDifference, after: LeadDifference, isHeld: (name: string) => boolean) {
  if (before.fields === undefined) return { difference: {}, count: 0, restored: 0 }
  const [was, made, fields] = [before, after, lead].map((of) => new Map(Object.entries(of.fields ?? {}))) as [
    Own,
    Own,
    Own,
  ]
  const names = [...new Set([...made.keys(), ...was.keys()])] // fields that the undo removes come first and make room
  const changed = names.filter((name) => was.get(name) !== made.get(name))
  let restored = 0
  for (const name of changed) {
    const value = was.get(name)
    const isOver = value !== undefined && !fields.has(name) && areTooMany(fields.size + 1, lead.fields)
    if (fields.get(name) !== made.get(name) || isOver || !isHeld(name)) continue
    if (value === undefined) fields.delete(name)
    else fields.set(name, value)
    restored++
  }
  const ordered = [...new Set([...was.keys(), ...fields.keys()])].filter((name) => fields.has(name)) // in the order before the event
  const entries = ordered.map((name) => [name, fields.get(name)])
  const difference = restored === 0 ? {} : { fields: fields.size > 0 ? Object.fromEntries(entries) : null }
  return { difference, count: changed.length, restored }
}

type Own = Map<string, NonNullable<Lead['fields']>[string]>

/** Restores the passed statuses with the status, since the undone status was never reached; unless the lead has moved on since. */
function stageBefore(lead: Lead, before: LeadDifference, after: LeadDifference, { status }: LeadDifference) {
  const isLatest = stageFields.every((field) => isDeepStrictEqual(lead[field], after[field] ?? null))
  if (status === undefined || !isLatest) return {}
  return { passed: before.passed ?? null, statusSince: before.statusSince ?? null }
}

function isAvailable(field: string, value: unknown, { statuses, members, isLost }: UndoTargets): boolean {
  if (isLost && field === 'mergedInto') return false
  if (field === 'status') return activeStatuses(statuses).some((status) => status.id === value)
  return field !== 'assignee' || value === null || !members || members.has(value as number)
}

/** A paid lead keeps its paid date; one that becomes paid again without a date gets the current time. */
function withDate(lead: Lead, restorable: LeadDifference, { statuses }: UndoTargets, now: number): LeadDifference {
  const after = { ...lead, ...restorable }
  const type = statuses.find((status) => status.id === after.status)?.type
  if (type !== 'paid' || after.paidDate !== null) return restorable
  const { paidDate, ...rest } = restorable
  if (restorable.status === undefined || lead.paidDate !== null) return rest
  return withPaidDate({ ...rest, paidDate: null }, type, now)
}

/** A field and its value. */
type Value = [field: string, value: unknown]

function valuesOf(before: object): Value[] {
  return Object.entries(before).filter(([field]) => !permanentFields.includes(field))
}

/** The details of the event of an undone merge: the leads that were split off, or merged again. */
function mergeDetails(before: NonNullable<Event['before']>, after: Event['after']) {
  const topics: Topic[] = before.merged ? ['lead.merged'] : ['lead.changed']
  return { topics, before: { merged: after.merged ?? null }, after: { merged: before.merged ?? null } }
}
