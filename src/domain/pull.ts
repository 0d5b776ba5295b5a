import type { Actor } from './access.ts'

export const pullStates = ['running', 'done', 'stopped', 'failed'] as const
export type PullState = (typeof pullStates)[number]

/** What a pull does now; one that watches rests between its rounds. */
export const pullSteps = ['statuses', 'leads', 'receipts', 'compare', 'rest'] as const
export type PullStep = (typeof pullSteps)[number]

/** What is pulled; what is wrong with one is listed by its id at the vendor. */
export const pulledNouns = ['status', 'lead', 'receipt'] as const
export type PulledNoun = (typeof pulledNouns)[number]

/**
 * How far a round is. It reads `at`…`until` (seconds) in windows of `width`, each in one answer, so that no page shifts while it is read. `edge`
 * are the leads of the second at which the last window ended, since both windows hold it; `offset` counts rows where one second has more than
 * an answer holds. `first` is the earliest date that was read. A round is full, or of what is recent alone.
 */
export type PullPlace = {
  step: PullStep
  isFull: boolean
  first: number
  at: number
  until: number
  width: number
  offset: number
  edge: string[]
  months: PulledMonth[]
}

/**
 * The leads of a month in UTC: what the vendor counts, and how many of the pulled ones are here. While a round goes on, one without leads may stand
 * for those before it too.
 */
export type PulledMonth = { month: string; there: number; here: number }

/** What a round did: `read` is the sum of the four after it. `differing` leads were changed here, and are left so. */
export type PullTally = {
  total: number
  read: number
  created: number
  changed: number
  unchanged: number
  refused: number
  receipts: number
  differing: number
}

/** How far both sides are apart after a full round; `created` and `changed` count since the report before, `differs` are some of `differing`. */
export type PullReport = Omit<PullTally, 'total' | 'unchanged'> & {
  at: number
  months: PulledMonth[]
  differs: number[]
}

/** Why a pull failed, or what it waits for: a refusal. */
export type PullFailure = { code: string; params: object }

/**
 * Leads that come over from the vendor with their ids. `secret` is the encrypted key, null once it is not needed. `missingStatus` is what the owner
 * chose for leads without a known status. Times are in seconds.
 */
export type Pull = {
  project: number
  id: number
  at: number
  by: Actor
  url: string
  /** The number of the project at the vendor. */
  outside: number
  secret: string | null
  state: PullState
  isWatching: boolean
  missingStatus: number | null
  place: PullPlace
  tally: PullTally
  /** What was created and changed since the last report, and some leads that differ. */
  since: { created: number; changed: number; receipts: number; differs: number[] }
  sweptAt: number | null
  failure: PullFailure | null
  failingSince: number | null
  /** When it goes on. */
  nextAt: number
  endedAt: number | null
}
export type PullDraft = Pick<Pull, 'url' | 'outside' | 'secret' | 'isWatching' | 'missingStatus'>

/** What of the vendor's data is not taken over, and why. */
export type PullFault = {
  noun: PulledNoun
  id: string
  at: number
  code: string
  argument: string | null
  params: object
}

export const pullLimits = {
  /** Leads in an answer, which one transaction keeps. */
  leads: 200,
  /** Receipts in a transaction. */
  receipts: 100,
  url: 500,
  key: 200,
  /** Faults that are kept; more are counted. */
  faults: 10_000,
  /** Leads that differ and are named. */
  differs: 100,
  pulls: 20,
  reports: 30,
}

/** The largest id that may come over: row keys have 32 bits for it, and 16 million numbers are left for new leads. */
export const maxLeadId = 2 ** 32 - 2 ** 24

/** How long (seconds) a process has a pull without a sign of life, and how often it gives one. */
export const pullLease = 12
export const pullHeartbeatInterval = 4

/** The rounds of a pull that watches, in seconds: how often, how far back a short one reads, how often a full one is due. */
export const watching = { every: 60, recent: 3 * 86_400, full: 86_400 }

/** How many numbers are left to the vendor's new leads while a pull watches. */
const watchedReserve = 10_000

/** How far after the vendor's last lead our own new ones are numbered: both sides can go on while a pull watches. */
export function reserveOf({ isWatching }: Pick<Pull, 'isWatching'>): number {
  return isWatching ? watchedReserve : 0
}

/** The earliest date that is asked for: dates that were never set are of 1970, or of the evening before it in zones ahead. */
export const firstMoment = Date.UTC(1969, 11, 31) / 1_000

/** Nothing was sent by a site before, whatever the date of its lead. */
export const firstSubmission = Date.UTC(2000, 0, 1) / 1_000

/** How far (seconds) ahead of now dates may be. */
export const future = 366 * 86_400

export const noTally: PullTally = {
  ...{ total: 0, read: 0, created: 0, changed: 0, unchanged: 0, refused: 0, receipts: 0, differing: 0 },
}

/** The beginning of a round. */
export function newRound(isFull: boolean): PullPlace {
  return { step: 'statuses', isFull, first: 0, at: 0, until: 0, width: 0, offset: 0, edge: [], months: [] }
}

/** How long (seconds) to wait after a failure: half of the time since the first, within limits. */
export function pullBackoff(failingSince: number, now: number): number {
  return Math.ceil(Math.min(Math.max((now - failingSince) / 2, 2), 300))
}

/** A pull that fails for a day has failed. */
export const pullTimeout = 86_400
