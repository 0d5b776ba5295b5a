import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { refusal } from '../../domain/refusal.ts'
import { filesIn } from './spool-files.ts'

/** Files of imports. They do not count towards the limit of the spool, so that a large one keeps no visitor out. */
export function importFiles(folder: string, claim: () => Promise<void>) {
  const path = (name: string) => join(folder, name)
  return { path, size, append, remove, names: () => filesIn(folder) }

  /** The size of a file in bytes; 0 if it is missing. */
  async function size(name: string): Promise<number> {
    return stat(path(name)).then(
      (info) => info.size,
      () => 0,
    )
  }

  /**
   * Appends a stream as it comes, at most `limit` bytes; what arrived is on disk when this resolves or rejects, so that a client may go on
   * from there. Refuses with `unavailable` when the disk is full.
   */
  async function append(name: string, bytes: Readable, limit: number): Promise<number> {
    await claim()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(path(name), 'a', 0o600)
    let written = 0
    try {
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        if (written + chunk.length > limit) throw refusal('import-too-long', { limit })
        await file.appendFile(chunk)
        written += chunk.length
      }
      return written
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      throw ['ENOSPC', 'EDQUOT', 'EROFS'].includes(code) ? refusal('unavailable', { seconds: 60 }) : error
    } finally {
      await file.sync().catch(() => {})
      await file.close()
    }
  }

  async function remove(name: string): Promise<void> {
    await rm(path(name), { force: true })
  }
}
