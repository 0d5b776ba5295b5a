import { NetworkError } from './client.ts'

// The values that this browser stores between visits, by name. They never contain a lead that was read: only what the page needs to open without a
// network, and input that the server does not have yet.

const storeName = 'kept' // a fixed name, since browsers have it already
let opening: Promise<IDBDatabase> | undefined

/** Stores a value; resolves to whether that worked, since a private window may refuse it. */
export function storeValue(name: string, value: unknown): Promise<boolean> {
  return run('readwrite', (values) => values.put(value, name)).then(
    () => true,
    () => false,
  )
}

export function readValue<T>(name: string): Promise<T | undefined> {
  return run<T | undefined>('readonly', (values) => values.get(name)).catch(() => undefined)
}

/** The names that begin with a text. */
export async function storedNames(start: string): Promise<string[]> {
  const names = await run('readonly', (values) => values.getAllKeys()).catch(() => [])
  return names.map(String).filter((name) => name.startsWith(start))
}

export async function removeValue(name: string): Promise<void> {
  await run('readwrite', (values) => values.delete(name)).catch(() => undefined)
}

/** Removes everything, as at sign-out, except the exempt names. */
export async function clearValues(isExempt: (name: string) => boolean): Promise<void> {
  for (const name of await storedNames('')) if (!isExempt(name)) await removeValue(name)
}

/** Resolves to an answer and stores its `part`; without a network resolves to what was stored before. */
export async function orStored<T>(name: string, ask: Promise<T>, part = (answer: T): T => answer): Promise<T> {
  try {
    const answer = await ask
    void storeValue(name, part(answer))
    return answer
  } catch (error) {
    const known = error instanceof NetworkError ? await readValue<T>(name) : undefined
    if (known === undefined) throw error
    return known
  }
}

async function run<T>(mode: IDBTransactionMode, act: (values: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = await begin(mode).catch(() => begin(mode)) // the browser may have closed the database
  const request = act(transaction.objectStore(storeName))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

/** Begins a transaction. After a failure the next call opens the database anew, since a tab may be open for days. */
async function begin(mode: IDBTransactionMode): Promise<IDBTransaction> {
  opening ??= openDatabase()
  try {
    return (await opening).transaction(storeName, mode)
  } catch (error) {
    opening = undefined
    throw error
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('zayavka', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close() // or another tab could not remove it
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })
}
