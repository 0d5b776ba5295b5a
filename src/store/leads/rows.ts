import { type CompiledQuery, type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { Lying } from '../../domain/bin.ts'
import type { Lead, OwnSort, OwnSortField } from '../../domain/lead.ts'
import type { Selection, Spot } from '../../domain/selection.ts'
import type { Tables } from '../schema/tables.ts'
import { isFoundByText } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { filterSql } from './filter-sql.ts'
import type { Estimates, Guide } from './plan.ts'
import { leadColumns, toLead } from './row.ts'
import { lies } from './viewer-query.ts'

/** A selection as the store is asked for it, along a guide; that of the bin is its own index. */
export type Asked = Selection & { lying: Lying }
export type Way = { guide: Guide | 'bin'; keys?: Estimates['keys'] }

/** Whole leads of a selection, from a spot on; the answers are the same along each way. */
export function leadRows(db: Kysely<Tables>, dialect: Dialect) {
  return { some, all, count }

  /** The first leads behind a spot, or behind so many of the first ones, in order. */
  async function some(
    viewer: Viewer,
    asked: Asked & { limit: number; after?: Spot | undefined; offset?: number | undefined },
    way: Way,
  ): Promise<Lead[]> {
    const rows: Parameters<typeof toLead>[0][] = []
    for (const part of partsBehind(asked.sort, asked.after, dialect)) {
      const limit = asked.limit - rows.length
      const select = ordered(viewer, asked, way, part).limit(limit)
      if (limit > 0) rows.push(...(await (asked.offset ? select.offset(asked.offset) : select).execute()))
    }
    return rows.map(toLead)
  }

  /** The query that finds all leads, in order, to be read row by row. */
  function all(viewer: Viewer, asked: Asked, way: Way): CompiledQuery<Parameters<typeof toLead>[0]> {
    return ordered(viewer, asked, way, everywhere).compile()
  }

  /** How many leads match, and the sum of their prices in hundredths. */
  async function count(viewer: Viewer, asked: Asked, way: Way): Promise<{ total: number; sum: bigint }> {
    const { total, sum } = await matching(viewer, asked, way)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .select(sql<string>`cast(coalesce(sum(leads.price), 0) as text)`.as('sum'))
      .executeTakeFirstOrThrow()
    return { total, sum: BigInt(sum) }
  }

  function ordered(viewer: Viewer, asked: Asked, way: Way, part: Part) {
    const { field, order } = asked.sort
    const isInOrder = way.guide === 'order' || (way.guide === 'period' && field === 'creation_date')
    const shown = (place: Expression<unknown>) => (isInOrder ? place : dialect.hidden(place))
    let select = matching(viewer, asked, way, part.bounds).select(leadColumns).where(part.where(shown))
    for (const place of placesOf(field, dialect))
      select = select.orderBy(shown(place), (item) =>
        order === 'asc' ? item.asc().nullsFirst() : item.desc().nullsLast(),
      )
    return select.orderBy(shown(sql.ref('leads.id')), order)
  }

  /** Whatever does not guide is hidden from a planner that knows less of the rows than the plan does. */
  function matching({ project }: Viewer, asked: Asked, { guide, keys }: Way, bounds = { from: true, to: true }) {
    const { period, filter, sort, lying } = asked
    const byIndex = (column: string, guides: boolean) => (guides ? sql.ref(column) : dialect.hidden(sql.ref(column)))
    const isByDate = guide === 'period' || (guide === 'order' && sort.field === 'creation_date')
    const isSearch = typeof guide === 'object' && isFoundByText(guide)
    const inFilter = filterSql(filter, { dialect, project, guide: guide === 'bin' ? 'period' : guide, keys })
    return db
      .selectFrom('leads')
      .where(byIndex('leads.project_id', !isSearch), '=', project.id)
      .where(byIndex('leads.creation_date', isByDate && bounds.from), '>=', period.from)
      .where(byIndex('leads.creation_date', isByDate && bounds.to), '<=', period.to)
      .where(lies[lying])
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
