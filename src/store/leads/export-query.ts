import type { CompiledQuery } from 'kysely'
import type { ReadContext } from '../sql/read-query.ts'
import { accessToPage, estimatesOf } from './access.ts'
import { allLeads, type LeadRowOf, type ScopedQuery } from './rows.ts'
import type { Unmasked } from './viewer.ts'

/** The query of all leads of a selection in order, along the cheapest access path. */
export async function exportQuery(on: ReadContext, scoped: ScopedQuery): Promise<CompiledQuery<Unmasked<LeadRowOf>>> {
  const estimates = await estimatesOf(on, { ...scoped, limit: Number.MAX_SAFE_INTEGER })
  const expected = Math.min(estimates.inPeriod, ...estimates.found.values())
  return allLeads(on, scoped, accessToPage(on, { ...scoped, limit: expected }, expected, estimates))
}
