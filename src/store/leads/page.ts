import type { Kysely } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { everything, type Filter, isEverything } from '../../domain/filter.ts'
import type { BriefLead, Sort } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Param, preparedQuery } from '../sql/prepared-query.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { measuredRows, pageLimits } from './measured-page.ts'
import type { AccessPath } from './plan.ts'
import { type Access, ordered } from './query.ts'
import { type BriefRow, briefColumns, toBriefLead } from './row.ts'
import { applyViewer, type Scoped, type Unmasked, unmaskedRows } from './viewer.ts'

/** Which leads, in which order, by limit and offset. */
export type LeadQuery = { period: Period; filter: Filter; sort: Sort; limit: number; offset: number }
export type ScopedList = Scoped<LeadQuery>

/** A page of the matching leads with the fields of `/api/v1`; the same along each access path. */
export async function briefPage(on: ReadContext, query: ScopedList, access: Access): Promise<Unmasked<BriefLead>[]> {
  return unmaskedRows((await rowsOf(on, query, access)).map(toBriefLead))
}

function rowsOf(on: ReadContext, query: ScopedList, access: Access): Promise<BriefRow[]> {
  if (query.limit > pageLimits.leads) return measuredRows(on, query, access)
  const isPlain = isEverything(query.filter) && query.binScope === 'live'
  if (!isPlain) return selectPage(on, query, access).execute()
  return plainPage(query.sort, access.path as AccessPath)(on.db, on.dialect, plainValues(query))
}

function selectPage(on: ReadContext, query: ScopedList, access: Access) {
  return ordered(on, query, access).select(briefColumns).limit(query.limit).offset(query.offset)
}

/** Most lists have no filter: their query is prepared once for each order and access path. */
const plainPages = new Map<string, PreparedPage>()

function plainPage(sort: Sort, path: AccessPath): PreparedPage {
  const name = `${sort.field} ${sort.order} ${path}`
  const prepared = plainPages.get(name) ?? preparePlainPage(sort, path)
  plainPages.set(name, prepared)
  return prepared
}

function preparePlainPage(sort: Sort, path: AccessPath) {
  return preparedQuery<PlainValues, BriefRow>((db, value, dialect) => plainPageSql(db, value, dialect, sort, path))
}
type PreparedPage = ReturnType<typeof preparePlainPage>
type PlainValues = ReturnType<typeof plainValues>

/** The query of a page without a filter, with parameters. */
export function plainPageSql(
  db: Kysely<Tables>,
  value: Param<PlainValues>,
  dialect: Dialect,
  sort: Sort,
  path: AccessPath,
) {
  const viewer = { project: { id: value('project') } } as Viewer
  const period = { from: value('from'), to: value('to') }
  const query = { period, filter: everything, sort, limit: value('limit'), offset: value('offset') }
  return selectPage({ db, dialect }, applyViewer(viewer, query), { path })
}

export function plainValues({ viewer, period, limit, offset }: ScopedList) {
  return { project: viewer.project.id, from: period.from, to: period.to, limit, offset }
}
