import { hash } from 'node:crypto'
import type { Store } from '../store/open.ts'

/** How long (seconds) a file may lie in the spool before the row that refers to it is there. */
const patience = 86_400

/** Removes files of the spool that nothing refers to, and that lie there for a day; answers how many went. */
export async function pruneSpool(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  const strays = await strayFiles(store, now)
  for (const name of strays) if (!stop?.aborted) await store.spool.remove(name)
  return strays.length
}

/** Rows whose file is missing, and files without a row, a sentence each. Files that came of late may be without. */
export async function spoolFaults(store: Store, now: number): Promise<{ missing: string[]; strays: string[] }> {
  const there = new Set((await store.spool.names()).map(({ name }) => name))
  const missing = (await store.check.spooled()).filter(({ name }) => !there.has(name))
  return {
    missing: missing.map(
      ({ project, receipt, name }) => `Project ${project} lacks the file ${name} of receipt ${receipt} in the spool`,
    ),
    strays: (await strayFiles(store, now)).map(
      (name) => `The spool holds the file ${name}, which belongs to no receipt`,
    ),
  }
}

/** Carries the files of the spool that rows refer to into the spool of another store; what is there already the same stays. */
export async function moveSpool(from: Store, to: Store) {
  const isShared = from.spool.folder === to.spool.folder
  const names = isShared ? [] : (await from.check.spooled()).map(({ name }) => name)
  const faults: string[] = []
  let moved = 0
  for (const name of names) {
    const bytes = await from.spool.read(name)
    if (!bytes) continue // `check` tells of it in either store
    if (await isSame(to, name, bytes)) continue
    await to.spool.put(name, bytes)
    moved += 1
    if (!(await isSame(to, name, bytes))) faults.push(`spool: the file ${name} differs in what it holds`)
  }
  return { files: names.length, moved, faults }
}

async function isSame(store: Store, name: string, bytes: Uint8Array): Promise<boolean> {
  const there = await store.spool.read(name)
  return there !== undefined && hash('sha256', there) === hash('sha256', bytes)
}

async function strayFiles(store: Store, now: number): Promise<string[]> {
  const old = (await store.spool.names()).filter(({ at }) => at < now - patience).map(({ name }) => name)
  const strays: string[] = []
  for (let start = 0; start < old.length; start += 500) {
    const some = old.slice(start, start + 500)
    const known = await store.traces.known(some)
    strays.push(...some.filter((name) => !known.has(name)))
  }
  return strays
}
