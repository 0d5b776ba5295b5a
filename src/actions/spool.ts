import { hash } from 'node:crypto'
import type { Store } from '../store/store.ts'
import { firstFailure } from './first-failure.ts'

/** How long (seconds) a file may be in the spool before a row refers to it. */
const minStrayAge = 86_400

/** How long (seconds) strays are kept: a restored store may refer to them again. */
const strayLifetime = 30 * 86_400

/**
 * Moves files of the spool that no row has referred to for a day to the strays. Brings back strays that are referred to
 * again, and removes those older than 30 days. Returns how many were set aside.
 */
export async function pruneSpool(store: Store, now: number, stop?: AbortSignal): Promise<number> {
  const { attempt, tell } = firstFailure()
  const strays = await strayFiles(store, now)
  for (const name of strays) if (!stop?.aborted) await attempt(() => store.spool.setAside(name, now))
  const aside = await store.spool.strays()
  const named = await namedOf(
    store,
    aside.map(({ name }) => name),
  )
  for (const { name, at } of aside) {
    if (stop?.aborted) break
    if (named.has(name)) await attempt(() => store.spool.bringBack(name))
    else if (at < now - strayLifetime) await attempt(() => store.spool.removeStray(name))
  }
  tell()
  return strays.length
}

/**
 * Reports rows without a file, files without a row, and rows whose file is a stray, a sentence each. Recent files may be without a row, and `pruned`
 * ones are known to be gone.
 */
export async function spoolFaults(store: Store, now: number, pruned: ReadonlySet<string> = new Set()) {
  const [there, aside] = await Promise.all([setOf(store.spool.names()), setOf(store.spool.strays())])
  const unlisted = (await store.check.spooled()).filter(({ name }) => !there.has(name) && !pruned.has(name))
  const missing = await stillMissing(store, unlisted)
  const sentenceOf = ({ project, receipt, name }: (typeof missing)[number]) =>
    `Project ${project} lacks the file ${name} of receipt ${receipt} in the spool`
  return {
    missing: missing.filter(({ name }) => !aside.has(name)).map(sentenceOf),
    aside: missing.filter(({ name }) => aside.has(name)).map((each) => `${sentenceOf(each)}; it lies among the strays`),
    strays: (await strayFiles(store, now)).map(
      (name) => `The spool holds the file ${name}, which belongs to no receipt`,
    ),
  }
}

/** Those files that are not there on a second look either, for a running server stores and prunes files meanwhile. */
async function stillMissing<File extends { name: string }>(store: Store, files: readonly File[]): Promise<File[]> {
  const named = await namedOf(
    store,
    files.map(({ name }) => name),
  )
  const missing: File[] = []
  for (const file of files) if (named.has(file.name) && !(await store.spool.has(file.name))) missing.push(file)
  return missing
}

/** Copies the referenced files into the spool of another store; equal files are skipped. */
export async function moveSpool(from: Pick<Store, 'spool'> & { check: Pick<Store['check'], 'spooled'> }, to: Store) {
  const isShared = from.spool.folder === to.spool.folder
  const names = isShared ? [] : (await from.check.spooled()).map(({ name }) => name)
  const faults: string[] = []
  let moved = 0
  for (const name of names) {
    const bytes = await from.spool.read(name)
    if (!bytes) continue // `check` reports it in either store
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
  const old = (await store.spool.names()).filter(({ at }) => at < now - minStrayAge).map(({ name }) => name)
  const named = await namedOf(store, old)
  return old.filter((name) => !named.has(name))
}

async function namedOf(store: Store, names: string[]): Promise<Set<string>> {
  const named = new Set<string>()
  for (let start = 0; start < names.length; start += 500)
    for (const name of await store.personalData.known(names.slice(start, start + 500))) named.add(name)
  return named
}

async function setOf(files: Promise<{ name: string }[]>): Promise<Set<string>> {
  return new Set((await files).map(({ name }) => name))
}
