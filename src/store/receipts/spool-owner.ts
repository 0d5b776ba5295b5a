import { randomUUID } from 'node:crypto'
import { link, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { refusal } from '../../domain/refusal.ts'
import { makeFolder, writeWhole } from './spool-files.ts'

/** The file of a spool that holds the id of its store. */
export const ownerFile = 'store-id'

/** What a spool needs of its store. */
export type SpoolOwner = {
  /** The id of the store, once it has one. */
  id(): Promise<string | undefined>
  /** Sets the id of the store unless it has one; returns its id. */
  keepId(id: string): Promise<string>
  /** Which of these files the rows of the store refer to. */
  named(files: string[]): Promise<Set<string>>
  /** Whether the rows of the store refer to any file. */
  namesFiles(): Promise<boolean>
  /** Whether the folder is at the store's default place. */
  isBeside: boolean
}

/**
 * Claims a folder as the spool of a store: both get the same id, so that no other store deletes its files as strays. A folder without an id is
 * claimed if it is empty, holds a file that the store refers to, or is at the default place. A store without an id, as from an older backup,
 * adopts the folder's id under the last two conditions. Any other folder is refused.
 */
export async function claimSpool(folder: string, owner: SpoolOwner): Promise<void> {
  await makeFolder(folder)
  const [id, mark] = [await owner.id(), await markOf(folder)]
  if (id !== undefined && id === mark) return
  const isSettled = id !== undefined && mark !== undefined
  if (isSettled || !(await isOurs(folder, owner, mark === undefined))) throw foreign(folder)
  const storeId = await owner.keepId(id ?? mark ?? randomUUID())
  if ((await ownerOf(folder, storeId)) !== storeId) throw foreign(folder) // another process was first
}

/** Refuses a folder with a different id. */
export async function refuseForeign(folder: string, id: string | undefined): Promise<void> {
  const mark = await markOf(folder)
  if (mark !== undefined && mark !== id) throw foreign(folder)
}

/**
 * Refuses an empty folder where the store names files: the setting has changed, or the disk is not mounted, and all files would be taken for lost. A
 * folder with the id of the store is the right one, even if files of it are gone.
 */
export async function refuseEmptied(folder: string, owner: SpoolOwner): Promise<void> {
  const id = await owner.id()
  if (id === undefined || (await markOf(folder)) !== undefined) return
  if ((await filesOf(folder)).length > 0 || !(await owner.namesFiles())) return
  throw emptied(folder, id)
}

/** Refuses a folder that no longer has the id of the store, since its disk may have been unmounted. A store without an id refuses none. */
export async function refuseUnmounted(folder: string, owner: SpoolOwner): Promise<void> {
  const [id, mark] = [await owner.id(), await markOf(folder)]
  if (id === undefined || mark === id) return
  throw mark === undefined ? emptied(folder, id) : foreign(folder)
}

function emptied(folder: string, id: string) {
  return refusal('store-empty-spool', { folder, file: join(folder, ownerFile), id })
}

function foreign(folder: string) {
  return refusal('store-foreign-spool', { folder, file: join(folder, ownerFile) })
}

/** The owner of an empty folder is known by its id only. */
async function isOurs(folder: string, { isBeside, named }: SpoolOwner, mayBeEmpty: boolean): Promise<boolean> {
  if (isBeside) return true
  const names = await filesOf(folder)
  for (let start = 0; start < names.length; start += 500)
    if ((await named(names.slice(start, start + 500))).size > 0) return true
  return mayBeEmpty && names.length === 0
}

/** The names of whole files; none where there is no folder. */
async function filesOf(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const names = found.filter((each) => each.isFile()).map(({ name }) => name)
  return names.filter((name) => name !== ownerFile && !name.endsWith('.part'))
}

async function markOf(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, ownerFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.trim() || undefined
}

/** Writes the store's id into the folder unless there is one; returns the id there. The file is complete before it gets its name. */
async function ownerOf(folder: string, id: string): Promise<string | undefined> {
  const [mark, unfinished] = [join(folder, ownerFile), join(folder, `${randomUUID()}.part`)]
  await writeWhole(unfinished, Buffer.from(`${id}\n`))
  try {
    await link(unfinished, mark)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code))
      await rename(unfinished, mark) // this file system has no hard links
    else if (code !== 'EEXIST') throw error
  } finally {
    await rm(unfinished, { force: true })
  }
  return markOf(folder)
}
