import type { Generated } from 'kysely'
import type { Door } from '../../domain/access.ts'
import type { PulledNoun, PullState } from '../../domain/pull.ts'

/** The tables of pulls from the vendor. */
export type PullTables = {
  pulls: PullsTable
  pulled: PulledTable
  pull_faults: PullFaultsTable
  pull_reports: { project_id: number; pull_id: number; at: number; report: string }
}

/** `place`, `tally`, `since` and `failure` are JSON. A process holds the lease until `leased_until`. */
export type PullsTable = {
  project_id: number
  id: number
  at: number
  door: Door
  actor: string
  url: string
  outside: number
  secret: string | null
  state: PullState
  watches: number
  missing_status: number | null
  place: string
  tally: string
  since: string
  swept_at: number | null
  failure: string | null
  failing_since: number | null
  next_at: number
  ended_at: number | null
  leased_by: string | null
  leased_until: Generated<number>
}

/**
 * What was pulled, by its id there and here. `prints` is what the vendor had last: of a lead a hash per field, empty once the lead is purged; of a
 * status one hash; of a receipt the vendor's project id.
 */
type PulledTable = { project_id: number; noun: PulledNoun; id: number; prints: string }

/** `params` is JSON. */
type PullFaultsTable = {
  project_id: number
  pull_id: number
  noun: PulledNoun
  outside_id: string
  at: number
  code: string
  argument: string | null
  params: string
}
