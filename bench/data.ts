import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataInFiles } from './data-files.ts'
import type { DataOptions } from './data-options.ts'
import { dataOnServer } from './data-server.ts'

/** A desk with its leads, and the same leads for the naive server. A run may change both; the cache stays unchanged. */
type Data = {
  url: string
  naiveUrl: string
  /** The version of the database. */
  version: string
  /** The DATABASE_URL of a further, empty store. */
  freshUrl(): Promise<string>
  /** Bytes on disk. */
  sizes(): Promise<{ desk: number; naive: number }>
  /** Resolves once the desk has written nothing for `quiet` (ms), so that its index merges are done. */
  rest(quiet: number): Promise<void>
  /** The file of the desk's log. */
  log: string
  close(): Promise<void>
}

export async function openData(options: DataOptions): Promise<Data> {
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-bench-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const data = await (options.database === 'sqlite' ? dataInFiles(options, folder) : dataOnServer(options, folder))
    const close = () => data.close().finally(remove)
    return { ...data, log: join(folder, 'log'), close }
  } catch (error) {
    remove()
    throw error
  }
}
