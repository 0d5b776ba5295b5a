import type { CompiledQuery } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { ReadContext } from '../readers/queries.ts'
import { choosePath, estimatesOf } from './cursor-page.ts'
import type { toLead } from './row.ts'
import { leadRows, type ScopedQuery } from './rows.ts'

/** The query that finds all leads of a selection in order, along the cheapest way to every one of them. */
export async function exportQuery(
  on: ReadContext,
  viewer: Viewer,
  scoped: ScopedQuery,
): Promise<CompiledQuery<Parameters<typeof toLead>[0]>> {
  const estimates = await estimatesOf(on, viewer, { ...scoped, limit: Number.MAX_SAFE_INTEGER })
  const expected = Math.min(estimates.inPeriod, ...estimates.found.values())
  const access = choosePath(on, { ...scoped, limit: expected }, expected, estimates)
  return leadRows(on.db, on.dialect).all(viewer, scoped, access)
}
