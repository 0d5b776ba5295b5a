import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backupsAmong } from './retention-policy.ts'

/** Where backups go: a folder, or a bucket of object storage. */
export type Place = {
  /** The names of the backups there, of any store. */
  list(): Promise<string[]>
  /** Makes a backup there: `make` writes it into the given file. Returns the location in a form for people. */
  put<T>(name: string, make: (file: string) => Promise<T>): Promise<{ at: string; made: T }>
  /** Passes a backup to `use` as a local file. */
  use<T>(name: string, use: (file: string) => Promise<T>): Promise<T>
  remove(name: string): Promise<void>
}

/** A folder, which is created if it does not exist. */
export function folderPlace(folder: string): Place {
  return {
    async list() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return backupsAmong(await readdir(folder))
    },
    async put(name, make) {
      const at = join(folder, name)
      return { at, made: await make(at) }
    },
    use: (name, use) => use(join(folder, name)),
    remove: (name) => rm(join(folder, name), { force: true }),
  }
}
