import { type Expression, type OrderByItemBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { BinScope } from '../../domain/bin.ts'
import type { V2Sort } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import { isTextSearch } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { filterSql } from './filter-sql.ts'
import { type Part, placesOf } from './order.ts'
import type { AccessPath, Estimates } from './plan.ts'
import type { Scope } from './viewer.ts'

/** The access path; the bin has its own index. */
export type Access = { path: AccessPath | 'bin'; keys?: Estimates['keys'] | undefined }

/** The leads of a period within a viewer's scope; `sort` names the index of the access path `order`. */
export type Matching = Scope & { period: Period; sort?: V2Sort }

/** The matching rows. Columns off the access path are hidden from SQLite's planner, which has no statistics. */
export function matching({ db, dialect }: ReadContext, query: Matching, { path, keys }: Access, part?: Part) {
  const { viewer, period, filter, sort, binScope } = query
  const { project } = viewer
  const isByDate = path === 'period' || (path === 'order' && sort?.field === 'creation_date')
  const isSearch = typeof path === 'object' && isTextSearch(path)
  const { from, to } = part?.bounds ?? bothEnds
  const found = db
    .selectFrom('leads')
    .where(byIndex(dialect, 'leads.project_id', !isSearch), '=', project.id)
    .where(byIndex(dialect, 'leads.creation_date', isByDate && from), '>=', period.from)
    .where(byIndex(dialect, 'leads.creation_date', isByDate && to), '<=', period.to)
    .where(binPredicate[binScope])
    .where(filterSql(filter, { dialect, project, path: path === 'bin' ? 'period' : path, keys }))
  return part ? found.where(part.where(shownBy(dialect, query, path))) : found
}

/** The matching rows in order; ties by id in the same direction, nulls lowest. */
export function ordered(on: ReadContext, query: Matching & { sort: V2Sort }, access: Access, part?: Part) {
  const { field, order } = query.sort
  const shown = shownBy(on.dialect, query, access.path)
  let select = matching(on, query, access, part)
  for (const place of placesOf(field, on.dialect)) select = select.orderBy(shown(place), withNullsPlace(order))
  return select.orderBy(shown(sql.ref('leads.id')), order)
}

/** A column of the access path, or one whose index the planner must not use. */
export function byIndex(dialect: Dialect, column: string, isPath: boolean): Expression<unknown> {
  return isPath ? sql.ref(column) : dialect.withoutIndex(sql.ref(column))
}

/** The rows inside or outside the bin. */
export const binPredicate: Record<BinScope, RawBuilder<SqlBool>> = {
  live: sql<SqlBool>`leads.deleted_at is null`,
  bin: sql<SqlBool>`leads.deleted_at > 0`, // in this form the planner uses the index of the bin
  both: sql<SqlBool>`1 = 1`,
}

const bothEnds = { from: true, to: true }

/** The columns of the order, hidden from the planner where the access path is not in that order. */
function shownBy(dialect: Dialect, { sort }: Matching, path: Access['path']) {
  const isInOrder = path === 'order' || (path === 'period' && sort?.field === 'creation_date')
  return (place: Expression<unknown>) => (isInOrder ? place : dialect.withoutIndex(place))
}

/** Says where nulls go, since the databases' defaults differ. */
function withNullsPlace(order: 'asc' | 'desc') {
  return (item: OrderByItemBuilder) => (order === 'asc' ? item.asc().nullsFirst() : item.desc().nullsLast())
}
