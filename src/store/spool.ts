import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { refusal } from '../domain/refusal.ts'

/** Where large bodies and files lie, and how many bytes they may take together. */
export type SpoolOptions = { folder: string; limit: number }

/** Files beside the store, each whole and on disk once its name is known. Names are of the desk's own making. */
export function openSpool({ folder, limit }: SpoolOptions) {
  let used: Promise<number> | undefined
  return { folder: resolve(folder), keep, add, put, read, remove, names, size }

  /** Keeps bytes; answers the name of their file. Refuses with `unavailable` when there is no room. */
  async function keep(bytes: Uint8Array): Promise<string> {
    if ((await size()) + bytes.length > limit) throw refusal('unavailable', { seconds: 60 })
    return add(bytes)
  }

  /** The same for bytes of what is kept already, which waits for no room: it would not be worked until there is some. */
  async function add(bytes: Uint8Array): Promise<string> {
    const name = randomUUID()
    await put(name, bytes)
    return name
  }

  /** Keeps bytes under a name that another spool has for them. */
  async function put(name: string, bytes: Uint8Array): Promise<void> {
    const unfinished = join(folder, `${randomUUID()}.part`) // one that was cut may lie there still
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeWhole(unfinished, bytes)
      await rename(unfinished, join(folder, name))
      await sync(folder)
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => {}) // what stays there is pruned
      if (['ENOSPC', 'EDQUOT', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw refusal('unavailable', { seconds: 60 })
      throw error
    }
    if (used) note(used.then((before) => before + bytes.length))
  }

  /** The bytes of a file; undefined when it is gone. */
  async function read(name: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(join(folder, name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
      throw error
    }
  }

  async function remove(name: string): Promise<void> {
    await rm(join(folder, name), { force: true })
    used = undefined
  }

  /** The names of all files, and since when (seconds) they are there. */
  async function names(): Promise<{ name: string; at: number }[]> {
    const all = await readdir(folder).catch(none)
    const found: { name: string; at: number }[] = []
    for (const name of all) {
      const info = await stat(join(folder, name)).catch(() => undefined)
      if (info) found.push({ name, at: Math.floor(info.mtimeMs / 1000) })
    }
    return found
  }

  /** Bytes that all files take. */
  function size(): Promise<number> {
    return used ?? note(measure())
  }

  /** Believes a size until it is known that it could not be taken. */
  function note(size: Promise<number>): Promise<number> {
    used = size
    size.catch(() => {
      if (used === size) used = undefined
    })
    return size
  }

  async function measure(): Promise<number> {
    let sum = 0
    for (const name of await readdir(folder).catch(none))
      sum += (await stat(join(folder, name)).catch(() => ({ size: 0 }))).size
    return sum
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A name is on disk when its folder is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

function none(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
