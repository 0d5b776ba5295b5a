import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/**
 * By id, the lead that replaces each: itself, or the one it was merged into, possibly by several merges. A lead that was removed or purged has
 * none. One query for each step of the longest chain, and none without leads.
 */
export async function mergedLeads(db: Kysely<Tables>, project: number, ids: number[]): Promise<Map<number, number>> {
  const links = await linksFrom(db, project, ids)
  return new Map(
    ids.flatMap((id) => {
      const mergeTarget = endOfChain(links, id)
      return mergeTarget === undefined ? [] : [[id, mergeTarget]]
    }),
  )
}

/** Where a lead leads to: null for one outside the bin, undefined for one in it that was not merged. */
type Links = Map<number, number | null | undefined>

/** The links of leads, and of all those that they lead to. */
async function linksFrom(db: Kysely<Tables>, project: number, ids: number[]): Promise<Links> {
  const links: Links = new Map()
  let unknown = new Set(ids)
  while (unknown.size > 0) {
    for (const id of unknown) links.set(id, undefined) // one that was purged has no row
    const rows = await db
      .selectFrom('leads')
      .select(['id', 'deleted_at', 'merged_into'])
      .where('project_id', '=', project)
      .where('id', 'in', [...unknown])
      .execute()
    for (const { id, deleted_at, merged_into } of rows)
      links.set(id, deleted_at === null ? null : (merged_into ?? undefined))
    unknown = new Set(rows.flatMap(({ id }) => links.get(id) ?? []).filter((next) => !links.has(next)))
  }
  return links
}

/** The lead at the end of a chain, unless it lies in the bin or the merges are a cycle. */
function endOfChain(links: Links, id: number): number | undefined {
  const visited = new Set<number>()
  let [at, next] = [id, links.get(id)]
  while (typeof next === 'number' && !visited.has(next)) {
    visited.add(next)
    ;[at, next] = [next, links.get(next)]
  }
  return next === null ? at : undefined
}
