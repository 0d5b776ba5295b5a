import { createWriteStream } from 'node:fs'
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { moveDesk } from '../actions/move.ts'
import { interruptedRestore, noteRestore } from '../actions/restores.ts'
import { refusal } from '../domain/refusal.ts'
import { openStore } from '../store/open.ts'
import { lockServer } from '../store/sqlite/server-lock.ts'
import type { SpoolOptions, Store } from '../store/store.ts'
import { type Entry, readArchive, textOf } from './archive.ts'
import { type Manifest, names, readManifest, readPruned } from './manifest.ts'
import { inWorkFolder } from './work-folder.ts'

/**
 * The options of a restore. `now` is in seconds; `spool` is from the settings of the target. `secretTo` is a new file for the secret of the
 * installation, which is written before the store.
 */
export type Restoring = {
  now: number
  passphrase?: string | undefined
  spool: Partial<SpoolOptions>
  secretTo?: string | undefined
}

/** A backup unpacked into a folder, complete and checked against its hashes. */
type Opened = {
  folder: string
  image: string
  manifest: Manifest
  spooled: string[]
  /** Files that the store names, but that were pruned before they were packed. */
  pruned: ReadonlySet<string>
  /** The secret of the installation; only an encrypted backup contains it. */
  secret: string | undefined
}

/**
 * Restores a backup into an empty store of either database. The target is untouched until the whole backup was read and verified. Returns its
 * manifest, its secret, and a sentence for each difference. Refuses a target with a desk in it, and a backup that is damaged, encrypted with
 * another passphrase, or newer than this program. It holds the lock of a new SQLite file all the time, so that no server creates another desk
 * there.
 */
export async function restoreBackup(file: string, to: string, restoring: Restoring) {
  const target = to.startsWith('sqlite:') ? to.slice('sqlite:'.length) : undefined
  const place = target === undefined ? tmpdir() : dirname(target)
  await mkdir(place, { recursive: true, mode: 0o700 })
  const unlock = target === undefined ? undefined : await lockNew(target)
  const isNew = target !== undefined && unlock !== undefined
  try {
    if (isNew) await refuseLeftOver(target)
    return await withOpened(file, place, restoring, async (opened) => {
      const { manifest, pruned, secret } = opened
      const restore = () => (isNew ? settle(opened, target, restoring) : carry(opened, to, restoring))
      const faults = await withSecret(opened, target, restore)
      return { manifest, pruned, secret, faults }
    })
  } finally {
    unlock?.()
  }
}

/** Locks the path of a new store. Returns the function that unlocks it, or undefined if a store exists there. */
async function lockNew(target: string): Promise<(() => void) | undefined> {
  const unlock = lockServer(target, 1_000)
  if (!(await exists(target))) return unlock
  unlock()
  return
}

/** Restores a backup into a temporary folder, passes the store to `look`, and removes it. */
export async function tryBackup<T>(
  file: string,
  restoring: Omit<Restoring, 'spool'>,
  look: (store: Store, opened: Pick<Opened, 'manifest' | 'pruned'>) => Promise<T>,
): Promise<T> {
  return withOpened(file, tmpdir(), { ...restoring, spool: {} }, async (opened) => {
    const spool = { folder: join(opened.folder, 'tried.spool'), limit: Number.MAX_SAFE_INTEGER }
    return withImage(opened, { ...restoring, spool }, (store) => look(store, opened))
  })
}

/** Unpacks a backup into a temporary folder and passes it to `use`. Writes its secret into `secretTo`, if given. */
function withOpened<T>(file: string, place: string, restoring: Restoring, use: (opened: Opened) => Promise<T>) {
  const { passphrase, secretTo } = restoring
  return inWorkFolder(place, 'restore', async (folder) => {
    const opened = await unpack(file, folder, passphrase)
    if (secretTo === undefined) return use(opened)
    if (opened.secret === undefined) throw refusal('backup-no-secret', { file })
    return withNewFile(secretTo, opened.secret, () => use(opened))
  })
}

