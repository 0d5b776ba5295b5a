import { type Kysely, sql } from 'kysely'
import type { Enquiry } from '../../domain/enquiry.ts'
import type { Receipt, ReceiptFilter } from '../../domain/receipt.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { hasWord } from './receipt-words.ts'
import { receiptColumns, toReceipt } from './row.ts'

/** The position of a receipt in the list, the newest first. */
export type ReceiptSpot = { at: number; id: number }

/** Where an enquiry came from; all null where that is not known any more. */
export type ReceiptTouches = Pick<Enquiry, 'source' | 'firstTouch' | 'lastTouch'>

export function receiptPages(db: Kysely<Tables>, dialect: Dialect) {
  return { page, count, countUpTo, ids, last, touches }

  /** The newest first: from the start, or after a position. */
  async function page(
    project: number,
    { filter, after, limit }: { filter: ReceiptFilter; after?: ReceiptSpot | undefined; limit: number },
  ): Promise<Receipt[]> {
    const at = filter.end === 'waiting' ? dialect.withoutIndex(sql.ref('at')) : sql.ref('at') // few are waiting: sorting them is cheap
    let query = matching(db, dialect, project, filter).select(receiptColumns)
    if (after)
      query = query
        .where(at, '<=', after.at)
        .where(({ or, eb }) => or([eb('at', '<', after.at), eb('id', '<', after.id)]))
    const rows = await query.orderBy(at, 'desc').orderBy('id', 'desc').limit(limit).execute()
    return rows.map(toReceipt)
  }

  /** The number of matches. */
  async function count(project: number, filter: ReceiptFilter): Promise<number> {
    const { n } = await matching(db, dialect, project, filter)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return Number(n)
  }

  /** The first matching ids after `after`, up to `until`, by an index of ids except for a lead. */
  async function ids(
    project: number,
    { filter, after, until, limit }: { filter: ReceiptFilter; after: number; until: number; limit: number },
  ): Promise<number[]> {
    const place = filter.lead === undefined ? sql.ref('id') : dialect.withoutIndex(sql.ref('id')) // a lead has few receipts
    const rows = await matching(db, dialect, project, filter, true)
      .select('id')
      .where(place, '>', after)
      .where(place, '<=', until)
      .orderBy(place)
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  }

  /** The number of matches, counted up to a limit. */
  async function countUpTo(project: number, filter: ReceiptFilter, limit: number): Promise<number> {
    const some = matching(db, dialect, project, filter).select('id').limit(limit).as('some')
    const { n } = await db
      .selectFrom(some)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return Number(n)
  }

  /** The sources and touches of up to `limit` matches, null where the enquiry was deleted. Other parts of long enquiries are not read. */
  async function touches(project: number, filter: ReceiptFilter, limit: number): Promise<ReceiptTouches[]> {
    const part = (name: keyof ReceiptTouches) => dialect.jsonText(sql.ref('enquiry'), sql.lit(name))
    const rows = await matching(db, dialect, project, filter)
      .select([
        sql<string | null>`${part('source')}`.as('source'),
        sql<string | null>`${part('firstTouch')}`.as('first'),
        sql<string | null>`${part('lastTouch')}`.as('last'),
      ])
      .limit(limit)
      .execute()
    const read = (touch: string | null) => (touch === null ? null : JSON.parse(touch))
    return rows.map(({ source, first, last }) => ({ source, firstTouch: read(first), lastTouch: read(last) }))
  }

  /** The id of the newest receipt. */
  async function last(project: number): Promise<number> {
    const row = await db.selectFrom('projects').select('last_receipt').where('id', '=', project).executeTakeFirst()
    return row?.last_receipt ?? 0
  }
}

/** The receipts that a filter selects. `byId` keeps SQLite, which has no statistics here, from an index that needs a sort. */
export function matching(
  db: Kysely<Tables>,
  dialect: Dialect,
  project: number,
  { end, way, key, form, mapping, lead, from, to, words = [] }: ReceiptFilter,
  byId = false,
) {
  const isHidden = byId || end === 'waiting'
  const plain = (column: 'ended' | 'at') => (isHidden ? dialect.withoutIndex(sql.ref(column)) : sql.ref(column))
  let query = db.selectFrom('receipts').where('project_id', '=', project)
  if (end === 'waiting') query = query.where('ended', 'is', null)
  else if (end !== undefined) query = query.where(plain('ended'), '=', end)
  if (way !== undefined) query = query.where('way', '=', way)
  if (key !== undefined) query = query.where('key_id', '=', key)
  if (form !== undefined) query = query.where('form_id', '=', form)
  if (mapping !== undefined) query = query.where('mapping', '=', mapping)
  if (lead !== undefined) query = query.where('lead_id', '=', lead)
  if (from !== undefined) query = query.where(plain('at'), '>=', from)
  if (to !== undefined) query = query.where(plain('at'), '<=', to)
  for (const word of words) query = query.where(hasWord(dialect, word))
  return query
}
