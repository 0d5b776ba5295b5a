import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/**
 * By id, the lead that replaces each: itself, or the one it was merged into, possibly by several merges. A lead that was removed or purged has
 * none. One query for each step of the chain, and none without leads.
 */
export async function mergedLeads(db: Kysely<Tables>, project: number, ids: number[]): Promise<Map<number, number>> {
  const resolved = new Map<number, number>()
  let pending = new Map([...new Set(ids)].map((id) => [id, [id]]))
  const seen = new Set<number>()
  while (pending.size > 0) {
    for (const id of pending.keys()) seen.add(id) // ends a cycle of merges
    const rows = await db
      .selectFrom('leads')
      .select(['id', 'deleted_at', 'merged_into'])
      .where('project_id', '=', project)
      .where('id', 'in', [...pending.keys()])
      .execute()
    const next = new Map<number, number[]>()
    for (const { id, deleted_at, merged_into } of rows) {
      const origins = pending.get(id) ?? []
      if (deleted_at === null) for (const origin of origins) resolved.set(origin, id)
      else if (merged_into !== null && !seen.has(merged_into))
        next.set(merged_into, [...(next.get(merged_into) ?? []), ...origins])
    }
    pending = next
  }
  return resolved
}
