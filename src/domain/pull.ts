import type { Actor } from './access.ts'

export const pullStates = ['running', 'done', 'stopped', 'failed'] as const
export type PullState = (typeof pullStates)[number]

/** The current step of a pull. A watching pull rests between its rounds. */
export const pullSteps = ['statuses', 'leads', 'receipts', 'compare', 'rest'] as const
export type PullStep = (typeof pullSteps)[number]

/** The kinds of objects that are pulled. Faults refer to an object by its id at the vendor. */
export const pulledNouns = ['status', 'lead', 'receipt'] as const
export type PulledNoun = (typeof pulledNouns)[number]

/**
 * The progress of a round. It reads `at`…`until` (seconds) in windows of `width`, each in one response, so that no page shifts meanwhile.
 * `edge` holds the leads of the second at which the last window ended, since both windows include it. `offset` counts rows if one second
 * has more than a response holds. `first` is the earliest date that was read. A round reads everything, or only recent data.
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
 * The leads of a month in UTC: the vendor's count, and the number of pulled ones here. During a round, a month without leads may also
 * stand for the months before it.
 */
export type PulledMonth = { month: string; there: number; here: number }

/** The result of a round: `read` is the sum of the four after it. `differing` leads were changed here, and are left unchanged. */
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

/** The differences between both sides after a full round. `created` and `changed` count since the last report; `differs` are examples. */
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
  /** When it continues. */
  nextAt: number
  endedAt: number | null
}
export type PullDraft = Pick<Pull, 'url' | 'outside' | 'secret' | 'isWatching' | 'missingStatus'>

/** An object of the vendor that was not pulled, and why. */
export type PullFault = {
  noun: PulledNoun
  id: string
  at: number
  code: string
  argument: string | null
  params: object
}

export const pullLimits = {
  /** Leads in a response, which are stored in one transaction. */
  leads: 200,
  /** Receipts in a transaction. */
  receipts: 100,
  url: 500,
  key: 200,
  /** Faults that are kept; more are counted. */
  faults: 10_000,
  /** Differing leads that are listed by id. */
  differs: 100,
  pulls: 20,
  reports: 30,
}

/** The largest id that a pull accepts. Row keys have 32 bits for it, and 16 million ids remain for new leads. */
export const maxLeadId = 2 ** 32 - 2 ** 24

/** The lease (seconds) of a process on a pull, and the interval of its heartbeats. */
export const pullLease = 12
export const pullHeartbeatInterval = 4

/** The rounds of a watching pull, in seconds: their interval, how far back a short one reads, and the interval of full ones. */
export const watching = { every: 60, recent: 3 * 86_400, full: 86_400 }

/** The ids reserved for new leads of the vendor while a pull watches. */
const watchedReserve = 10_000

/** The gap between the vendor's last lead and our own new ones, so that both sides can create leads while a pull watches. */
export function reserveOf({ isWatching }: Pick<Pull, 'isWatching'>): number {
  return isWatching ? watchedReserve : 0
}

/** The earliest date of a request. Unset dates are the start of 1970, in zones ahead of UTC the evening before. */
export const firstMoment = Date.UTC(1969, 11, 31) / 1_000

/** The earliest time of a site's submission, whatever the date of its lead. */
export const firstSubmission = Date.UTC(2000, 0, 1) / 1_000

/** How far (seconds) in the future dates may be. */
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
