import type { Kysely } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/**
 * Maps each id to the lead that replaces it: itself, or the end of its chain of merges. A lead whose chain ends in the bin, at a purged lead or in a
 * cycle is left out. It takes one query for each step of the longest chain.
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

/** The next lead of each chain: null for a lead outside the bin, undefined for one that was purged, or removed without a merge. */
type Links = Map<number, number | null | undefined>

/** The links of leads and of all leads further along their chains. */
async function linksFrom(db: Kysely<Tables>, project: number, ids: number[]): Promise<Links> {
  const links: Links = new Map()
  let unknown = new Set(ids)
  while (unknown.size > 0) {
    for (const id of unknown) links.set(id, undefined) // a purged lead has no row
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

/** The lead at the end of a chain; undefined where it is in the bin or purged, or where the merges are a cycle. */
function endOfChain(links: Links, id: number): number | undefined {
  const visited = new Set<number>()
  let [at, next] = [id, links.get(id)]
  while (typeof next === 'number' && !visited.has(next)) {
    visited.add(next)
    ;[at, next] = [next, links.get(next)]
  }
  return next === null ? at : undefined
}
