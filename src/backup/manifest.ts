import { parseJson, parseJsonObject } from '../domain/parse-json.ts'
import { refusal } from '../domain/refusal.ts'
import { movedTables } from '../store/maintenance/move.ts'
import type { MovedTable, Store } from '../store/store.ts'

/** The first entry of a backup: what it is of, so that a person who opens it knows, and how many rows each table has. */
export type Manifest = {
  format: number
  /** The version of the program that made it. */
  version: string
  /** When, in UTC: `2026-11-27T03:00:00Z`. */
  made_at: string
  /** Which database the store was in. */
  database: string
  rows: Partial<Record<MovedTable, number>>
}

/**
 * The names of entries. Files of the spool stand in a folder; the store names more of them where some were removed before they were packed: those
 * are listed.
 */
export const names = {
  manifest: 'manifest.json',
  store: 'zayavka.db',
  secret: 'secret',
  spool: 'spool/',
  pruned: 'pruned.json',
} as const

/** What this program writes; it reads no later one. */
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

/** Reads a manifest. Refuses what is none, and that of a newer program. */
export function readManifest(text: string): Manifest {
  const manifest: Partial<Manifest> | undefined = parseJsonObject(text)
  const version = typeof manifest?.version === 'string' ? manifest.version.slice(0, 50) : ''
  if (typeof manifest?.format !== 'number' || version === '' || typeof manifest.rows !== 'object' || !manifest.rows)
    throw refusal('backup-damaged', { reason: 'its first entry does not say what it is' })
  if (manifest.format > format) throw refusal('backup-newer', { version })
  return manifest as Manifest
}

/** Reads the names of files that were removed before they were packed. */
export function readPruned(text: string): string[] {
  const list = parseJson(text)
  if (!Array.isArray(list)) throw refusal('backup-damaged', { reason: `${names.pruned} is no list` })
  return list.map(String)
}
