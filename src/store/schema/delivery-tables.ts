import type { Generated } from 'kysely'
import type { DeliveryState, DestinationState, Outcome, PauseReason, Trigger } from '../../domain/destination.ts'
import type { DestinationKind } from '../../domain/destination-kind.ts'

/** The tables of deliveries. */
export type DeliveryTables = {
  destinations: DestinationsTable
  deliveries: DeliveriesTable
  attempts: AttemptsTable
  outside_ids: OutsideIdsTable
}

/**
 * `settings`, `topics`, `filter` and `also` are JSON; `planned_to` is the number of the last event that was planned. A destination that is `removed` is
 * hidden while its rows are deleted.
 */
export type DestinationsTable = {
  project_id: number
  id: number
  version: number
  kind: DestinationKind
  name: string
  url: string
  settings: string | null
  secret: string
  old_secret: string | null
  old_secret_until: number | null
  topics: string | null
  filter: string | null
  also: string
  state: DestinationState | 'removed'
  reason: PauseReason | null
  failures: Generated<number>
  first_failure_at: number | null
  planned_to: number
  forgotten: Generated<number>
  created_at: number
}

/** `resent` is 1 for one try by hand. */
export type DeliveriesTable = {
  project_id: number
  destination_id: number
  event: number
  lead_id: number
  state: DeliveryState
  at: number
  next_at: number | null
  tries: number
  attempts: number
  resent: Generated<number>
  upload: string | null
  uploaded_at: number | null
}

type OutsideIdsTable = { project_id: number; lead_id: number; destination_id: number; outside_id: string }

type AttemptsTable = {
  project_id: number
  destination_id: number
  event: number
  number: number
  at: number
  cause: Trigger
  outcome: Outcome
  status: number | null
  ms: number
  request: string | null
  response_head: string | null
  error: string | null
}
