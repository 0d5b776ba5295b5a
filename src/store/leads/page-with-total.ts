import { type Kysely, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { isEverything } from '../../domain/filter.ts'
import type { BriefLead } from '../../domain/lead.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { pipelined } from '../sql/pipeline.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import { type LeadQuery, leadPages, plainPageSql, plainValues } from './page.ts'
import { minDeepOffset, minRowsToPlan } from './plan.ts'
import { type BriefRow, toBriefLead } from './row.ts'
import { leadTotals, type Parts, partsOf, plainTotalSql } from './total.ts'

/**
 * A page of the newest or oldest leads with their exact number, in one journey, and on SQLite in one statement, which is of one moment
 * by itself. Undefined for a list that takes several, and for an empty page of which it is not known how many stand
 * before it.
 */
export async function pageWithTotal(
  db: Kysely<Tables>,
  dialect: Dialect,
  viewer: Viewer,
  query: LeadQuery,
): Promise<{ leads: BriefLead[]; total: number } | undefined> {
  if (!isPlain(query)) return
  if (dialect.hasStatistics && query.limit > short) return sideBySide(db, dialect, viewer, query)
  const values = Object.assign(plainValues(viewer, query), partsOf(viewer.project, query.period))
  const rows = await lists[query.sort.order](db, dialect, values)
  if (rows.length === 0 && query.offset > 0) return
  return { leads: rows.map(toBriefLead), total: rows[0]?.total ?? 0 }
}

/** Whether it is a list that most ask for: no filter, the usual order, near the beginning. */
function isPlain({ filter, sort, limit, offset }: LeadQuery): boolean {
  return isEverything(filter) && sort.field === 'creation_date' && offset < minDeepOffset && limit <= minRowsToPlan
}

/** Beside each of more leads their number weighs more than a statement of its own. */
const short = 100

async function sideBySide(db: Kysely<Tables>, dialect: Dialect, viewer: Viewer, query: LeadQuery) {
  const [leads, total] = await pipelined([
    leadPages(db, dialect).page(viewer, query, 'order'),
    leadTotals(db, dialect).total(viewer.project, query.period, query.filter),
  ])
  return { leads, total }
}

const lists = { asc: preparedList('asc'), desc: preparedList('desc') }

type Values = ReturnType<typeof plainValues> & Parts
type Row = BriefRow & { total: number }

/** The number stands beside each lead of the page. */
function preparedList(order: 'asc' | 'desc') {
  return preparedQuery<Values, Row>((db, value, dialect) => {
    const total = sql<number>`(${plainTotalSql(value, dialect)})`
    return plainPageSql(db, value, dialect, { field: 'creation_date', order }, 'order').select(total.as('total'))
  })
}
