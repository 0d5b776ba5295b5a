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
  | { kind: 'status-removal'; status: number }
  | { kind: ReplayHow; target: ReplayTarget }

export const jobStates = ['running', 'done', 'stopped', 'failed'] as const
export type JobState = (typeof jobStates)[number]

/** Why a job could not go on: the code of a refusal and what that holds, or a fault of ours by its kind. */
export type JobFailure = { code: string; params: object }

/** A job that fails so many times the same way has failed for good. */
export const mostFailures = 5

/**
 * Work on many leads, some in each transaction. `place` is how far it is, and kept with what was done, so that it goes on after a crash
 * and does nothing twice. `total` is how many leads it found when it began; `token` undoes what it did. `failures` is how often
 * it has failed by the same `failure` since it last got on.
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
  failure: JobFailure | null
  failures: number
}

/** How many leads one transaction of a job takes: few enough that nobody waits long behind it. */
export const jobSlice = 100

/** The same of receipts, each of which may become a lead. */
export const receiptSlice = 25

/** The same of leads that leave a status, each in the same way: few statements do all of them. */
export const removalSlice = 500
