import Database, { type Driver } from './driver.ts'

/** Marks a file as ours: "ZAYV" in the header that SQLite keeps for this. */
export const applicationId = 0x5a415956

/** How long (ms) opening a file waits for other processes. */
export const timeout = 5_000

/** The page cache (kB) of a server, whose groups are small; a command that fills a store takes more. */
export const cacheOfServer = 8_000

/** The size limit of the file in pages, and the page cache in kB. */
type WritingOptions = { maxPages?: number | undefined; cache?: number }

/** A writing connection. Once open it never blocks the event loop: the writer waits for other processes asynchronously. */
export function openWriting(file: string, { maxPages, cache = 32_000 }: WritingOptions = {}): Driver.Database {
  const database = new Database(file, { timeout })
  database.pragma('journal_mode = wal')
  database.pragma('synchronous = full')
  database.pragma('foreign_keys = on')
  database.pragma(`cache_size = ${-cache}`)
  database.pragma('wal_autocheckpoint = 40000') // 160 MB: creates dirty pages all over the file, and the same ones again and again
  if (database.pragma('application_id', { simple: true }) !== applicationId)
    database.pragma(`application_id = ${applicationId}`)
  database.pragma('temp_store = memory') // otherwise savepoints of large batches spill to a file
  database.pragma('busy_timeout = 0')
  if (maxPages) database.pragma(`max_page_count = ${maxPages}`)
  return database
}
