import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { OwnSort, OwnSortField } from '../../domain/lead.ts'
import type { SortPosition } from '../../domain/selection.ts'
import type { Dialect } from '../sql/dialect.ts'

type Shown = (place: Expression<unknown>) => Expression<unknown>
/** A run of rows in an order. `bounds` tells which ends of the period may go by the index of the date: a spot is a nearer one. */
export type Part = { where: (shown: Shown) => RawBuilder<SqlBool>; bounds: { from: boolean; to: boolean } }

const bothEnds = { from: true, to: true }

/** What is behind a spot, in runs that an index has one after another: unset stands first, or in the other direction last. */
export function partsBehind(
  { field, order }: OwnSort,
  spot: SortPosition | undefined,
  dialect: Dialect,
): (Part | undefined)[] {
  if (!spot) return [undefined]
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
export function placesOf(field: OwnSortField, dialect: Dialect): Expression<unknown>[] {
  return field === 'id' ? [] : dialect.orderedBy(sortColumns[field])
}

function isNullable(field: OwnSortField): boolean {
  return ['paid_date', 'price', 'source', 'remind_at', 'name', 'deleted_at'].includes(field)
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
  deleted_at: 'deleted_at',
}
