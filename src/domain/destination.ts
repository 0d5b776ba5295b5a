import type { Door } from './access.ts'
import type { DestinationKind } from './destination-kind.ts'
import type { Topic } from './event.ts'

/** Doors whose events are sent only to destinations that ask for them. */
export const quietDoors = ['demo', 'import'] as const satisfies Door[]
export type QuietDoor = (typeof quietDoors)[number]

/** `failing` after three days of failures only; `gone` when the receiver answered 410. */
export const destinationStates = ['on', 'paused', 'failing', 'gone'] as const
export type DestinationState = (typeof destinationStates)[number]

/** Why the desk itself took a destination out of service. */
export const pauseReasons = ['secret-unreadable', 'filter-unreadable', 'failing', 'gone'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** Settings of single kinds: the user for a handler of the vendor's kind, the counter number for Yandex Metrica. */
export type DestinationSettings = { user?: string; counter?: string }

/**
 * Where events go. Secrets are encrypted; until `oldSecretUntil` (seconds) the one from before the last rotation signs too. Null topics
 * mean all events, and a null filter means those of all leads; the filter is a document as in the API. `plannedTo` is the number of the
 * last event for which deliveries were planned.
 */
export type Destination = {
  project: number
  id: number
  version: number
  kind: DestinationKind
  name: string
  url: string
  settings: DestinationSettings
  secret: string
  oldSecret: string | null
  oldSecretUntil: number | null
  topics: Topic[] | null
  filter: unknown
  also: QuietDoor[]
  state: DestinationState
  reason: PauseReason | null
  failures: number
  firstFailureAt: number | null
  plannedTo: number
  /** How many deliveries were removed because they were too old, except tests. */
  forgotten: number
  createdAt: number
}

/** One string that names a destination among those of all projects. */
export function keyOf({ project, id }: Pick<Destination, 'project' | 'id'>): string {
  return `${project} ${id}`
}

/** The fields of a destination that a caller gives, with the secret already encrypted. */
export type DestinationDraft = Pick<
  Destination,
  'kind' | 'name' | 'url' | 'settings' | 'secret' | 'topics' | 'filter' | 'also'
>
export type DestinationChange = Partial<Omit<DestinationDraft, 'kind' | 'secret'>> & { state?: 'on' | 'paused' }

export const destinationLimits = { destinations: 50, name: 200, url: 2_000, resent: 5_000 }

/** How long (seconds) both secrets sign after a rotation. */
export const rotationTime = 24 * 3_600

/** The lease (seconds) of an attempt. After it another server process may try. */
export const leaseTime = 25

/** The state of a delivery. `test` is that of the test deliveries of a destination, which have the event 0. */
export const deliveryStates = ['waiting', 'delivered', 'failed', 'test'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/**
 * An event for a destination. `nextAt` is null when no further attempt is due; during an attempt it is the end of its lease. `tries`
 * counts scheduled attempts; `isResent` requests one attempt by hand.
 */
export type Delivery = {
  destination: number
  event: number
  leadId: number
  state: DeliveryState
  at: number
  nextAt: number | null
  /** The attempts of its schedule; they decide the next delay. */
  tries: number
  /** All attempts, also those by hand. */
  attempts: number
  isResent: boolean
  /** The upload that contains it, while the service has not judged it, and the time (seconds) of that upload. */
  upload: string | null
  uploadedAt: number | null
}

export const triggers = ['schedule', 'resend', 'test'] as const
export type Trigger = (typeof triggers)[number]

/**
 * The outcome of an attempt: `delivered`, or why it failed. `uploaded` waits for the service's verdict; `quota` counts as no attempt;
 * `too-old` and `unidentified` mark events that the service never accepts.
 */
export const outcomes = [
  'delivered',
  'refused',
  'redirected',
  'gone',
  'timeout',
  'no-connection',
  'broken',
  'unknown-host',
  'private-address',
  'unencrypted',
  'tls',
  'headers-too-large',
  'fault',
  'uploaded',
  'quota',
  'too-old',
  'unidentified',
] as const
export type Outcome = (typeof outcomes)[number]

/** One try. `ms` is its duration; `request` the body that was sent; `error` further words for a person. */
export type Attempt = {
  at: number
  trigger: Trigger
  outcome: Outcome
  status: number | null
  ms: number
  request: string | null
  responseHead: string | null
  error: string | null
}
export type NumberedAttempt = Attempt & { number: number }

/** The seconds of a `Retry-After` header, between a second and a day; null without a valid one. `now` is in seconds. */
export function readRetryAfter(given: string | undefined, now: number): number | null {
  if (given === undefined || given.length > 100) return null
  const seconds = /^\d{1,9}$/.test(given) ? Number(given) : Math.ceil(Date.parse(given) / 1_000) - now
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), 86_400) : null
}

/** Whether sending to a destination stops: at least ten failures in a row, over at least three days. */
export function isFailing({ failures, firstFailureAt }: Pick<Destination, 'failures' | 'firstFailureAt'>, now: number) {
  return failures >= 10 && firstFailureAt !== null && now - firstFailureAt >= 3 * 86_400
}

/** A restore of the desk from a backup: when (seconds), and the number of the last event that each project had then. */
export type Restore = { at: number; events: Record<string, number> }

/**
 * The id of an event for receivers: the same in each retry and resend. After a restore from a backup event numbers are reused, so the id
 * of a later event includes the time of the restore.
 */
export function messageId(project: number, event: number, restores: readonly Restore[] = []): string {
  const last = restores.findLast(({ events }) => event > (events[project] ?? 0))
  return `evt_${project}_${event}${last ? `_r${last.at.toString(36)}` : ''}`
}

/** The id of a lead as an order. It includes the project, since projects may share a counter. */
export function orderId(project: number, lead: number): string {
  return `${project}-${lead}`
}

/** A delivery after the service has accepted its upload. Its verdict is requested soon. */
export function uploaded(delivery: Delivery, upload: string, now: number): Delivery {
  const { attempts } = delivery
  return { ...delivery, attempts: attempts + 1, nextAt: now + firstCheck, upload, uploadedAt: now }
}

/** The delay (seconds) between an upload and the first request for its verdict. */
const firstCheck = 60
