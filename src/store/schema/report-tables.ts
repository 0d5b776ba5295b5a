import type { Generated } from 'kysely'
import type { Door } from '../../domain/access.ts'
import type { CostKind } from '../../domain/cost.ts'
import type { LocalGrain } from '../../domain/local-slices.ts'
import type { Period } from '../../domain/period.ts'

/** A reason with `removed_at` is no longer offered, but still named where leads have it. */
export type LostReasonsTable = {
  project_id: number
  id: number
  name: string
  position: number
  removed_at: Generated<number | null>
}

/** How long (seconds) a lead was in a status that it left, all times together. */
export type StaysTable = { project_id: number; lead_id: number; status: number; seconds: number }

/**
 * What a report counted in a slice of time of the project's zone. It is valid while `variant` is that of the project (its zone with the rules of
 * that, its channel rules) and `version` is the sum of the versions of the days that it touches.
 */
export type CachedSlice = {
  project_id: number
  kind: string
  grain: LocalGrain
  slice: number
  variant: string
  version: number
  data: string
}

/** A slice with its period, as it was counted. */
export type CountedSlice = CachedSlice & Period

/** The tables of costs. */
export type CostTables = { costs: CostsTable; cost_undos: CostUndosTable }

/** `day` is `2024-03-05`; `target_key` is folded and finds the row, `target` is a channel's id or the text as given. */
type CostsTable = {
  project_id: number
  id: number
  day: string
  kind: CostKind
  target_key: string
  target: string
  amount: number
  currency: string
  note: string | null
  at: number
  door: Door
  actor: string
}

/** `changes` is JSON: each cost before and after. */
type CostUndosTable = { project_id: number; token: string; at: number; actor: string; changes: string }
