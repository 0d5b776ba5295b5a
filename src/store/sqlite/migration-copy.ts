import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type Database from 'better-sqlite3'

/**
 * Copies a store before its migrations run, unless an interrupted upgrade has left its copy: the store is past the first migration then, and no
 * other program could open it meanwhile. The name holds the first and the last migration, so that each upgrade has one copy, however often it
 * is restarted. Only a complete copy has that name; an interrupted one is removed.
 */
export function copyBefore(database: Database.Database, file: string, applied: string[], pending: string[]): void {
  for (const name of copiesOf(file, '.part')) rmSync(name, { force: true })
  if (copiesOf(file, '').some((name) => isInterrupted(name, applied))) return
  const copy = `${file}${beginning}${pending[0]}-to-${pending.at(-1)}`
  const unfinished = `${copy}.part`
  database.prepare('vacuum into ?').run(unfinished)
  sync(unfinished)
  renameSync(unfinished, copy)
  sync(dirname(file))
}

const beginning = '.before-'

/** Whether a copy is that of an upgrade that has begun and is not complete. */
function isInterrupted(copy: string, applied: string[]): boolean {
  // the name of a migration may contain `-to-`
  const [first = '', last = ''] = copy.slice(copy.lastIndexOf(beginning) + beginning.length).split(/-to-(?=\d{4}-)/)
  return applied.includes(first) && last !== '' && !applied.includes(last)
}

function copiesOf(file: string, end: string): string[] {
  const folder = dirname(file)
  if (!existsSync(folder)) return []
  const begin = `${basename(file)}${beginning}`
  const found = readdirSync(folder).filter((name) => name.startsWith(begin) && name.endsWith(end))
  return found.map((name) => join(folder, name))
}

/** Syncs a file to disk. */
function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
