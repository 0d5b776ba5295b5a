import { sql } from 'kysely'
import type { BriefLead } from '../../domain/lead.ts'
import { type Parts, partsOf } from '../counts/parts.ts'
import { plainTotalSql } from '../counts/totals.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { isPlain } from './engine.ts'
import { plainPageSql, plainValues, type ScopedList } from './page.ts'
import { type BriefRow, toBriefLead } from './row.ts'
import { type Unmasked, unmaskedRows } from './viewer.ts'

type List = { leads: Unmasked<BriefLead>[]; total: number }

/**
 * A plain page with its exact total in one statement, which is a snapshot by itself. Returns undefined for lists that take several statements, and
 * for an empty page after the first, since only rows carry the total.
 */
export async function pageWithTotal(on: ReadContext, query: ScopedList): Promise<List | undefined> {
  if (!isPlain(query)) return
  const values = Object.assign(plainValues(query), partsOf(query.viewer.project, query.period))
  const rows = await lists[query.sort.order](on.db, on.dialect, values)
  if (rows.length === 0 && query.offset > 0) return
  return { leads: unmaskedRows(rows.map(toBriefLead)), total: rows[0]?.total ?? 0 }
}

const lists = { asc: preparedList('asc'), desc: preparedList('desc') }

type Values = ReturnType<typeof plainValues> & Parts
type Row = BriefRow & { total: number }

/**
 * Each row of the page repeats the total. A generic plan pays: all values are read along the same index, and planning takes three times as long as
 * reading.
 */
function preparedList(order: 'asc' | 'desc') {
  return preparedQuery<Values, Row>(
    (db, value, dialect) => {
      const total = sql<number>`(${plainTotalSql(value)})`
      return plainPageSql(db, value, dialect, { field: 'creation_date', order }, 'order').select(total.as('total'))
    },
    { genericPlan: true },
  )
}
