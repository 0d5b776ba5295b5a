import type { Kysely, OrderByItemBuilder } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { Filter } from '../../domain/filter.ts'
import type { Lead, Sort, SortField } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import type { Dialect } from '../dialect.ts'
import { filterSql } from '../filter-sql.ts'
import type { Tables } from '../tables.ts'
import { leadColumns, toLead } from './row.ts'

/** Which leads, in which order, and which slice of them. */
export type LeadQuery = { period: Period; filter: Filter; sort: Sort; limit: number; offset: number }

/** Reads of leads, on a connection that sees one moment of the store. */
export function leadPages(db: Kysely<Tables>, dialect: Dialect) {
  return { page, count }

  /** A slice of the matching leads; equal places are parted by id in the same direction, unset is lowest. */
  async function page(viewer: Viewer, query: LeadQuery): Promise<Lead[]> {
    const { field, order } = query.sort
    let select = matching(viewer, query).select(leadColumns)
    for (const place of dialect.orderedBy(sortColumns[field])) select = select.orderBy(place, placed(order))
    const rows = await select.orderBy('leads.id', order).limit(query.limit).offset(query.offset).execute()
    return rows.map(toLead)
  }

  /** How many leads match over all pages, exactly. */
  async function count(viewer: Viewer, query: LeadQuery): Promise<number> {
    const { n } = await matching(viewer, query)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return n
  }

  function matching({ project }: Viewer, { period, filter }: LeadQuery) {
    return db
      .selectFrom('leads')
      .where('leads.project_id', '=', project.id)
      .where('leads.creation_date', '>=', period.from)
      .where('leads.creation_date', '<=', period.to)
      .where('leads.deleted_at', 'is', null)
      .where(filterSql(filter, dialect, project.country))
  }
}

const sortColumns: Record<SortField, string> = {
  creation_date: 'creation_date',
  id: 'id',
  paid_date: 'paid_date',
  price: 'price',
  source: 'source_folded',
  status: 'status',
}

/** Both databases are told where unset goes; left to themselves they differ. */
function placed(order: 'asc' | 'desc') {
  return (item: OrderByItemBuilder) => (order === 'asc' ? item.asc().nullsFirst() : item.desc().nullsLast())
}
