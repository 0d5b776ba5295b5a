import { constants } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { refusal } from '../../domain/refusal.ts'
import { filesIn, writeAll } from './spool-files.ts'

/** Files of imports. They do not count towards the limit of the spool, so that a large one keeps no visitor out. */
export function importFiles(folder: string, claim: () => Promise<void>) {
  const path = (name: string) => join(folder, name)
  const receiving = new Set<string>()
  return { path, size: sizeOf, receive, remove, names: () => filesIn(folder) }

  /** The size of a file in bytes; 0 if it is missing. */
  async function sizeOf(name: string): Promise<number> {
    return stat(path(name)).then(
      (info) => info.size,
      () => 0,
    )
  }

  /**
   * Takes a part as it comes; answers how much of the file is there then. Refuses a part that does not begin where the last one ended, one that
   * comes while another does, and what is over `size`.
   */
  async function receive(name: string, bytes: Readable, offset: number, size: number): Promise<number> {
    if (receiving.has(name)) throw refusal('import-receiving', {})
    receiving.add(name)
    try {
      const received = await sizeOf(name)
      if (offset !== received) throw refusal('import-offset', { received }, 'offset')
      return await write(name, bytes, offset, size)
    } finally {
      receiving.delete(name)
    }
  }

  /**
   * Writes a stream from a place on, so that another process which takes the same part writes the same bytes over it. What arrived is on disk
   * when this resolves or rejects: a client may go on from there. Refuses with `unavailable` when the disk is full.
   */
  async function write(name: string, bytes: Readable, offset: number, size: number): Promise<number> {
    await claim()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(path(name), constants.O_WRONLY | constants.O_CREAT, 0o600)
    let at = offset
    try {
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        if (at + chunk.length > size) throw refusal('import-too-long', { limit: size - offset })
        await writeAll(file, chunk, at)
        at += chunk.length
      }
      return at
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
