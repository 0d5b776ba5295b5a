import type { Kysely, Selectable } from 'kysely'
import type { Enquiry } from '../domain/enquiry.ts'
import { networkOf } from '../domain/network.ts'
import type { CaptureWay, Reason, Receipt, ReceiptEnd, Sent } from '../domain/receipt.ts'
import type { Dialect } from './dialect.ts'
import { keptQuery } from './kept-query.ts'
import { receiptsLike } from './receipts-like.ts'
import type { ReceiptsTable, Tables } from './tables.ts'

type ReceiptRow = Omit<Selectable<ReceiptsTable>, 'network' | 'body' | 'once' | 'print' | 'proof'>

/** A receipt to be kept: its raw body, or the file of the spool that holds it; `once` tells submits apart. */
export type NewReceipt = {
  sent: Sent
  size: number
  body: Uint8Array | null
  spool: string | null
  once: string | null
}

/** How a receipt is after it was worked. `print` is what was sent by whom. */
export type Worked = Pick<Receipt, 'end' | 'reasons' | 'score' | 'enquiry' | 'lead' | 'workedAt'> & {
  print: string | null
  /** The challenge that was solved for it. */
  proof: string | null
}

/** What strangers sent, as it came, and how it ended. */
export function receipts(db: Kysely<Tables>, dialect: Dialect) {
  return { insert, find, held, ofOnce, body, finish, reunderstand, waiting, ofLead, ...receiptsLike(db, dialect) }

  /** Keeps what came under a number that was taken for it. */
  async function insert(project: number, id: number, { sent, size, body, spool, once }: NewReceipt): Promise<void> {
    await insertRow(db, dialect, {
      project_id: project,
      id,
      at: sent.at,
      way: sent.way,
      key_id: sent.key,
      form_id: sent.form,
      mapping: sent.mapping,
      method: sent.method,
      query: sent.query,
      headers: JSON.stringify(sent.headers),
      address: sent.address,
      network: sent.address && networkOf(sent.address),
      size,
      body: body && writeBody(body),
      spool,
      once,
    })
  }

  function find(project: number, id: number): Promise<Receipt | undefined> {
    return by('id', project, id)
  }

  /** The same, held until the transaction ends. */
  async function held(project: number, id: number): Promise<Receipt | undefined> {
    const [row] = await heldRow(db, dialect, { project, id })
    return row && toReceipt(row)
  }

  /** The receipt of a submit that came before. */
  function ofOnce(project: number, once: string): Promise<Receipt | undefined> {
    return by('once', project, once)
  }

  async function by(column: 'id' | 'once', project: number, value: number | string): Promise<Receipt | undefined> {
    const row = await db
      .selectFrom('receipts')
      .select(receiptColumns)
      .where('project_id', '=', project)
      .where(column, '=', value)
      .executeTakeFirst()
    return row && toReceipt(row)
  }

  /** The raw body that lies in the store; undefined where it lies in the spool or is past its time. */
  async function body(project: number, id: number): Promise<Uint8Array | undefined> {
    const row = await db
      .selectFrom('receipts')
      .select('body')
      .where('project_id', '=', project)
      .where('id', '=', id)
      .executeTakeFirst()
    return row?.body == null ? undefined : readBody(row.body)
  }

  async function finish(project: number, id: number, worked: Worked): Promise<void> {
    const { end, reasons, score, enquiry, lead, workedAt, print, proof } = worked
    await finishRow(db, dialect, {
      project,
      id,
      ended: end,
      reasons: JSON.stringify(reasons),
      score,
      enquiry: enquiry && JSON.stringify(enquiry),
      lead_id: lead,
      worked_at: workedAt,
      print,
      proof,
    })
  }

  /** Keeps what is understood by now of a receipt that has its lead. */
  async function reunderstand(project: number, id: number, enquiry: Enquiry, workedAt: number): Promise<void> {
    await db
      .updateTable('receipts')
      .set({ enquiry: JSON.stringify(enquiry), worked_at: workedAt })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }

  /** Some that nobody has worked since before a moment (seconds), the first ones. */
  async function waiting(project: number, before: number, limit: number): Promise<Receipt[]> {
    const rows = await db
      .selectFrom('receipts')
      .select(receiptColumns)
      .where('project_id', '=', project)
      .where('ended', 'is', null)
      .where('at', '<=', before)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(toReceipt)
  }

  /** What came for a lead: the one that made it, and those that joined it. */
  async function ofLead(project: number, lead: number): Promise<Receipt[]> {
    const rows = await db
      .selectFrom('receipts')
      .select(receiptColumns)
      .where('project_id', '=', project)
      .where('lead_id', '=', lead)
      .orderBy('at')
      .orderBy('id')
      .execute()
    return rows.map(toReceipt)
  }
}

