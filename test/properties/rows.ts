import type { TestDesk } from '../desk.ts'
import { rowsOf } from '../rows.ts'

/** How many changes the desk has recorded. */
export async function eventsOf({ url }: TestDesk): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(url, 'select count(*) as n from events')
  return Number(row?.n)
}
