import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, utimes } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { refusal } from '../../domain/refusal.ts'
import { bytesOf, filesIn, type SpoolFile, syncFolder, writeWhole } from './spool-files.ts'
import { claimSpool, ownerFile, refuseForeign, type SpoolOwner } from './spool-owner.ts'

/** Where large bodies and files lie, and how many bytes they may take together. */
export type SpoolOptions = { folder: string; limit: number }

/**
 * Files beside the store, each whole and on disk once its name is known. Names are of the desk's own making. The folder belongs to one
 * store: whatever is asked of that of another is refused. Strays, files that belong to nothing, lie aside in it for a while, and do not
 * count: they shall close no door to visitors.
 */
export function openSpool({ folder, limit }: SpoolOptions, owner?: SpoolOwner) {
  const aside = join(folder, 'strays')
  let used: Promise<number> | undefined
  let claiming: Promise<void> | undefined
  return {
    folder: resolve(folder),
    limit,
    claim,
    refuseForeign: (id: string | undefined) => refuseForeign(folder, id),
    keep,
    add,
    put,
    read,
    remove,
    names,
    size,
    setAside,
    strays: () => filesIn(aside),
    bringBack,
    removeStray: (name: string) => rm(join(aside, name), { force: true }),
  }

  /** Makes the folder that of this store. Refuses one of another. */
  async function claim(): Promise<void> {
    claiming ??= owner ? claimSpool(folder, owner) : Promise.resolve()
    const mine = claiming
    await mine.catch((error) => {
      if (claiming === mine) claiming = undefined
      throw error
    })
  }

  /** Keeps bytes; answers the name of their file. Refuses with `unavailable` when there is no room, some of which may stay `free`. */
  async function keep(bytes: Uint8Array, free = 0): Promise<string> {
    if ((await size()) + bytes.length > limit - free) throw refusal('unavailable', { seconds: 60 })
    return add(bytes)
  }

  /** The same for bytes of what is kept already, which waits for no room. */
  async function add(bytes: Uint8Array): Promise<string> {
    const name = randomUUID()
    await put(name, bytes)
    return name
  }

  /** Keeps bytes under a name that another spool has for them. */
  async function put(name: string, bytes: Uint8Array): Promise<void> {
    const unfinished = join(folder, `${randomUUID()}.part`) // one that was cut may lie there still
    try {
      await claim()
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeWhole(unfinished, bytes)
      await rename(unfinished, join(folder, name))
      await syncFolder(folder)
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => {}) // what stays there is set aside
      if (['ENOSPC', 'EDQUOT', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw refusal('unavailable', { seconds: 60 })
      throw error
    }
    if (used) note(used.then((before) => before + bytes.length))
  }

  /** The bytes of a file, or some of them; undefined when it is gone. */
  function read(name: string, part?: { start: number; length: number }): Promise<Uint8Array | undefined> {
    return bytesOf(join(folder, name), part)
  }

  async function remove(name: string): Promise<void> {
    await rm(join(folder, name), { force: true })
    used = undefined
  }

  /** All files, and since when (seconds) they are there. */
  async function names(): Promise<SpoolFile[]> {
    const files = (await filesIn(folder)).filter(({ name }) => name !== ownerFile)
    if (files.length > 0) await claim()
    return files
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
    return (await names()).reduce((sum, { size }) => sum + size, 0)
  }

  /** Puts a file aside, as from `now` (seconds). */
  async function setAside(name: string, now: number): Promise<void> {
    await mkdir(aside, { recursive: true, mode: 0o700 })
    await rename(join(folder, name), join(aside, name)).catch(goneMeanwhile)
    await utimes(join(aside, name), now, now).catch(goneMeanwhile)
    used = undefined
  }

  /** Puts a file back that was set aside. */
  async function bringBack(name: string): Promise<void> {
    await rename(join(aside, name), join(folder, name)).catch(goneMeanwhile)
    used = undefined
  }
}

/** Another process does the same. */
function goneMeanwhile(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
