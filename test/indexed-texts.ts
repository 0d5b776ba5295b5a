import { rowsOf } from './rows.ts'

/** The keys of the leads in SQLite's full-text index. */
export async function indexedTexts(url: string): Promise<number[]> {
  const rows = await rowsOf<{ key: number }>(url, 'select rowid as key from lead_texts order by key')
  return rows.map(({ key }) => key)
}
