import { type Refusal, refusal } from '../../domain/refusal.ts'
import Database from './driver.ts'

/**
 * Takes the lock beside a SQLite store for one server, or one migration; returns its release.
 * The operating system frees it when the process ends, however it ends. Waits up to `timeout` milliseconds.
 */
export function lockServer(file: string, timeout: number, taken: Refusal = refusal('store-locked', { file })) {
  const database = new Database(`${file}-lock`, { timeout })
  try {
    database.pragma('journal_mode = memory')
    database.exec('begin exclusive')
  } catch (error) {
    database.close()
    throw String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY') ? taken : error
  }
  return () => void database.close()
}