export const receiptColumns = [
  'project_id',
  'id',
  'at',
  'way',
  'key_id',
  'form_id',
  'mapping',
  'method',
  'query',
  'headers',
  'address',
  'size',
  'spool',
  'ended',
  'reasons',
  'score',
  'enquiry',
  'lead_id',
  'worked_at',
  'pruned_at',
] as const

type Inserted = Pick<
  ReceiptsTable,
  | 'project_id'
  | 'id'
  | 'at'
  | 'way'
  | 'key_id'
  | 'form_id'
  | 'mapping'
  | 'method'
  | 'query'
  | 'headers'
  | 'address'
  | 'network'
  | 'size'
  | 'body'
  | 'spool'
  | 'once'
>

const insertRow = keptQuery<Inserted, unknown>((db, value) =>
  db.insertInto('receipts').values({
    project_id: value('project_id'),
    id: value('id'),
    at: value('at'),
    way: value('way'),
    key_id: value('key_id'),
    form_id: value('form_id'),
    mapping: value('mapping'),
    method: value('method'),
    query: value('query'),
    headers: value('headers'),
    address: value('address'),
    network: value('network'),
    size: value('size'),
    body: value('body'),
    spool: value('spool'),
    once: value('once'),
    reasons: '[]',
    score: 0,
  }),
)

const heldRow = keptQuery<{ project: number; id: number }, ReceiptRow>((db, value, dialect) =>
  db
    .selectFrom('receipts')
    .select(receiptColumns)
    .where('project_id', '=', value('project'))
    .where('id', '=', value('id'))
    .$if(dialect.locksRows, (query) => query.forUpdate()),
)

type Finished = { project: number; id: number } & Pick<
  ReceiptsTable,
  'ended' | 'reasons' | 'score' | 'enquiry' | 'lead_id' | 'worked_at' | 'print' | 'proof'
>

const finishRow = keptQuery<Finished, unknown>((db, value) =>
  db
    .updateTable('receipts')
    .set({
      ended: value('ended'),
      reasons: value('reasons'),
      score: value('score'),
      enquiry: value('enquiry'),
      lead_id: value('lead_id'),
      worked_at: value('worked_at'),
      print: value('print'),
      proof: value('proof'),
    })
    .where('project_id', '=', value('project'))
    .where('id', '=', value('id')),
)

export function toReceipt(row: ReceiptRow): Receipt {
  return {
    id: row.id,
    at: row.at,
    way: row.way as CaptureWay,
    key: row.key_id,
    form: row.form_id,
    mapping: row.mapping,
    method: row.method,
    query: row.query,
    headers: JSON.parse(row.headers) as Record<string, string>,
    address: row.address,
    size: row.size,
    spool: row.spool,
    end: row.ended as ReceiptEnd | null,
    reasons: JSON.parse(row.reasons) as Reason[],
    score: row.score,
    enquiry: row.enquiry === null ? null : (JSON.parse(row.enquiry) as Enquiry),
    lead: row.lead_id,
    workedAt: row.worked_at,
    prunedAt: row.pruned_at,
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes as a text that gives them back to the bit; a text that PostgreSQL would not keep goes as base64. */
function writeBody(bytes: Uint8Array): string {
  try {
    const text = utf8.decode(bytes)
    if (!text.includes('\0')) return `t${text}`
  } catch {
    // no UTF-8
  }
  return `b${Buffer.from(bytes).toString('base64')}`
}

function readBody(kept: string): Uint8Array {
  return Buffer.from(kept.slice(1), kept.startsWith('t') ? 'utf8' : 'base64')
}
