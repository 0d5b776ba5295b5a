import { isDeepStrictEqual } from 'node:util'
import type { Event, Topic } from './event.ts'
import type { Lead, LeadDifference } from './lead.ts'
import type { Status } from './status.ts'

/** How an event is undone: what is put back, what is told besides, and how many values stay since they were changed again. */
type Undoing = { difference: LeadDifference; skipped: number; told?: Pick<Event, 'topics' | 'before' | 'after'> }

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

/**
 * What puts a lead back to where it was before an event. A value that is no longer what the event made of it was changed again, and
 * stays; so does a status that is no longer there to go back to. A new lead goes to the bin, unless it was changed since.
 */
export function undoingOf({ before, after }: Event, lead: Lead | undefined, statuses: Status[], now: number): Undoing {
  if (!lead) return { difference: {}, skipped: before === null ? 1 : valuesOf(before).length }
  if (before === null) {
    const isAsMade = lead.version === 1
    return { difference: isAsMade ? { deletedAt: now } : {}, skipped: isAsMade ? 0 : 1 }
  }
  const isStill = ([field, value]: [string, unknown]) =>
    isDeepStrictEqual(lead[field as keyof Lead], after[field as keyof LeadDifference]) &&
    (field !== 'status' || statuses.some((status) => status.id === value))
  const values = valuesOf(before)
  const back = values.filter(isStill)
  const merged = 'merged' in after ? mergedTold(before, after) : undefined
  return { difference: Object.fromEntries(back), skipped: values.length - back.length, ...(merged && { told: merged }) }
}

function valuesOf(before: object): [string, unknown][] {
  return Object.entries(before).filter(([field]) => !lasting.includes(field))
}

/** Which leads came out of this one, or went in again. */
function mergedTold(before: NonNullable<Event['before']>, after: Event['after']) {
  const topics: Topic[] = before.merged ? ['lead.merged'] : ['lead.changed']
  return { topics, before: { merged: after.merged ?? null }, after: { merged: before.merged ?? null } }
}
