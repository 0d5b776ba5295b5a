import { type CompiledQuery, type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { BinScope } from '../../domain/bin.ts'
import type { Lead, OwnSort, OwnSortField } from '../../domain/lead.ts'
import type { Selection, Spot } from '../../domain/selection.ts'
import type { Tables } from '../schema/tables.ts'
import { isTextSearch } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { filterSql } from './filter-sql.ts'
import type { AccessPath, Estimates } from './plan.ts'
import { leadColumns, toLead } from './row.ts'
import { binPredicate } from './viewer-query.ts'

/** A selection as the store is asked for it, along a guide; that of the bin is its own index. */
export type ScopedQuery = Selection & { binScope: BinScope }
export type Access = { path: AccessPath | 'bin'; keys?: Estimates['keys'] }

/** Whole leads of a selection, from a spot on; the answers are the same along each way. */
export function leadRows(db: Kysely<Tables>, dialect: Dialect) {
  return { first, all, count }

  /** The first leads behind a spot, or behind so many of the first ones, in order. */
  async function first(
    viewer: Viewer,
    scoped: ScopedQuery & { limit: number; after?: Spot | undefined; offset?: number | undefined },
    access: Access,
  ): Promise<Lead[]> {
    const rows: Parameters<typeof toLead>[0][] = []
    for (const part of partsBehind(scoped.sort, scoped.after, dialect)) {
      const limit = scoped.limit - rows.length
      const select = ordered(viewer, scoped, access, part).limit(limit)
      if (limit > 0) rows.push(...(await (scoped.offset ? select.offset(scoped.offset) : select).execute()))
    }
    return rows.map(toLead)
  }

  /** The query that finds all leads, in order, to be read row by row. */
  function all(viewer: Viewer, scoped: ScopedQuery, access: Access): CompiledQuery<Parameters<typeof toLead>[0]> {
    return ordered(viewer, scoped, access, everywhere).compile()
  }

  /** How many leads match, and the sum of their prices in hundredths. */
  async function count(viewer: Viewer, scoped: ScopedQuery, access: Access): Promise<{ total: number; sum: bigint }> {
    const { total, sum } = await matching(viewer, scoped, access)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .select(sql<string>`cast(coalesce(sum(leads.price), 0) as text)`.as('sum'))
      .executeTakeFirstOrThrow()
    return { total, sum: BigInt(sum) }
  }

  function ordered(viewer: Viewer, scoped: ScopedQuery, access: Access, part: Part) {
    const { field, order } = scoped.sort
    const isInOrder = access.path === 'order' || (access.path === 'period' && field === 'creation_date')
    const shown = (place: Expression<unknown>) => (isInOrder ? place : dialect.withoutIndex(place))
    let select = matching(viewer, scoped, access, part.bounds).select(leadColumns).where(part.where(shown))
    for (const place of placesOf(field, dialect))
      select = select.orderBy(shown(place), (item) =>
        order === 'asc' ? item.asc().nullsFirst() : item.desc().nullsLast(),
      )
    return select.orderBy(shown(sql.ref('leads.id')), order)
  }

  /** Whatever does not guide is hidden from a planner that knows less of the rows than the plan does. */
  function matching(
    { project }: Viewer,
    scoped: ScopedQuery,
    { path, keys }: Access,
    bounds = { from: true, to: true },
  ) {
    const { period, filter, sort, binScope } = scoped
    const byIndex = (column: string, isPath: boolean) =>
      isPath ? sql.ref(column) : dialect.withoutIndex(sql.ref(column))
    const isByDate = path === 'period' || (path === 'order' && sort.field === 'creation_date')
    const isSearch = typeof path === 'object' && isTextSearch(path)
    const inFilter = filterSql(filter, { dialect, project, path: path === 'bin' ? 'period' : path, keys })
    return db
      .selectFrom('leads')
      .where(byIndex('leads.project_id', !isSearch), '=', project.id)
      .where(byIndex('leads.creation_date', isByDate && bounds.from), '>=', period.from)
      .where(byIndex('leads.creation_date', isByDate && bounds.to), '<=', period.to)
      .where(binPredicate[binScope])
      .where(inFilter)
  }
}

type Shown = (place: Expression<unknown>) => Expression<unknown>
/** A run of rows in an order. `bounds` tells which ends of the period may go by the index of the date: a spot is a nearer one. */
type Part = { where: (shown: Shown) => RawBuilder<SqlBool>; bounds: { from: boolean; to: boolean } }

const bothEnds = { from: true, to: true }
const everywhere: Part = { where: () => sql<SqlBool>`1 = 1`, bounds: bothEnds }

/** What lies behind a spot, in runs that an index has one after another: unset stands first, or in the other direction last. */
function partsBehind({ field, order }: OwnSort, spot: Spot | undefined, dialect: Dialect): Part[] {
  if (!spot) return [everywhere]
  const [further, isUp] = [order === 'asc' ? sql`>` : sql`<`, order === 'asc']
  const places = placesOf(field, dialect)
  const id = sql.ref('leads.id')
  const unset = places[0] ?? id // of a long column the index has only a part
  if (spot.value === null) {
    const same: Part = {
      where: (shown) => sql<SqlBool>`(${shown(unset)} is null and ${shown(id)} ${further} ${spot.id})`,
      bounds: bothEnds,
    }
    return isUp ? [same, { where: (shown) => sql<SqlBool>`${shown(unset)} is not null`, bounds: bothEnds }] : [same]
  }
  const values = field === 'id' ? [spot.id] : [...dialect.orderedAt(sortColumns[field], spot.value), spot.id]
  const behind: Part = {
    where: (shown) => {
      const row = sql.join([...places, id].map(shown))
      return sql<SqlBool>`(${row}) ${further} (${sql.join(values)})`
    },
    bounds: field === 'creation_date' ? { from: !isUp, to: isUp } : bothEnds,
  }
  if (isUp || !isNullable(field)) return [behind]
  return [behind, { where: (shown) => sql<SqlBool>`${shown(unset)} is null`, bounds: bothEnds }]
}

/** What rows are ordered by before their id. */
function placesOf(field: OwnSortField, dialect: Dialect): Expression<unknown>[] {
  return field === 'id' ? [] : dialect.orderedBy(sortColumns[field])
}

function isNullable(field: OwnSortField): boolean {
  return ['paid_date', 'price', 'source', 'remind_at', 'name'].includes(field)
}

const sortColumns: Record<OwnSortField, string> = {
  creation_date: 'creation_date',
  id: 'id',
  paid_date: 'paid_date',
  price: 'price',
  source: 'source_folded',
  status: 'status',
  recorded_at: 'recorded_at',
  remind_at: 'remind_at',
  title: 'title_folded',
  name: 'name_folded',
}
