import { createReadStream } from 'node:fs'
import { mkdir, open, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { moveDesk } from '../actions/move.ts'
import { refusal } from '../domain/refusal.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { type Entry, writeArchive } from './archive.ts'
import { type Manifest, manifestOf, names } from './manifest.ts'
import { inWorkFolder } from './work-folder.ts'

/** The options of a backup. `now` is in seconds; `onBytes` reports the packed bytes and their total. */
export type Making = {
  now: number
  version: string
  passphrase?: string | undefined
  /** The secret of the installation; only an encrypted backup contains it. */
  secret?: string | undefined
  onBytes?: (bytes: number, total: number) => void
}

/** A finished backup; `missing` counts files of the spool that no longer existed. */
export type Backup = { file: string; bytes: number; manifest: Manifest; files: number; missing: number }

/**
 * Writes a backup of a store into a new file, which gets its name only when it is complete and on disk; the store may be served meanwhile.
 * It needs temporary space for a copy of the store beside the file. Refuses an existing name.
 */
export async function makeBackup(store: Store, to: string, making: Making): Promise<Backup> {
  if (await exists(to)) throw refusal('backup-exists', { file: to })
  await store.spool.refuseEmptied() // before a copy claims the mount point of a disk that is away
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  return inWorkFolder(dirname(to), 'backup', async (work) => {
    const image = join(work, names.store)
    const { manifest, spooled } = await copyStore(store, image, making)
    const unfinished = join(work, basename(to))
    const counted = { files: 0, missing: 0 }
    const entries = entriesOf({ store, image, manifest, spooled, making, counted })
    const total = (await stat(image)).size
    await writeArchive(unfinished, entries, making.passphrase, (bytes) => making.onBytes?.(bytes, total))
    await rename(unfinished, to)
    await syncFolder(dirname(to))
    return { file: to, bytes: (await stat(to)).size, manifest, ...counted }
  })
}

/** Copies the store into an SQLite file, from either database. Returns the manifest and the spool files of the copy. */
async function copyStore(store: Store, image: string, { now, version }: Making) {
  store.copy.image?.(image)
  const copy = await openStore(`sqlite:${image}`, { now, spool: { folder: store.spool.folder } })
  try {
    if (!store.copy.image) await moveInto(store, copy)
    const manifest = await manifestOf(copy, { version, now, database: store.database })
    const spooled = new Set((await copy.check.spooled()).map(({ name }) => name))
    return { manifest, spooled: [...spooled].sort() }
  } finally {
    await copy.close()
  }
}

async function moveInto(store: Store, copy: Store): Promise<void> {
  const snapshot = await store.copy.snapshot()
  try {
    const { faults } = await moveDesk({ id: store.id, spool: store.spool, ...snapshot }, copy, () => {})
    if (faults.length > 0) throw new Error(`The copy differs: ${faults.join('; ')}`)
  } finally {
    await snapshot.close()
  }
}

type Contents = {
  store: Store
  image: string
  manifest: Manifest
  spooled: string[]
  making: Making
  counted: { files: number; missing: number }
}

async function* entriesOf({ store, image, manifest, spooled, making, counted }: Contents): AsyncGenerator<Entry> {
  yield whole(names.manifest, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  yield { name: names.store, size: (await stat(image)).size, content: createReadStream(image) }
  if (making.passphrase !== undefined && making.secret !== undefined)
    yield whole(names.secret, Buffer.from(`${making.secret}\n`))
  const gone: string[] = []
  for (const name of spooled) {
    const bytes = await store.spool.read(name)
    if (!bytes) await store.spool.refuseUnmounted() // it is not missing if its disk is away
    if (bytes) yield whole(`${names.spool}${name}`, bytes)
    else gone.push(name)
  }
  counted.missing = gone.length
  counted.files = spooled.length - gone.length
  const pruned = await noLongerNamed(store, gone)
  if (pruned.length > 0) yield whole(names.pruned, Buffer.from(JSON.stringify(pruned)))
}

/** Which of the missing files were pruned since the store was copied. The others are faults of the store, which a test of the backup reports. */
async function noLongerNamed(store: Store, gone: string[]): Promise<string[]> {
  const pruned: string[] = []
  for (let start = 0; start < gone.length; start += 500) {
    const some = gone.slice(start, start + 500)
    const named = await store.personalData.known(some)
    pruned.push(...some.filter((name) => !named.has(name)))
  }
  return pruned
}

function whole(name: string, bytes: Uint8Array): Entry {
  return { name, size: bytes.length, content: [bytes] }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
