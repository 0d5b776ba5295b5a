import type { CompiledQuery } from 'kysely'
import type { Lead } from '../../domain/lead.ts'
import type { Selection, SortPosition } from '../../domain/selection.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { partsBehind } from './order.ts'
import { type Access, ordered } from './query.ts'
import { leadColumns, toLead } from './row.ts'
import { type Scoped, type Unmasked, unmaskedRows } from './viewer.ts'

/** A selection within the scope of its viewer. */
export type ScopedQuery = Scoped<Selection>
export type LeadRowOf = Parameters<typeof toLead>[0]

/** The first leads after a position or an offset, in order; the same along each access path. */
export async function firstLeads(
  on: ReadContext,
  query: ScopedQuery & { limit: number; after?: SortPosition | undefined; offset?: number | undefined },
  access: Access,
): Promise<Unmasked<Lead>[]> {
  const rows: LeadRowOf[] = []
  for (const part of partsBehind(query.sort, query.after, on.dialect)) {
    const limit = query.limit - rows.length
    const select = ordered(on, query, access, part).select(leadColumns).limit(limit)
    if (limit > 0) rows.push(...(await (query.offset ? select.offset(query.offset) : select).execute()))
  }
  return unmaskedRows(rows.map(toLead))
}

/** The query of all leads in order, to be read row by row. */
export function allLeads(on: ReadContext, query: ScopedQuery, access: Access): CompiledQuery<Unmasked<LeadRowOf>> {
  return ordered(on, query, access).select(leadColumns).compile() as CompiledQuery<unknown> as CompiledQuery<
    Unmasked<LeadRowOf>
  >
}
