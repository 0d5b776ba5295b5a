import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { V2Sort, V2SortField } from '../../domain/lead.ts'
import type { SortPosition } from '../../domain/selection.ts'
import type { Dialect } from '../sql/dialect.ts'

type Shown = (place: Expression<unknown>) => Expression<unknown>
/** A range of rows in an order. `bounds` tells which ends of the period may bound the scan of the date index: a position is a tighter bound. */
export type Part = { where: (shown: Shown) => RawBuilder<SqlBool>; bounds: { from: boolean; to: boolean } }

const bothEnds = { from: true, to: true }

/** The rows after a position, in ranges that are contiguous in the index: nulls come first ascending, last descending. */
export function partsBehind(
  { field, order }: V2Sort,
  position: SortPosition | undefined,
  dialect: Dialect,
): (Part | undefined)[] {
  if (!position) return [undefined]
  const [further, isUp] = [order === 'asc' ? sql`>` : sql`<`, order === 'asc']
  const places = placesOf(field, dialect)
  const id = sql.ref('leads.id')
  const unset = places[0] ?? id // the index has only a prefix of a long column
  if (position.value === null) {
    const same: Part = {
      where: (shown) => sql<SqlBool>`(${shown(unset)} is null and ${shown(id)} ${further} ${position.id})`,
      bounds: bothEnds,
    }
    return isUp ? [same, { where: (shown) => sql<SqlBool>`${shown(unset)} is not null`, bounds: bothEnds }] : [same]
  }
  const values =
    field === 'id' ? [position.id] : [...dialect.orderedAt(sortColumns[field], position.value), position.id]
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

/** The columns of an order before the id. */
export function placesOf(field: V2SortField, dialect: Dialect): Expression<unknown>[] {
  return field === 'id' ? [] : dialect.orderedBy(sortColumns[field])
}

function isNullable(field: V2SortField): boolean {
  return ['paid_date', 'price', 'source', 'remind_at', 'name', 'deleted_at'].includes(field)
}

const sortColumns: Record<V2SortField, string> = {
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
