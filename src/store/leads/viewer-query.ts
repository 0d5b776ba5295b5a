import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { type BinScope, withoutBin } from '../../domain/bin.ts'
import type { Filter } from '../../domain/filter.ts'
import { visibleFilter } from '../../domain/mask-filter.ts'

/**
 * What a viewer's filter means to the store: what he may not ask is refused, what he may not see is outside, and where the leads
 * lie is told apart. Every read of leads for a viewer begins here.
 */
export function applyViewer<Q extends { filter: Filter }>(viewer: Viewer, query: Q): Q & { binScope: BinScope } {
  return { ...query, ...withoutBin(visibleFilter(viewer, query.filter)) }
}

/** The rows that lie there. */
export const binPredicate: Record<BinScope, RawBuilder<SqlBool>> = {
  live: sql<SqlBool>`leads.deleted_at is null`,
  bin: sql<SqlBool>`leads.deleted_at > 0`, // so asked, its own index is the narrowest
  both: sql<SqlBool>`1 = 1`,
}
