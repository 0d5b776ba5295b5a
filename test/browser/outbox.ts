type Asked<T> = { result: T; onsuccess: () => void }
type Kept = {
  transaction(name: string): { objectStore(name: string): { getAllKeys(): Asked<unknown[]> } }
  close(): void
}

/** Whether the database of the page holds a write that waits; runs in the page. */
export function isKept(): Promise<boolean> {
  const { indexedDB } = globalThis as unknown as { indexedDB: { open(name: string): Asked<Kept> } }
  return new Promise((resolve) => {
    const opening = indexedDB.open('zayavka')
    opening.onsuccess = () => {
      const names = opening.result.transaction('kept').objectStore('kept').getAllKeys()
      names.onsuccess = () => {
        opening.result.close()
        resolve(names.result.some((name) => String(name).startsWith('outbox')))
      }
    }
  })
}
