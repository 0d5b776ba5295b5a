import { parseJson, parseJsonObject } from '../domain/parse-json.ts'
import { refusal } from '../domain/refusal.ts'
import { movedTables } from '../store/maintenance/move.ts'
import type { MovedTable, Store } from '../store/store.ts'

/** The first entry of a backup: its origin, readable for people, and the number of rows of each table. */
export type Manifest = {
  format: number
  /** The version of the program that made it. */
  version: string
  /** When, in UTC: `2026-11-27T03:00:00Z`. */
  made_at: string
  /** The database of the store. */
  database: string
  rows: Partial<Record<MovedTable, number>>
}

/**
 * The names of entries. Files of the spool are in a folder. Files that the store names but that were pruned before they were packed are listed
 * in an entry of their own.
 */
export const names = {
  manifest: 'manifest.json',
  store: 'zayavka.db',
  secret: 'secret',
  spool: 'spool/',
  pruned: 'pruned.json',
} as const

/** The format that this program writes. It reads no later one. */
const format = 1

/** The manifest of a copy of a store. `now` is in seconds. */
export async function manifestOf(
  copy: Pick<Store, 'raw'>,
  about: { version: string; now: number; database: string },
): Promise<Manifest> {
  const rows: Manifest['rows'] = {}
  for (const table of movedTables) rows[table] = await copy.raw.count(table)
  const made_at = `${new Date(about.now * 1000).toISOString().slice(0, 19)}Z`
  return { format, version: about.version, made_at, database: about.database, rows }
}

/** Parses a manifest. Refuses an invalid one, and that of a newer program. */
export function readManifest(text: string): Manifest {
  const manifest: Partial<Manifest> | undefined = parseJsonObject(text)
  const version = typeof manifest?.version === 'string' ? manifest.version.slice(0, 50) : ''
  if (typeof manifest?.format !== 'number' || version === '' || typeof manifest.rows !== 'object' || !manifest.rows)
    throw refusal('backup-damaged', { reason: 'its first entry does not say what it is' })
  if (manifest.format > format) throw refusal('backup-newer', { version })
  return manifest as Manifest
}

/** Parses the names of files that were pruned before they were packed. */
export function readPruned(text: string): string[] {
  const list = parseJson(text)
  if (!Array.isArray(list)) throw refusal('backup-damaged', { reason: `${names.pruned} is no list` })
  return list.map(String)
}
