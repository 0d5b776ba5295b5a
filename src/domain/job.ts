import type { Actor } from './access.ts'
import type { Filter } from './filter.ts'
import type { LeadPatch } from './lead.ts'
import type { Period } from './period.ts'
import type { ReplayHow, ReplayTarget } from './replay.ts'

/** What a bulk edit does to each lead that it finds. */
export type BulkEdit =
  | { do: 'set'; patch: Pick<LeadPatch, 'status' | 'source' | 'assignee'> }
  | { do: 'remove' | 'restore' }

/** The leads of a bulk edit: those of a filter that were there when it began (up to `until`, an id), or those with these ids among them. */
export type BulkTarget = { period: Period; filter: Filter; until: number; ids?: number[] }

export type JobWork =
  | { kind: 'bulk'; target: BulkTarget; edit: BulkEdit }
  | { kind: 'undo'; token: string }
  | { kind: ReplayHow; target: ReplayTarget }

export const jobStates = ['running', 'done', 'stopped'] as const
export type JobState = (typeof jobStates)[number]

/**
 * Work on many leads, some in each transaction. `place` is how far it is, and kept with what was done, so that it goes on after a crash
 * and does nothing twice. `total` is how many leads it found when it began; `token` undoes what it did.
 */
export type Job = {
  id: number
  at: number
  by: Actor
  state: JobState
  work: JobWork
  token: string
  place: number
  total: number
  changed: number
  skipped: number
}

/** How many leads one transaction of a job takes: few enough that nobody waits long behind it. */
export const jobSlice = 100

/** The same of receipts, each of which may become a lead. */
export const receiptSlice = 25
