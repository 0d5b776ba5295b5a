import { isDeepStrictEqual } from 'node:util'
import { type Event, stageFields, type Topic } from './event.ts'
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
 * The result of undoing an event: the change, the number of restored and of skipped values, and the details of its own
 * event.
 */
type UndoPlan = {
  difference: LeadDifference
  restored: number
  skipped: number
  details?: Pick<Event, 'topics' | 'before' | 'after'>
}

/** Not undone by themselves: an opening stays true, a comment is not withdrawn, and a lead that was repeated may be gone. */
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
 * The valid targets of an undo: the statuses of the project, and its members (undefined when any assignee is allowed); `isLost` says that the
 * lead into which this one would be merged again is gone since, `isSplit` that leads were split off from the one that had them, or merged again;
 * of a merge, `holders` are those of its leads that are outside the bin, or merged, after the undo, as they were at the event.
 */
type UndoTargets = {
  statuses: Status[]
  members: ReadonlySet<number> | undefined
  isLost?: boolean
  isSplit?: boolean
  holders?: Lead[] | undefined
}

/**
 * Computes the change that undoes an event. A value that was changed again since is skipped; each own field is one. A value that cannot be
 * restored is skipped too: a removed status or member, a merge into a lead that is gone, or no paid date while the lead is paid. A reminder goes with
 * its note, and a lead that is not lost has no reason. What a merge moved goes back, or again, only where one of the `holders` had
 * it: else what a purged lead had would be in none. A lead that the event made no longer new is new again, unless a part of the event stays. A new lead
 * goes to the bin, unless it was changed since.
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
      isDeepStrictEqual(lead[field as keyof Lead], after[field as keyof LeadDifference]) &&
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

/** A merged lead is in the bin: whether it is there and why goes back as one, and it does not leave the bin while it is merged. */
function withWholePlace(lead: Lead, values: Value[], restorable: Value[]): Value[] {
  const isPlace = ([field]: Value) => field === 'deletedAt' || field === 'mergedInto'
  const { deletedAt, mergedInto } = { ...lead, ...Object.fromEntries(restorable) }
  const isWhole = restorable.filter(isPlace).length === values.filter(isPlace).length
  return isWhole && (mergedInto === null || deletedAt !== null)
    ? restorable
    : restorable.filter((each) => !isPlace(each))
}

/** Puts back each own field that is still as the event left it. What would be more than a lead may have is skipped, and what is not `isHeld`. */
function ownFieldsBefore(lead: Lead, before: LeadDifference, after: LeadDifference, isHeld: (name: string) => boolean) {
  if (before.fields === undefined) return { difference: {}, count: 0, restored: 0 }
  const [was, made, fields] = [before, after, lead].map((of) => new Map(Object.entries(of.fields ?? {}))) as [
    Own,
    Own,
    Own,
  ]
  const names = [...new Set([...made.keys(), ...was.keys()])] // those that go come first, and make room
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
  const ordered = [...new Set([...was.keys(), ...fields.keys()])].filter((name) => fields.has(name)) // as they stood
  const entries = ordered.map((name) => [name, fields.get(name)])
  const difference = restored === 0 ? {} : { fields: fields.size > 0 ? Object.fromEntries(entries) : null }
  return { difference, count: changed.length, restored }
}

type Own = Map<string, NonNullable<Lead['fields']>[string]>

/** The way to a status that is restored, unless the lead went on since: what was undone was never reached. */
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

/** Which leads were merged into this one, or split off. */
function mergeDetails(before: NonNullable<Event['before']>, after: Event['after']) {
  const topics: Topic[] = before.merged ? ['lead.merged'] : ['lead.changed']
  return { topics, before: { merged: after.merged ?? null }, after: { merged: before.merged ?? null } }
}
