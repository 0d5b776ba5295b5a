import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataInFiles } from './data-files.ts'
import { dataOnServer } from './data-server.ts'

export type DataOptions = {
  database: 'sqlite' | 'postgres'
  leads: number
  /** The built program. */
  program: string
  /** Where leads are kept for the next run; nowhere otherwise. */
  keep?: string
  /** A PostgreSQL to use instead of one that the benchmark brings along. */
  server?: string
}

/** A desk with its leads, and the same leads for the naive server. A run may change both; what is kept stays as it was. */
type Data = {
  url: string
  naiveUrl: string
  /** Of the database. */
  version: string
  /** The DATABASE_URL of one more store, which is empty. */
  freshUrl(): Promise<string>
  /** Bytes on disk. */
  sizes(): Promise<{ desk: number; naive: number }>
  /** Resolves once the desk has written nothing for so long (ms): it has joined what it joins while nobody writes. */
  rest(quiet: number): Promise<void>
  /** Where the desk writes its log. */
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
