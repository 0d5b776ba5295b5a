import { type Expression, type Kysely, type OrderByItemBuilder, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { everything, type Filter, isEverything } from '../../domain/filter.ts'
import type { BriefLead, Sort, SortField } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import type { Tables } from '../schema/tables.ts'
import { isTextSearch } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Param, preparedQuery } from '../sql/prepared-query.ts'
import { filterSql } from './filter-sql.ts'
import type { AccessPath, Estimates } from './plan.ts'
import { type BriefRow, briefColumns, toBriefLead } from './row.ts'

/** Which leads, in which order, and which slice of them. */
export type LeadQuery = { period: Period; filter: Filter; sort: Sort; limit: number; offset: number }

type Keys = Estimates['keys']
type Counted = Pick<LeadQuery, 'period' | 'filter'> & { sort?: Sort }

/** Rows of leads, found along a guide; the answers are the same along each. */
export function leadPages(db: Kysely<Tables>, dialect: Dialect) {
  return { page, count }

  /** A slice of the matching leads; equal places are parted by id in the same direction, unset is lowest. */
  async function page(viewer: Viewer, query: LeadQuery, path: AccessPath, keys?: Keys): Promise<BriefLead[]> {
    const rows = isEverything(query.filter)
      ? await plainPage(query.sort, path)(db, dialect, plainValues(viewer, query))
      : await selectPage(db, dialect, viewer, query, path, keys).execute()
    return rows.map(toBriefLead)
  }

  /** How many leads match over all pages, exactly. */
  async function count(viewer: Viewer, query: Counted, path: AccessPath, keys?: Keys): Promise<number> {
    const { n } = await matching(db, dialect, viewer, query, path, keys)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return n
  }
}

function selectPage(
  db: Kysely<Tables>,
  dialect: Dialect,
  viewer: Viewer,
  query: LeadQuery,
  path: AccessPath,
  keys?: Keys,
) {
  const { field, order } = query.sort
  const isInOrder = path === 'order' || (path === 'period' && field === 'creation_date')
  const orderable = (place: Expression<unknown>) => (isInOrder ? place : dialect.withoutIndex(place))
  const places = field === 'id' ? [] : dialect.orderedBy(sortColumns[field])
  let select = matching(db, dialect, viewer, query, path, keys).select(briefColumns)
  for (const place of places) select = select.orderBy(orderable(place), withNullsPlace(order))
  return select
    .orderBy(orderable(sql.ref('leads.id')), order)
    .limit(query.limit)
    .offset(query.offset)
}

/** Whatever does not guide is hidden from the planner, which knows less of the rows than the plan does. */
function matching(
  db: Kysely<Tables>,
  dialect: Dialect,
  { project }: Viewer,
  query: Counted,
  path: AccessPath,
  keys?: Keys,
) {
  const { period, filter, sort } = query
  const byIndex = (column: string, isPath: boolean) =>
    isPath ? sql.ref(column) : dialect.withoutIndex(sql.ref(column))
  const isByDate = path === 'period' || (path === 'order' && sort?.field === 'creation_date')
  const created = byIndex('leads.creation_date', isByDate)
  const isSearch = typeof path === 'object' && isTextSearch(path)
  return db
    .selectFrom('leads')
    .where(byIndex('leads.project_id', !isSearch), '=', project.id)
    .where(created, '>=', period.from)
    .where(created, '<=', period.to)
    .where('leads.deleted_at', 'is', null)
    .where(filterSql(filter, { dialect, project, path, keys }))
}

/** The page that most lists ask for has no filter; it is built once for each order and guide. */
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

/** A page without a filter, with values that each run brings. */
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
  return selectPage(db, dialect, viewer, query, path)
}

export function plainValues({ project }: Viewer, { period, limit, offset }: LeadQuery) {
  return { project: project.id, from: period.from, to: period.to, limit, offset }
}

const sortColumns: Record<Exclude<SortField, 'id'>, string> = {
  creation_date: 'creation_date',
  paid_date: 'paid_date',
  price: 'price',
  source: 'source_folded',
  status: 'status',
}

/** Both databases are told where unset goes; left to themselves they differ. */
function withNullsPlace(order: 'asc' | 'desc') {
  return (item: OrderByItemBuilder) => (order === 'asc' ? item.asc().nullsFirst() : item.desc().nullsLast())
}
