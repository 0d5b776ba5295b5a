import { type CompiledQuery, sql } from 'kysely'
import type { Lead } from '../../domain/lead.ts'
import type { Selection, SortPosition } from '../../domain/selection.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { partsBehind } from './order.ts'
import { type Access, type Matching, matching, ordered } from './query.ts'
import { leadColumns, toLead } from './row.ts'
import { type Scoped, type Unmasked, unmaskedRows } from './viewer.ts'

/** A selection within the scope of its viewer. */
export type ScopedQuery = Scoped<Selection>
export type LeadRowOf = Parameters<typeof toLead>[0]

/** The first leads behind a spot, or behind so many of the first ones, in order; the same along each access path. */
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

/** The query that finds all leads, in order, to be read row by row. */
export function allLeads(on: ReadContext, query: ScopedQuery, access: Access): CompiledQuery<Unmasked<LeadRowOf>> {
  return ordered(on, query, access).select(leadColumns).compile() as CompiledQuery<unknown> as CompiledQuery<
    Unmasked<LeadRowOf>
  >
}

/** How many leads match, and the sum of their prices in hundredths. */
export async function sumOfLeads(
  on: ReadContext,
  query: Matching,
  access: Access,
): Promise<{ total: number; sum: bigint }> {
  const { total, sum } = await matching(on, query, access)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .select(sql<string>`cast(coalesce(sum(leads.price), 0) as text)`.as('sum'))
    .executeTakeFirstOrThrow()
  return { total, sum: BigInt(sum) }
}
