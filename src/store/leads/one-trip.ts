import { type Kysely, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { isEverything } from '../../domain/filter.ts'
import type { BriefLead } from '../../domain/lead.ts'
import type { Dialect } from '../dialect.ts'
import { keptQuery } from '../kept-query.ts'
import type { Tables } from '../tables.ts'
import { type LeadQuery, plainPageSql, plainValues } from './page.ts'
import { deep } from './plan.ts'
import { type BriefRow, toBriefLead } from './row.ts'
import { type Parts, partsOf, plainTotalSql } from './total.ts'

/**
 * A page of the newest or oldest leads with their exact number, in one statement, for a database to which each is a journey;
 * undefined for a list that takes several.
 */
export function inOneTrip(
  db: Kysely<Tables>,
  dialect: Dialect,
  viewer: Viewer,
  query: LeadQuery,
): Promise<{ leads: BriefLead[]; total: number }> | undefined {
  const isPlain = isEverything(query.filter) && query.sort.field === 'creation_date' && query.offset < deep
  return dialect.hasPlanner && isPlain ? listed(db, dialect, viewer, query) : undefined
}

async function listed(db: Kysely<Tables>, dialect: Dialect, viewer: Viewer, query: LeadQuery) {
  const values = { ...plainValues(viewer, query), ...partsOf(viewer.project, query.period) }
  const rows = await lists[query.sort.order](db, dialect, values)
  return { leads: rows.filter(({ id }) => id !== null).map(toBriefLead), total: rows[0]?.total ?? 0 }
}

const lists = { asc: keptList('asc'), desc: keptList('desc') }

type Values = ReturnType<typeof plainValues> & Parts
type Row = BriefRow & { total: number }

/** The number stands beside each lead of the page, and beside unset columns where that is empty. */
function keptList(order: 'asc' | 'desc') {
  return keptQuery<Values, Row>((db, value, dialect) => {
    const page = plainPageSql(db, value, dialect, { field: 'creation_date', order }, 'order')
    const way = sql.raw(order)
    const query = sql<Row>`
      select counted.n as total, page.* from (${plainTotalSql(value, dialect)}) as counted
      left join (${page}) as page on true order by page.creation_date ${way}, page.id ${way}`
    return { compile: () => query.compile(db) }
  })
}
