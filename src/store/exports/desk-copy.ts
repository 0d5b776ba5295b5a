import { rawReads } from '../maintenance/move.ts'
import { spooledFiles } from '../receipts/personal-data.ts'
import Database from '../sqlite/driver.ts'
import { openSnapshot } from './snapshot.ts'

/** What a move reads of a store, as of one moment; others go on writing meanwhile. */
export async function openDeskSnapshot(url: string) {
  const { db, close } = await openSnapshot(url)
  return { raw: rawReads(db), check: { spooled: () => spooledFiles(db) }, close }
}

/** Writes an SQLite store as of now into a new, compact file. It holds the thread, so a server never does it. */
export function writeImage(file: string, to: string): void {
  const database = new Database(file, { readonly: true, timeout: 5_000 })
  try {
    database.prepare('vacuum into ?').run(to)
  } finally {
    database.close()
  }
}
