import { type Insertable, type Kysely, type NotNull, sql, type Updateable } from 'kysely'
import type { Enquiry } from '../../domain/enquiry.ts'
import { countedSender, type Reason, type Receipt, type ReceiptEnd, type Sent } from '../../domain/receipt.ts'
import type { ReceiptsTable } from '../schema/capture-tables.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert, bulkUpdate } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import { receiptDuplicates } from './duplicates.ts'
import { receiptEnquiries } from './enquiries.ts'
import { pendingReceipts } from './pending.ts'
import { type ReceiptRow, receiptColumns, sentColumns, toReceipt } from './row.ts'
import { readBody } from './stored-body.ts'

/**
 * A receipt to insert under its number: the raw body as stored, or its spool file; `submitToken` identifies the submit.
 */
export type NewReceipt = {
  id: number
  sent: Sent
  size: number
  body: string | null
  spool: string | null
  submitToken: string | null
}

/** The result of processing a receipt. `fingerprint` is of its content and sender. */
export type CompletedRow = Pick<Receipt, 'id' | 'end' | 'reasons' | 'score' | 'lead' | 'workedAt'> & {
  /** The parsed enquiry, as JSON. */
  enquiry: string | null
  fingerprint: string | null
  /** The challenge of its proof of work. */
  proof: string | null
}

/** Receipts: raw requests, and how processing ended. */
export function receipts(db: Kysely<Tables>, dialect: Dialect) {
  return {
    insert,
    find,
    findForUpdate,
    lockEndings,
    bySubmitTokens,
    body,
    finish,
    reinterpret,
    ofLead,
    ...pendingReceipts(db),
    ...receiptEnquiries(db),
    ...receiptDuplicates(db, dialect),
  }

  /** Inserts receipts. */
  async function insert(project: number, arrived: NewReceipt[]): Promise<void> {
    const rows = arrived.map(({ id, sent, size, body, spool, submitToken }) => ({
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
      network: countedSender(sent),
      size,
      body,
      spool,
      submit_token: submitToken,
      reasons: '[]',
      score: 0,
    }))
    await insertReceiptRows(db, dialect, rows)
  }

  async function find(project: number, id: number): Promise<Receipt | undefined> {
    const row = await one(project, id).executeTakeFirst()
    return row && toReceipt(row)
  }

  /** The same, locked until the transaction ends. */
  async function findForUpdate(project: number, id: number): Promise<Receipt | undefined> {
    const row = await one(project, id)
      .$if(dialect.locksRows, (query) => query.forUpdate())
      .executeTakeFirst()
    return row && toReceipt(row)
  }

  function one(project: number, id: number) {
    return db.selectFrom('receipts').select(receiptColumns).where('project_id', '=', project).where('id', '=', id)
  }

  /** How the receipts with these ids ended, locked until the transaction ends. */
  async function lockEndings(
    project: number,
    ids: number[],
  ): Promise<Pick<Receipt, 'id' | 'end' | 'lead' | 'reasons'>[]> {
    const rows = await endingRows(db, dialect, { project, ids: JSON.stringify(ids.map((id) => ({ id }))) })
    return rows.map(({ id, ended, lead_id, reasons }) => ({
      id,
      end: ended as ReceiptEnd | null,
      lead: lead_id,
      reasons: reasons === '[]' ? [] : (JSON.parse(reasons) as Reason[]),
    }))
  }

  /** Earlier receipts by submit token. */
  async function bySubmitTokens(project: number, tokens: string[]): Promise<Map<string, Receipt>> {
    if (tokens.length === 0) return new Map()
    const rows = await submitTokenRows(db, dialect, {
      project,
      tokens: JSON.stringify(tokens.map((submit_token) => ({ submit_token }))),
    })
    return new Map(rows.map((row) => [row.submit_token, toReceipt(row)]))
  }

  /** The raw body in the store; undefined if it is in the spool or was pruned. */
  async function body(project: number, id: number): Promise<Uint8Array | undefined> {
    const row = await db
      .selectFrom('receipts')
      .select('body')
      .where('project_id', '=', project)
      .where('id', '=', id)
      .executeTakeFirst()
    return row?.body == null ? undefined : readBody(row.body)
  }

  /** Stores how receipts ended. */
  async function finish(project: number, ended: CompletedRow[]): Promise<void> {
    const rows = ended.map(({ id, end, reasons, score, enquiry, lead, workedAt, fingerprint, proof }) => ({
      project_id: project,
      id,
      ended: end,
      reasons: JSON.stringify(reasons),
      score,
      enquiry,
      lead_id: lead,
      processed_at: workedAt,
      fingerprint,
      proof,
    }))
    await finishRows(db, dialect, rows)
  }

  /** Updates the enquiry of a receipt that has a lead. */
  async function reinterpret(project: number, id: number, enquiry: Enquiry, workedAt: number): Promise<void> {
    await db
      .updateTable('receipts')
      .set({ enquiry: JSON.stringify(enquiry), processed_at: workedAt })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }

  /** The receipts of a lead: the one that created it, and those that joined it. */
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

const insertReceiptRows = bulkInsert<Insertable<ReceiptsTable>>('receipts', [
  ...sentColumns,
  'network',
  'body',
  'submit_token',
])

const endingRows = preparedQuery<
  { project: number; ids: string },
  Pick<ReceiptRow, 'id' | 'ended' | 'lead_id' | 'reasons'>
>((db, value, dialect) =>
  db
    .selectFrom('receipts')
    .select(['id', 'ended', 'lead_id', 'reasons'])
    .where('project_id', '=', value('project'))
    .where(sql<boolean>`id in (${dialect.fromJson('receipts', ['id'], value('ids'))})`)
    .orderBy('id')
    .$if(dialect.locksRows, (query) => query.forUpdate()),
)

const submitTokenRows = preparedQuery<{ project: number; tokens: string }, ReceiptRow & { submit_token: string }>(
  (db, value, dialect) =>
    db
      .selectFrom('receipts')
      .select([...receiptColumns, 'submit_token'])
      .where('project_id', '=', value('project'))
      .where(sql<boolean>`submit_token in (${dialect.fromJson('receipts', ['submit_token'], value('tokens'))})`)
      .$narrowType<{ submit_token: NotNull }>(),
)

const finishRows = bulkUpdate<Updateable<ReceiptsTable>>(
  'receipts',
  ['project_id', 'id'],
  ['ended', 'reasons', 'score', 'enquiry', 'lead_id', 'processed_at', 'fingerprint', 'proof'],
)
