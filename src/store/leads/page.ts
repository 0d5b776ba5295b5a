import { type Expression, type Kysely, type OrderByItemBuilder, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { everything, type Filter, isEverything } from '../../domain/filter.ts'
import type { BriefLead, Sort, SortField } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import type { Tables } from '../schema/tables.ts'
import { isFoundByText } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { keptQuery, type Slot } from '../sql/prepared-query.ts'
import { filterSql } from './filter-sql.ts'
import type { Estimates, Guide } from './plan.ts'
import { type BriefRow, briefColumns, toBriefLead } from './row.ts'

/** Which leads, in which order, and which slice of them. */
export type LeadQuery = { period: Period; filter: Filter; sort: Sort; limit: number; offset: number }

type Keys = Estimates['keys']
type Counted = Pick<LeadQuery, 'period' | 'filter'> & { sort?: Sort }

/** Rows of leads, found along a guide; the answers are the same along each. */
export function leadPages(db: Kysely<Tables>, dialect: Dialect) {
  return { page, count }

  /** A slice of the matching leads; equal places are parted by id in the same direction, unset is lowest. */
  async function page(viewer: Viewer, query: LeadQuery, guide: Guide, keys?: Keys): Promise<BriefLead[]> {
    const rows = isEverything(query.filter)
      ? await plainPage(query.sort, guide)(db, dialect, plainValues(viewer, query))
      : await selectPage(db, dialect, viewer, query, guide, keys).execute()
    return rows.map(toBriefLead)
  }

  /** How many leads match over all pages, exactly. */
  async function count(viewer: Viewer, query: Counted, guide: Guide, keys?: Keys): Promise<number> {
    const { n } = await matching(db, dialect, viewer, query, guide, keys)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return n
  }
}

function selectPage(db: Kysely<Tables>, dialect: Dialect, viewer: Viewer, query: LeadQuery, guide: Guide, keys?: Keys) {
  const { field, order } = query.sort
  const isInOrder = guide === 'order' || (guide === 'period' && field === 'creation_date')
  const shown = (place: Expression<unknown>) => (isInOrder ? place : dialect.hidden(place))
  const places = field === 'id' ? [] : dialect.orderedBy(sortColumns[field])
  let select = matching(db, dialect, viewer, query, guide, keys).select(briefColumns)
  for (const place of places) select = select.orderBy(shown(place), placed(order))
  return select
    .orderBy(shown(sql.ref('leads.id')), order)
    .limit(query.limit)
    .offset(query.offset)
}

/** Whatever does not guide is hidden from the planner, which knows less of the rows than the plan does. */
function matching(
  db: Kysely<Tables>,
  dialect: Dialect,
  { project }: Viewer,
  query: Counted,
  guide: Guide,
  keys?: Keys,
) {
  const { period, filter, sort } = query
  const byIndex = (column: string, guides: boolean) => (guides ? sql.ref(column) : dialect.hidden(sql.ref(column)))
  const isByDate = guide === 'period' || (guide === 'order' && sort?.field === 'creation_date')
  const created = byIndex('leads.creation_date', isByDate)
  const isSearch = typeof guide === 'object' && isFoundByText(guide)
  return db
    .selectFrom('leads')
    .where(byIndex('leads.project_id', !isSearch), '=', project.id)
    .where(created, '>=', period.from)
    .where(created, '<=', period.to)
    .where('leads.deleted_at', 'is', null)
    .where(filterSql(filter, { dialect, project, guide, keys }))
}

/** The page that most lists ask for has no filter; it is built once for each order and guide. */
const plainPages = new Map<string, PlainPage>()

function plainPage(sort: Sort, guide: Guide): PlainPage {
  const name = `${sort.field} ${sort.order} ${guide}`
  const kept = plainPages.get(name) ?? keptPlainPage(sort, guide)
  plainPages.set(name, kept)
  return kept
}

function keptPlainPage(sort: Sort, guide: Guide) {
  return keptQuery<PlainValues, BriefRow>((db, value, dialect) => plainPageSql(db, value, dialect, sort, guide))
}
type PlainPage = ReturnType<typeof keptPlainPage>
type PlainValues = ReturnType<typeof plainValues>

/** A page without a filter, with values that each run brings. */
export function plainPageSql(db: Kysely<Tables>, value: Slot<PlainValues>, dialect: Dialect, sort: Sort, guide: Guide) {
  const viewer = { project: { id: value('project') } } as Viewer
  const period = { from: value('from'), to: value('to') }
  const query = { period, filter: everything, sort, limit: value('limit'), offset: value('offset') }
  return selectPage(db, dialect, viewer, query, guide)
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
function placed(order: 'asc' | 'desc') {
  return (item: OrderByItemBuilder) => (order === 'asc' ? item.asc().nullsFirst() : item.desc().nullsLast())
}
