import { sql } from 'kysely'
import { everything } from '../../domain/filter.ts'
import { isOnlyStatus } from '../counts/status-filter.ts'
import { leadTotals, type Sum } from '../counts/totals.ts'
import { textQuery } from '../search/text-query.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { accessToTotal } from './access.ts'
import { chunksOf } from './chunks.ts'
import { type Estimates, maxCounted, maxKeyLookups, onlyCondition } from './plan.ts'
import { type Access, type Matching, matching } from './query.ts'

/** The ways to count leads: by the roll-up where the filter tests only the status, by the rows that match, or by the full-text index. */
export type Count<T> = {
  byRollUp(on: ReadContext, query: Matching): Promise<T>
  byRows(on: ReadContext, query: Matching, access: Access): Promise<T>
  byTextIndex?(on: ReadContext, query: Matching, estimates: Estimates): Promise<T | undefined>
  add(one: T, other: T): T
  none: T
}

/** The exact number of all leads that match, chunk by chunk where a whole period is scanned. */
export async function totalOf<T>(on: ReadContext, query: Matching, estimates: Estimates, count: Count<T>): Promise<T> {
  const { viewer, period, filter, binScope } = query
  if (binScope === 'live' && isOnlyStatus(filter)) return count.byRollUp(on, query)
  const ofText = binScope === 'live' ? await count.byTextIndex?.(on, query, estimates) : undefined
  if (ofText) return ofText
  const access = accessToTotal(on, query, estimates)
  if (access.path !== 'period' || binScope !== 'live') return count.byRows(on, query, access)
  const filled = () => leadTotals(on.db, on.dialect).filled(viewer.project, period)
  let total = count.none
  for await (const chunk of chunksOf(on, period, estimates.inPeriod, filled))
    total = count.add(total, await count.byRows(on, { ...query, period: chunk }, { path: 'period' }))
  return total
}

type Total = { total: number }

/** The number of matching leads. */
export const countOnly: Count<Total> = {
  async byRollUp({ db, dialect }, { viewer, period, filter }) {
    return { total: await leadTotals(db, dialect).total(viewer.project, period, filter) }
  },
  byRows: (on, query, access) =>
    matching(on, query, access)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  byTextIndex,
  add: (one, other) => ({ total: one.total + other.total }),
  none: { total: 0 },
}

/** The number of matching leads, and the sum of their prices in hundredths. */
export const countAndSum: Count<Sum> = {
  byRollUp: ({ db, dialect }, { viewer, period, filter }) =>
    leadTotals(db, dialect).sum(viewer.project, period, filter),
  async byRows(on, query, access) {
    const { total, sum } = await matching(on, query, access)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .select(sql<string>`cast(coalesce(sum(leads.price), 0) as text)`.as('sum'))
      .executeTakeFirstOrThrow()
    return { total, sum: BigInt(sum) }
  },
  add: (one, other) => ({ total: one.total + other.total, sum: one.sum + other.sum }),
  none: { total: 0, sum: 0n },
}

/**
 * The total of a list whose filter is one text condition over all leads and has many matches: the full-text index alone counts them. An estimate
 * below its limit is already the exact count.
 */
async function byTextIndex(
  { db, dialect, forcedPath }: ReadContext,
  { viewer, filter, period }: Matching,
  { found }: Estimates,
): Promise<Total | undefined> {
  const { project } = viewer
  const condition = onlyCondition(filter)
  if (condition?.operator !== 'like' || dialect.hasStatistics) return
  const counted = found.get(condition) ?? 0
  if (counted <= maxKeyLookups && forcedPath !== 'condition') return
  const search = textQuery(condition, project.country)
  if (!search?.isAll) return
  const totals = leadTotals(db, dialect)
  const isOfAll = (await totals.total(project, period, everything)) === (await totals.all(project))
  if (!isOfAll) return
  if (counted > maxKeyLookups && counted < maxCounted) return { total: counted }
  return { total: await dialect.searchIndex.count(db, project, search.phrase) }
}
