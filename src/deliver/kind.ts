import type { Attempt, Destination, DestinationSettings, Trigger } from '../domain/destination.ts'
import type { StoredEvent } from '../domain/event.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import type { Status } from '../domain/status.ts'
import type { Posted, Request } from './post.ts'

/** What is sent: an event and its lead, or a test. */
export type Message = { event: StoredEvent; lead: Lead | undefined } | { test: string }

/** The context for sending: the secrets in the clear, the current one first, and the function that sends. `at` is in seconds. */
export type DeliveryContext = {
  destination: Destination
  secrets: readonly string[]
  at: number
  send(request: Request): Promise<Posted>
  facts(): Promise<{ project: Project; statuses: readonly Status[] }>
  /** The id of an event for the receiver. */
  messageId(event: number): Promise<string>
  /** Those of these leads that the receiver already has, with its id of each. */
  known(leads: readonly number[]): Promise<Map<number, string>>
  /** The source in the enquiry that created a lead, as the site sent it; null for leads of other origin. */
  sentSource(lead: number): Promise<string | null>
}

/** The result of a request. The outcome `ended` means that this process stopped, and the real one is unknown. */
export type Result = Omit<Attempt, 'at' | 'trigger' | 'outcome'> & {
  outcome: Posted['outcome']
  retryAfter: number | null
  outsideId: string | null
  upload: string | null
}

/** The result for one delivery of a batch. `waits` means that the service has given no verdict yet. */
export type BatchResult = { event: number } & ({ waits: true } | (Result & { waits?: never }))
/** A delivery of a batch. With an `upload` its verdict is requested, for the last time if `isLate`. */
export type BatchItem = { event: number; lead: Lead | undefined; upload: string | null; isLate: boolean; tries: number }

/** A kind of destination. */
export type Kind = {
  /** Checks the settings that a caller gives. */
  settings(given: DestinationSettings): DestinationSettings
  /** Checks a given secret, or generates one if the kind allows it. */
  secret(given: string | undefined): string
  /** Whether the desk generates secrets, and shows them once. */
  makesSecrets: boolean
  attempt(context: DeliveryContext, message: Message, trigger: Trigger): Promise<Result>
  /** Sends collected deliveries together, if the kind collects them. */
  batch?(context: DeliveryContext, items: readonly BatchItem[]): Promise<BatchResult[]>
}
