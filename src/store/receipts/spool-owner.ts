import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { refusal } from '../../domain/refusal.ts'
import { writeWhole } from './spool-files.ts'

/** The file of a spool that names its store. */
export const ownerFile = 'store-id'

/** What a spool asks of its store. */
export type SpoolOwner = {
  /** The id of the store, once it has one. */
  id(): Promise<string | undefined>
  /** Gives the store an id unless it has one; answers the one that it has then. */
  keepId(id: string): Promise<string>
  /** Those of some files that a row of the store names. */
  named(files: string[]): Promise<Set<string>>
  /** Whether the folder belongs to the store by its place. */
  isBeside: boolean
}

/**
 * Makes a folder the spool of a store: both carry one id, so that no other store removes files which it does not know. A folder without an id is
 * taken over when it is empty, holds a file that the store names, or lies beside it. A store without one, as from an older backup, takes that of
 * a folder which holds a file that it names, or lies beside it. Refuses any other.
 */
export async function claimSpool(folder: string, owner: SpoolOwner): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const [id, mark] = [await owner.id(), await markOf(folder)]
  if (id !== undefined && id === mark) return
  const isSettled = id !== undefined && mark !== undefined
  if (isSettled || !(await isOurs(folder, owner, mark === undefined))) throw foreign(folder)
  const kept = await owner.keepId(id ?? mark ?? randomUUID())
  if ((await marked(folder, kept)) !== kept) throw foreign(folder) // another process was first
}

/** Refuses a folder that has an id, and another one than this. */
export async function refuseForeign(folder: string, id: string | undefined): Promise<void> {
  const mark = await markOf(folder)
  if (mark !== undefined && mark !== id) throw foreign(folder)
}

function foreign(folder: string) {
  return refusal('store-foreign-spool', { folder, file: join(folder, ownerFile) })
}

/** Of an empty folder only its id tells whose it is. */
async function isOurs(folder: string, { isBeside, named }: SpoolOwner, mayBeEmpty: boolean): Promise<boolean> {
  if (isBeside) return true
  const files = (await readdir(folder, { withFileTypes: true })).filter((each) => each.isFile())
  const names = files.map(({ name }) => name).filter((name) => name !== ownerFile && !name.endsWith('.part'))
  for (let start = 0; start < names.length; start += 500)
    if ((await named(names.slice(start, start + 500))).size > 0) return true
  return mayBeEmpty && names.length === 0
}

async function markOf(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, ownerFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.trim() || undefined
}

/** Names the store in its folder, unless one is named there; answers which. The file is whole as soon as it has its name. */
async function marked(folder: string, id: string): Promise<string | undefined> {
  const [mark, unfinished] = [join(folder, ownerFile), join(folder, `${randomUUID()}.part`)]
  await writeWhole(unfinished, Buffer.from(`${id}\n`))
  try {
    await link(unfinished, mark)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code))
      await rename(unfinished, mark) // no links on this disk
    else if (code !== 'EEXIST') throw error
  } finally {
    await rm(unfinished, { force: true })
  }
  return markOf(folder)
}
