import type { Selectable, Updateable } from 'kysely'
import type { Import, ImportState } from '../../domain/import.ts'
import type { ImportsTable } from '../schema/import-tables.ts'

/** An import as it is stored. */
export function toImport(row: Selectable<ImportsTable>): Import {
  const parsed = <T>(json: string | null): T => (json === null ? null : JSON.parse(json)) as T
  return {
    id: row.id,
    at: row.at,
    by: { door: row.door, name: row.actor },
    name: row.name,
    size: row.size,
    file: row.file,
    state: row.state as ImportState,
    reading: parsed(row.reading),
    found: parsed(row.found),
    sheets: parsed(row.sheets),
    preview: parsed(row.preview),
    mapping: parsed(row.mapping),
    forecast: parsed(row.forecast),
    place: row.place,
    total: row.total,
    outcome: parsed(row.outcome),
    token: row.token,
    lastLead: row.last_lead,
    begunAt: row.begun_at,
    endedAt: row.ended_at,
    rate: row.rate,
    heartbeatAt: row.beat_at,
    made: parsed(row.made),
    undone: parsed(row.undone),
    failure: parsed(row.failure),
    failures: row.failures,
  }
}

/** The columns of the given parts. */
export function toColumns(
  { by, ...given }: Partial<Omit<Import, 'id'>>,
  leasedUntil?: number,
): Updateable<ImportsTable> {
  const columns: Record<string, unknown> = by ? { door: by.door, actor: by.name } : {}
  if (leasedUntil !== undefined) columns.leased_until = leasedUntil
  for (const [part, column] of Object.entries(columnOf)) {
    const value = given[part as keyof typeof columnOf]
    if (value === undefined) continue
    columns[column] = typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  }
  return columns
}

const columnOf = {
  at: 'at',
  name: 'name',
  size: 'size',
  file: 'file',
  state: 'state',
  reading: 'reading',
  found: 'found',
  sheets: 'sheets',
  preview: 'preview',
  mapping: 'mapping',
  forecast: 'forecast',
  place: 'place',
  total: 'total',
  outcome: 'outcome',
  token: 'token',
  lastLead: 'last_lead',
  begunAt: 'begun_at',
  endedAt: 'ended_at',
  rate: 'rate',
  heartbeatAt: 'beat_at',
  made: 'made',
  undone: 'undone',
  failure: 'failure',
  failures: 'failures',
} as const satisfies Record<Exclude<keyof Import, 'id' | 'by'>, keyof ImportsTable>
