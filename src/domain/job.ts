import type { Actor } from './access.ts'
import type { Filter } from './filter.ts'
import type { LeadPatch } from './lead.ts'
import type { Period } from './period.ts'
import type { ReplayHow, ReplayTarget } from './replay.ts'

/** The change that a bulk edit makes to each matching lead. */
export type BulkEdit =
  | { do: 'set'; patch: Pick<LeadPatch, 'status' | 'source' | 'assignee' | 'remindAt' | 'remindNote' | 'lostReason'> }
  | { do: 'remove' | 'restore' }

/**
 * The leads of a bulk edit: those that match and existed when it began (ids up to `until`), or those of `ids` among
 * them.
 */
export type BulkTarget = { period: Period; filter: Filter; until: number; ids?: number[] }

export type JobWork =
  | { kind: 'bulk'; target: BulkTarget; edit: BulkEdit }
  | { kind: 'undo'; token: string }
  | { kind: 'status-removal'; status: number }
  | { kind: ReplayHow; target: ReplayTarget }

export const jobStates = ['running', 'done', 'stopped', 'failed'] as const
export type JobState = (typeof jobStates)[number]

/** Why a job stopped: the code and parameters of a refusal, or the kind of an internal error. */
export type JobFailure = { code: string; params: object }

/** A job that fails this often in the same way has failed for good. */
export const maxFailures = 5

/**
 * Work on many leads, in slices of one transaction each. `place` is its progress; it is committed together with the
 * changes of a slice, so that a job resumes after a crash and repeats nothing. `total` is the number of leads at the
 * start; `token` undoes the job, and `undoneAt` is when that happened. `failures` counts consecutive failures with the
 * same `failure`.
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
  undoneAt: number | null
}

/** Leads per transaction of a job. It is small so that other writes do not wait long. */
export const jobSlice = 100

/** Receipts per transaction of a job; each may become a lead. */
export const receiptSlice = 25

/** Leads per transaction when a status is removed. All get the same change, so a few statements are enough. */
export const removalSlice = 500

/** A job in a list, without its target, whose filter may be long. */
export type ListedJob = Omit<Job, 'work'> & { work: WithoutTarget<JobWork> }
type WithoutTarget<W> = W extends unknown ? Omit<W, 'target'> : never
