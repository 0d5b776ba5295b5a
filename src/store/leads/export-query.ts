import type { CompiledQuery } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { Reading } from '../readers/queries.ts'
import { estimatesOf, wayOfPage } from './cursor-page.ts'
import type { toLead } from './row.ts'
import { type Asked, leadRows } from './rows.ts'

/** The query that finds all leads of a selection in order, along the cheapest way to every one of them. */
export async function queryOfAll(
  on: Reading,
  viewer: Viewer,
  asked: Asked,
): Promise<CompiledQuery<Parameters<typeof toLead>[0]>> {
  const known = await estimatesOf(on, viewer, { ...asked, limit: Number.MAX_SAFE_INTEGER })
  const matching = Math.min(known.inPeriod, ...known.found.values())
  const way = wayOfPage(on, { ...asked, limit: matching }, matching, known)
  return leadRows(on.db, on.dialect).all(viewer, asked, way)
}
