import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/**
 * For leads, by id, the lead that stands for each now: itself, or the one that it was merged into, maybe by several merges. One that lies
 * in the bin for another reason, or was purged, has none. One query for each step of a merge, and none for no leads.
 */
export async function keptLeads(db: Kysely<Tables>, project: number, ids: number[]): Promise<Map<number, number>> {
  const kept = new Map<number, number>()
  let asked = new Map([...new Set(ids)].map((id) => [id, [id]]))
  const seen = new Set<number>()
  while (asked.size > 0) {
    for (const id of asked.keys()) seen.add(id) // so that a circle of merges ends
    const rows = await db
      .selectFrom('leads')
      .select(['id', 'deleted_at', 'merged_into'])
      .where('project_id', '=', project)
      .where('id', 'in', [...asked.keys()])
      .execute()
    const next = new Map<number, number[]>()
    for (const { id, deleted_at, merged_into } of rows) {
      const origins = asked.get(id) ?? []
      if (deleted_at === null) for (const origin of origins) kept.set(origin, id)
      else if (merged_into !== null && !seen.has(merged_into))
        next.set(merged_into, [...(next.get(merged_into) ?? []), ...origins])
    }
    asked = next
  }
  return kept
}
