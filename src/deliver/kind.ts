import type { Attempt, Destination, DestinationSettings, Trigger } from '../domain/destination.ts'
import type { StoredEvent } from '../domain/event.ts'
import type { Lead } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'
import type { Status } from '../domain/status.ts'
import type { Posted, Request } from './post.ts'

/** What is sent: an event and its lead, or a test. */
export type Message = { event: StoredEvent; lead: Lead | undefined } | { test: string }

/** What a kind needs for sending: the secrets in the clear, the present one first, and the way out. `at` is in seconds. */
export type DeliveryContext = {
  destination: Destination
  secrets: readonly string[]
  at: number
  send(request: Request): Promise<Posted>
  facts(): Promise<{ project: Project; statuses: readonly Status[] }>
  /** The id of an event for the receiver. */
  messageId(event: number): Promise<string>
  /** Which of these leads it has had before. */
  known(leads: readonly number[]): Promise<Map<number, string>>
  /** The origin of the visitor as the site sent it with the enquiry that created a lead; null for one that was made otherwise. */
  sentSource(lead: number): Promise<string | null>
}

/** What came of a request in the words of a kind; without an outcome nobody knows, since this process stops. */
export type Result = Omit<Attempt, 'at' | 'trigger' | 'outcome'> & {
  outcome: Posted['outcome']
  retryAfter: number | null
  outsideId: string | null
  upload: string | null
}

/** What came of one delivery of a batch; `waits` for a verdict. */
export type BatchResult = { event: number } & ({ waits: true } | (Result & { waits?: never }))
/** A delivery of a batch: `upload` asks for a verdict, `isLate` for the last time. */
export type BatchItem = { event: number; lead: Lead | undefined; upload: string | null; isLate: boolean; tries: number }

/** A way in which events go out. */
export type Kind = {
  /** Checks the settings that a caller gives. */
  settings(given: DestinationSettings): DestinationSettings
  /** Checks a given secret, or makes one where the desk may. */
  secret(given: string | undefined): string
  /** Whether the desk makes secrets, and tells them. */
  makesSecrets: boolean
  attempt(context: DeliveryContext, message: Message, trigger: Trigger): Promise<Result>
  /** Sends many at once, where the kind collects. */
  batch?(context: DeliveryContext, items: readonly BatchItem[]): Promise<BatchResult[]>
}
