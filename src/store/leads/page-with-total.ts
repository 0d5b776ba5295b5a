import { sql } from 'kysely'
import { isEverything } from '../../domain/filter.ts'
import type { BriefLead } from '../../domain/lead.ts'
import { type Parts, partsOf } from '../counts/parts.ts'
import { leadTotals, plainTotalSql } from '../counts/totals.ts'
import { pipelined } from '../sql/pipeline.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { briefPage, plainPageSql, plainValues, type ScopedList } from './page.ts'
import { minDeepOffset, minRowsToPlan } from './plan.ts'
import { type BriefRow, toBriefLead } from './row.ts'
import { type Unmasked, unmaskedRows } from './viewer.ts'

type List = { leads: Unmasked<BriefLead>[]; total: number }

/**
 * A page of the newest or oldest leads with their exact number, in one round trip, and on SQLite in one statement, which is one snapshot
 * by itself. Undefined for a list that takes several, and for an empty page of which it is not known how many are before it.
 */
export async function pageWithTotal(on: ReadContext, query: ScopedList): Promise<List | undefined> {
  if (!isPlain(query)) return
  if (on.dialect.hasStatistics && query.limit > short) return sideBySide(on, query)
  const values = Object.assign(plainValues(query), partsOf(query.viewer.project, query.period))
  const rows = await lists[query.sort.order](on.db, on.dialect, values)
  if (rows.length === 0 && query.offset > 0) return
  return { leads: unmaskedRows(rows.map(toBriefLead)), total: rows[0]?.total ?? 0 }
}

/** Whether it is a list that most ask for: no filter, the usual order, near the beginning. */
function isPlain({ filter, binScope, sort, limit, offset }: ScopedList): boolean {
  const isNear = offset < minDeepOffset && limit <= minRowsToPlan
  return isNear && isEverything(filter) && binScope === 'live' && sort.field === 'creation_date'
}

/** Beside each of more leads their number costs more than a statement of its own. */
const short = 100

async function sideBySide(on: ReadContext, query: ScopedList): Promise<List> {
  const [leads, total] = await pipelined([
    briefPage(on, query, { path: 'order' }),
    leadTotals(on.db, on.dialect).total(query.viewer.project, query.period, query.filter),
  ])
  return { leads, total }
}

const lists = { asc: preparedList('asc'), desc: preparedList('desc') }

type Values = ReturnType<typeof plainValues> & Parts
type Row = BriefRow & { total: number }

/** The number stands beside each lead of the page. */
function preparedList(order: 'asc' | 'desc') {
  return preparedQuery<Values, Row>((db, value, dialect) => {
    const total = sql<number>`(${plainTotalSql(value)})`
    return plainPageSql(db, value, dialect, { field: 'creation_date', order }, 'order').select(total.as('total'))
  })
}
