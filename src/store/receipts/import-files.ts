import { constants } from 'node:fs'
import { type FileHandle, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal, refusal } from '../../domain/refusal.ts'
import { filesIn, makeFolder, syncFolder, unavailableOr, writeAll } from './spool-files.ts'

/** Files of imports. They do not count towards the limit of the spool, so that a large one keeps no visitor out. */
export function importFiles(folder: string, prepare: () => Promise<void>) {
  const path = (name: string) => join(folder, name)
  const receiving = new Set<string>()
  return { path, size: sizeOf, receive, holds, remove, names: () => filesIn(folder) }

  /** The size of a file in bytes; 0 if it is missing. */
  async function sizeOf(name: string): Promise<number> {
    return stat(path(name)).then(
      (info) => info.size,
      () => 0,
    )
  }

  /**
   * Receives a part as a stream; returns the size of the file (bytes) afterwards. A part may repeat bytes that are stored already, since a client
   * whose answer was lost sends them again. Refuses a part that begins later or differs from them, a part while another is received, and bytes
   * beyond `size`.
   */
  async function receive(name: string, bytes: Readable, offset: number, size: number): Promise<number> {
    if (receiving.has(name)) throw refusal('import-receiving', {})
    receiving.add(name)
    try {
      const received = await sizeOf(name)
      if (offset > received) throw refusal('import-offset', { received }, 'offset')
      const rest = offset < received ? beyond(name, bytes, offset, received) : (bytes as AsyncIterable<Buffer>)
      return await write(name, rest, received, size)
    } finally {
      receiving.delete(name)
    }
  }

  /** Whether all bytes of a part are stored already. */
  async function holds(name: string, bytes: Readable, offset: number): Promise<boolean> {
    const received = await sizeOf(name)
    if (offset > received) return false
    try {
      for await (const _ of beyond(name, bytes, offset, received)) return false
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }

  /** The bytes of a part that are not stored yet. Refuses a part that differs from the stored bytes, and leaves the request open for the answer. */
  async function* beyond(name: string, bytes: Readable, offset: number, received: number): AsyncGenerator<Buffer> {
    const file = await open(path(name), constants.O_RDONLY)
    let at = offset
    try {
      for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        const known = chunk.subarray(0, Math.max(0, received - at))
        if (!(await isThere(file, known, at))) throw refusal('import-offset', { received }, 'offset')
        at += chunk.length
        if (known.length < chunk.length) yield chunk.subarray(known.length)
      }
    } finally {
      await file.close()
    }
  }

  /** Writes a stream from an offset on. Refuses with `unavailable` when the disk is full. */
  async function write(name: string, bytes: AsyncIterable<Buffer>, offset: number, size: number): Promise<number> {
    try {
      await prepare()
      await makeFolder(folder)
      const file = await open(path(name), constants.O_WRONLY | constants.O_CREAT, 0o600)
      try {
        if (offset === 0) await syncFolder(folder)
        return await writeFrom(file, bytes, offset, size)
      } finally {
        await file.close()
      }
    } catch (error) {
      throw unavailableOr(error)
    }
  }

  async function remove(name: string): Promise<void> {
    await rm(path(name), { force: true })
  }
}

/**
 * Writes a stream from an offset on, so that another process which receives the same part writes the same bytes over it. Bytes that arrived are on
 * disk when this resolves or rejects, so that a client may continue from there.
 */
async function writeFrom(
  file: FileHandle,
  bytes: AsyncIterable<Buffer>,
  offset: number,
  size: number,
): Promise<number> {
  let at = offset
  try {
    for await (const chunk of bytes) {
      if (at + chunk.length > size) throw refusal('import-too-long', { limit: size - offset })
      await writeAll(file, chunk, at)
      at += chunk.length
    }
  } catch (error) {
    await syncOrCut(file, offset).catch(() => {}) // the first error says more
    throw error
  }
  await syncOrCut(file, offset)
  return at
}

/** Syncs a file. If that fails it cuts off the bytes from the offset on, since they would seem stored until the machine restarts. */
async function syncOrCut(file: FileHandle, offset: number): Promise<void> {
  try {
    await file.sync()
  } catch (error) {
    await file.truncate(offset).catch(() => {})
    throw error
  }
}

async function isThere(file: FileHandle, bytes: Buffer, at: number): Promise<boolean> {
  if (bytes.length === 0) return true
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(bytes.length), 0, bytes.length, at)
  return bytesRead === bytes.length && buffer.equals(bytes)
}
