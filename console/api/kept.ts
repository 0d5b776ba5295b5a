import { NetworkError } from './client.ts'

// What this browser keeps between visits, by name. Never a lead that was read: only what the page needs to open without
// a network, and what the member typed that the server does not have yet.

const table = 'kept'
let opening: Promise<IDBDatabase> | undefined

/** Keeps a value; resolves to whether the browser could: a private window may refuse. */
export function keep(name: string, value: unknown): Promise<boolean> {
  return run('readwrite', (kept) => kept.put(value, name)).then(
    () => true,
    () => false,
  )
}

export function readKept<T>(name: string): Promise<T | undefined> {
  return run<T | undefined>('readonly', (kept) => kept.get(name)).catch(() => undefined)
}

/** The names that begin with a text. */
export async function keptNames(start: string): Promise<string[]> {
  const names = await run('readonly', (kept) => kept.getAllKeys()).catch(() => [])
  return names.map(String).filter((name) => name.startsWith(start))
}

export async function forget(name: string): Promise<void> {
  await run('readwrite', (kept) => kept.delete(name)).catch(() => undefined)
}

/** Forgets everything, as when the member signs out, but for the names that are exempt. */
export async function forgetAll(isExempt: (name: string) => boolean): Promise<void> {
  for (const name of await keptNames('')) if (!isExempt(name)) await forget(name)
}

/** An answer, of which `part` is kept; without a network what was kept before. */
export async function orKept<T>(name: string, ask: Promise<T>, part = (answer: T): T => answer): Promise<T> {
  try {
    const answer = await ask
    void keep(name, part(answer))
    return answer
  } catch (error) {
    const known = error instanceof NetworkError ? await readKept<T>(name) : undefined
    if (known === undefined) throw error
    return known
  }
}

async function run<T>(mode: IDBTransactionMode, act: (kept: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  opening ??= openDatabase()
  const transaction = (await opening).transaction(table, mode)
  const request = act(transaction.objectStore(table))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('zayavka', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
