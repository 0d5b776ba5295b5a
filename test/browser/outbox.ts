type Asked<T> = { result: T; onsuccess: () => void }
type Table = { getAllKeys(): Asked<unknown[]>; getAll(): Asked<unknown[]> }
type Kept = { transaction(name: string): { objectStore(name: string): Table }; close(): void }

/** The number of waiting writes in the database of the page; runs in the page. */
export function keptWrites(): Promise<number> {
  const { indexedDB } = globalThis as unknown as { indexedDB: { open(name: string): Asked<Kept> } }
  return new Promise((resolve) => {
    const opening = indexedDB.open('zayavka')
    opening.onsuccess = () => {
      const table = opening.result.transaction('kept').objectStore('kept')
      const names = table.getAllKeys()
      const values = table.getAll()
      values.onsuccess = () => {
        opening.result.close()
        const isOutbox = (index: number) => String(names.result[index]).startsWith('outbox')
        resolve(
          values.result.reduce((sum: number, value, index) => sum + (isOutbox(index) ? (value as []).length : 0), 0),
        )
      }
    }
  })
}