/** Unpacks a backup into a folder. It refuses unknown names, so that no file is written elsewhere. */
async function unpack(file: string, folder: string, passphrase: string | undefined): Promise<Opened> {
  let manifest: Manifest | undefined
  const spooled: string[] = []
  let pruned: string[] = []
  let secret: string | undefined
  for await (const entry of readArchive(file, passphrase)) {
    if (!manifest) {
      if (entry.name !== names.manifest) throw refusal('backup-foreign', { file })
      manifest = readManifest(await textOf(entry.content, entry.size))
      continue
    }
    if (entry.name === names.pruned) {
      pruned = readPruned(await textOf(entry.content, entry.size))
      continue
    }
    if (entry.name === names.secret) {
      secret = (await textOf(entry.content, entry.size)).trim()
      continue
    }
    const [, spoolName] = /^spool\/([\w-]{1,100})$/.exec(entry.name) ?? []
    if (spoolName !== undefined) spooled.push(spoolName)
    else if (entry.name !== names.store) throw refusal('backup-damaged', { reason: 'it holds what no backup holds' })
    await writeEntry(entry, join(folder, spoolName ?? entry.name))
  }
  const image = join(folder, names.store)
  if (!manifest || !(await exists(image))) throw refusal('backup-foreign', { file })
  return { folder, image, manifest, spooled, pruned: new Set(pruned), secret }
}

async function writeEntry({ content }: Entry, path: string): Promise<void> {
  await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
}

/** Moves the image to the path of a new store: the spool files first, so that the store never lacks them. */
async function settle(opened: Opened, target: string, restoring: Restoring): Promise<never[]> {
  const spool = { folder: `${target}.spool`, ...restoring.spool }
  await withImage(opened, { ...restoring, spool }, (store) => noteRestore(store, restoring.now))
  await refuseLeftOver(target)
  await nameNew(opened.image, target)
  return []
}

/** Renames a file unless the name exists by now. A file system without hard links cannot do that atomically; there only the lock protects it. */
async function nameNew(file: string, name: string): Promise<void> {
  try {
    await link(file, name)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || (await exists(name))) throw refusal('store-taken', {})
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) throw error
    await rename(file, name)
  }
}

/** Refuses a path where the log of a store was left without the store: SQLite would apply it to the new one. */
async function refuseLeftOver(target: string): Promise<void> {
  for (const file of [`${target}-wal`, `${target}-journal`])
    if (await exists(file)) throw refusal('backup-left-over', { file })
}

/** Copies the image row by row into another store, which must be empty. */
async function carry(opened: Opened, to: string, { now, spool }: Restoring): Promise<string[]> {
  const source = { folder: join(opened.folder, 'carried.spool'), limit: Number.MAX_SAFE_INTEGER }
  return withImage(opened, { now, spool: source }, async (store) => {
    const target = await openStore(to, { now, serve: true, patient: true, spool })
    try {
      const begun = (await interruptedRestore(target)) ?? now
      await noteRestore(store, begun) // before the copy, so that the target never contains sessions and invitations that a restore ends
      return (await moveDesk(store, target, () => {})).faults
    } finally {
      await target.close()
    }
  })
}

/** Opens the image, which migrates it to this version, and puts its files into its spool. */
async function withImage<T>(opened: Opened, { now, spool }: Restoring, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(`sqlite:${opened.image}`, { now, spool })
  try {
    for (const name of opened.spooled) await store.spool.put(name, await readFile(join(opened.folder, name)))
    return await use(store)
  } finally {
    await store.close()
  }
}

/**
 * Writes the secret of the installation beside the store, unless one exists, before the store: a server that started without it would generate
 * another one and could decrypt nothing. If the restore fails, the secret is removed.
 */
async function withSecret<T>({ secret }: Opened, target: string | undefined, restore: () => Promise<T>): Promise<T> {
  if (target === undefined || secret === undefined) return restore()
  const file = `${target}.secret`
  return (await exists(file)) ? restore() : withNewFile(file, secret, restore)
}

/** Writes a text into a new file that only its owner can read. Removes it if `use` fails. */
async function withNewFile<T>(file: string, text: string, use: () => Promise<T>): Promise<T> {
  await writeFile(file, `${text}\n`, { flag: 'wx', mode: 0o600, flush: true })
  try {
    return await use()
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
