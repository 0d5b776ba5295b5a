import { type FileHandle, mkdir, open, readdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { refusal } from '../../domain/refusal.ts'

export type SpoolFile = { name: string; at: number; size: number }

/** The files of a folder with sizes and times (seconds); none if the folder is missing. */
export async function filesIn(folder: string): Promise<SpoolFile[]> {
  const all = await readdir(folder, { withFileTypes: true }).catch(none)
  const found: SpoolFile[] = []
  for (const each of all) {
    if (!each.isFile()) continue
    const info = await stat(join(folder, each.name)).catch(() => undefined) // it may be deleted meanwhile
    if (info) found.push({ name: each.name, at: Math.floor(info.mtimeMs / 1000), size: info.size })
  }
  return found
}

/** Writes and syncs a new file, without its directory entry. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Writes all bytes, at an offset or after what was written; a single write may write only a part of them. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, at?: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const place = at === undefined ? null : at + done
    done += (await file.write(bytes, done, bytes.length - done, place)).bytesWritten
  }
}

/** Creates a folder, and those above it, for this user alone, with their names on disk. */
export async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(resolve(folder), { recursive: true, mode: 0o700 })
  if (made === undefined) return
  const first = dirname(made)
  for (let above = dirname(resolve(folder)); above.startsWith(first); above = dirname(above)) {
    await syncFolder(above)
    if (above === first) return
  }
}

/** What a failed write means: `unavailable` if the disk is full or takes no writes, else the error itself. */
export function unavailableOr(error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  return ['ENOSPC', 'EDQUOT', 'EROFS'].includes(code) ? refusal('unavailable', { seconds: 60 }) : error
}

/** Syncs a folder, which puts names on disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Whether a file exists. It is not opened, since that may block for ever. */
export function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}

/** Reads a file or a range of it; undefined if it is missing or too short. */
export async function bytesOf(path: string, part?: { start: number; length: number }): Promise<Buffer | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return
    throw error
  })
  if (!file) return
  try {
    if (!part) return await file.readFile()
    const bytes = Buffer.alloc(part.length)
    const { bytesRead } = await file.read(bytes, 0, part.length, part.start)
    return bytesRead === part.length ? bytes : undefined
  } finally {
    await file.close()
  }
}

function none(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return []
  throw error
}
