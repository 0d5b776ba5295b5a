import { isDeepStrictEqual } from 'node:util'
import type { Event, Topic } from './event.ts'
import { type Lead, type LeadDifference, withPaidDate } from './lead.ts'
import { type Status, staying } from './status.ts'

/** How an event is undone: what changes, how many values go back by it and how many stay, and what is told besides. */
type Undoing = {
  difference: LeadDifference
  restored: number
  skipped: number
  told?: Pick<Event, 'topics' | 'before' | 'after'>
}

/** That a member answered stays true, and a comment is not unsaid. */
const lasting = ['respondedAt', 'comment', 'merged']

/** True when an event changed something that can be put back. */
export function isUndoable(event: Event): boolean {
  return event.before === null || isMerge(event) || valuesOf(event.before).length > 0
}

/** True for what a merge did to the lead that stays, and for what its undoing did. */
export function isMerge({ after }: Event): boolean {
  return 'merged' in after
}

/** What a value can go back to: the statuses of the project, and the members who are in it (undefined while anybody may be named). */
type There = { statuses: Status[]; members: ReadonlySet<number> | undefined }

/**
 * What puts a lead back to where it was before an event. A value that is no longer what the event made of it was changed again, and
 * stays; so does one that cannot go back: to a status or a member no longer there, or to no paid date while the lead is paid. A new lead
 * goes to the bin, unless it was changed since.
 */
export function undoingOf({ before, after }: Event, lead: Lead | undefined, there: There, now: number): Undoing {
  if (!lead) return { difference: {}, restored: 0, skipped: before === null ? 1 : valuesOf(before).length }
  if (before === null)
    return lead.version === 1
      ? { difference: { deletedAt: now }, restored: 1, skipped: 0 }
      : { difference: {}, restored: 0, skipped: 1 }
  const values = valuesOf(before)
  const back = values.filter(
    ([field, value]) =>
      isDeepStrictEqual(lead[field as keyof Lead], after[field as keyof LeadDifference]) &&
      isThere(field, value, there),
  )
  const difference = withDate(lead, Object.fromEntries(back), there, now)
  const restored = back.filter(([field]) => field in difference).length
  const merged = 'merged' in after ? mergedTold(before, after) : undefined
  return { difference, restored, skipped: values.length - restored, ...(merged && { told: merged }) }
}

function isThere(field: string, value: unknown, { statuses, members }: There): boolean {
  if (field === 'status') return staying(statuses).some((status) => status.id === value)
  return field !== 'assignee' || value === null || !members || members.has(value as number)
}

/** A lead that is paid keeps its paid date, and one that becomes paid again without one gets it now. */
function withDate(lead: Lead, back: LeadDifference, { statuses }: There, now: number): LeadDifference {
  const after = { ...lead, ...back }
  const type = statuses.find((status) => status.id === after.status)?.type
  if (type !== 'paid' || after.paidDate !== null) return back
  const { paidDate, ...rest } = back
  if (back.status === undefined || lead.paidDate !== null) return rest
  return withPaidDate({ ...rest, paidDate: null }, type, now)
}

function valuesOf(before: object): [string, unknown][] {
  return Object.entries(before).filter(([field]) => !lasting.includes(field))
}

/** Which leads came out of this one, or went in again. */
function mergedTold(before: NonNullable<Event['before']>, after: Event['after']) {
  const topics: Topic[] = before.merged ? ['lead.merged'] : ['lead.changed']
  return { topics, before: { merged: after.merged ?? null }, after: { merged: before.merged ?? null } }
}
