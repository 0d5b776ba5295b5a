import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, utimes } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Refusal, refusal } from '../../domain/refusal.ts'
import { importFiles } from './import-files.ts'
import {
  bytesOf,
  filesIn,
  isThere,
  makeFolder,
  type SpoolFile,
  syncFolder,
  unavailableOr,
  writeWhole,
} from './spool-files.ts'
import { claimSpool, ownerFile, refuseEmptied, refuseForeign, refuseUnmounted, type SpoolOwner } from './spool-owner.ts'
import { createSize } from './spool-size.ts'

/** The folder of large bodies and files, its size limit in bytes, and how long (ms) its size counts before it is measured again. */
export type SpoolOptions = { folder: string; limit: number; sizeLifetime?: number | undefined }

/**
 * Files beside the store, each complete and on disk before its name is returned. Names are random. The folder belongs to one store; that of
 * another is refused. Strays, files without a row, are set aside for a while and do not count towards the limit, so that they do not
 * keep visitors out.
 */
export function openSpool({ folder, limit, sizeLifetime }: SpoolOptions, owner?: SpoolOwner) {
  const aside = join(folder, 'strays')
  const size = createSize(measure, sizeLifetime)
  let claiming: Promise<void> | undefined
  return {
    folder: resolve(folder),
    limit,
    claim,
    refuseEmptied: async () => owner && (await refuseEmptied(folder, owner)),
    refuseUnmounted: async () => owner && (await refuseUnmounted(folder, owner)),
    refuseForeign: (id: string | undefined) => refuseForeign(folder, id),
    keep,
    add,
    put,
    read,
    has: (name: string) => isThere(join(folder, name)),
    remove,
    names,
    /** The total size in bytes. */
    size: size.now,
    setAside,
    strays: () => filesIn(aside),
    bringBack,
    removeStray: (name: string) => rm(join(aside, name), { force: true }),
    imports: importFiles(join(folder, 'imports'), prepareForImport),
  }

  /** Claims the folder for this store. Refuses that of another. */
  async function claim(): Promise<void> {
    claiming ??= owner ? claimSpool(folder, owner) : Promise.resolve()
    const mine = claiming
    await mine.catch((error) => {
      if (claiming === mine) claiming = undefined
      throw error
    })
  }

  /** Claims the folder before a write. While its disk is not mounted it takes none, which the disk would hide once it is back. */
  async function prepare(): Promise<void> {
    await claim()
    if (owner) await refuseUnmounted(folder, owner).catch(refuseWrite)
  }

  /** The same for a command beside the server, which must not claim the mount point of a disk that is away. */
  async function prepareForImport(): Promise<void> {
    if (owner) await refuseEmptied(folder, owner)
    await prepare()
  }

  /** Stores bytes; returns the name of the file. Refuses with `unavailable` when less than `free` bytes of the limit would remain. */
  async function keep(bytes: Uint8Array, free = 0): Promise<string> {
    if ((await size.now()) + bytes.length > limit - free) throw refusal('unavailable', { seconds: 60 })
    return add(bytes)
  }

  /** The same for bytes that are stored already, regardless of the limit. */
  async function add(bytes: Uint8Array): Promise<string> {
    const name = randomUUID()
    await put(name, bytes)
    return name
  }

  /** Stores bytes under their name in another spool. */
  async function put(name: string, bytes: Uint8Array): Promise<void> {
    const unfinished = join(folder, `${randomUUID()}.part`) // an interrupted one may remain
    try {
      await prepare()
      await makeFolder(folder)
      await writeWhole(unfinished, bytes)
      await rename(unfinished, join(folder, name))
      await syncFolder(folder)
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => {}) // if it remains, it is set aside later
      throw unavailableOr(error)
    }
    size.add(bytes.length)
  }

  /** Reads a file or a range of it; undefined if it is missing. */
  function read(name: string, part?: { start: number; length: number }): Promise<Uint8Array | undefined> {
    return bytesOf(join(folder, name), part)
  }

  async function remove(name: string): Promise<void> {
    await rm(join(folder, name), { force: true })
    size.forget()
  }

  /** All files with their times (seconds). */
  async function names(): Promise<SpoolFile[]> {
    const files = (await filesIn(folder)).filter(({ name }) => name !== ownerFile)
    if (files.length > 0) await claim()
    return files
  }

  async function measure(): Promise<number> {
    return (await names()).reduce((sum, { size }) => sum + size, 0)
  }

  /** Sets a stray aside at `now` (seconds). */
  async function setAside(name: string, now: number): Promise<void> {
    await mkdir(aside, { recursive: true, mode: 0o700 })
    await rename(join(folder, name), join(aside, name)).catch(ignoreMissing)
    await utimes(join(aside, name), now, now).catch(ignoreMissing)
    size.forget()
  }

  /** Restores a file that was set aside. */
  async function bringBack(name: string): Promise<void> {
    await rename(join(aside, name), join(folder, name)).catch(ignoreMissing)
    size.forget()
  }
}

/** Refuses a write to a folder that is not the store's at present. */
function refuseWrite(error: unknown): never {
  throw error instanceof Refusal ? refusal('unavailable', { seconds: 60 }) : error
}

/** Ignores a missing file: another process has moved it. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
