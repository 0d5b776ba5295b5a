import type { Generated } from 'kysely'

/** A reason with `removed_at` is offered no more, but named where leads have it. */
export type LostReasonsTable = {
  project_id: number
  id: number
  name: string
  position: number
  removed_at: Generated<number | null>
}

/** How long (seconds) a lead was in a status that it left, all times together. */
export type StaysTable = { project_id: number; lead_id: number; status: number; seconds: number }
