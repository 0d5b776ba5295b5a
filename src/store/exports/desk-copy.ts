import { rawReads } from '../maintenance/move.ts'
import { spooledFiles } from '../receipts/personal-data.ts'
import Database from '../sqlite/driver.ts'
import { openSnapshot } from './snapshot.ts'

/** A snapshot of a store for a move; other processes continue to write meanwhile. */
export async function openDeskSnapshot(url: string) {
  const { db, close } = await openSnapshot(url)
  return { raw: rawReads(db), check: { spooled: () => spooledFiles(db) }, close }
}

/** Writes an SQLite store as of now into a new, compact file. It blocks the thread, so a server never calls it. */
export function writeImage(file: string, to: string): void {
  const database = new Database(file, { readonly: true, timeout: 5_000 })
  try {
    database.prepare('vacuum into ?').run(to)
  } finally {
    database.close()
  }
}
