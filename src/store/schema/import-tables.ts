import type { Generated } from 'kysely'
import type { Door } from '../../domain/access.ts'
import type { ImportState } from '../../domain/import.ts'

/** The rows of imports. */
export type ImportTables = {
  imports: ImportsTable
  import_keys: { project_id: number; key: string; lead_id: number }
  import_met: {
    project_id: number
    import_id: number
    lead_id: number
    restored: Generated<number>
    kept: Generated<number>
  }
  import_refusals: { project_id: number; import_id: number; row: number; line: number; fault: string }
}

/**
 * `reading`, `found`, `sheets`, `preview`, `mapping`, `forecast`, `outcome`, `made`, `undone` and `failure` are JSON. An import in the state
 * `removed` is hidden from all queries until its other rows are deleted.
 */
export type ImportsTable = {
  project_id: number
  id: number
  at: number
  door: Door
  actor: string
  name: string
  size: number
  file: string
  state: ImportState | 'removed'
  reading: string | null
  found: string | null
  sheets: string
  preview: string | null
  mapping: string | null
  forecast: string | null
  place: Generated<number>
  total: number | null
  outcome: string
  token: string
  last_lead: Generated<number>
  begun_at: number | null
  ended_at: number | null
  rate: Generated<number>
  beat_at: Generated<number>
  made: string
  undone: string | null
  failure: string | null
  failures: Generated<number>
  leased_until: Generated<number>
}
