import type { Selectable } from 'kysely'
import type { CaptureWay, Reason, Receipt, ReceiptEnd } from '../../domain/receipt.ts'
import type { ReceiptsTable } from '../schema/capture-tables.ts'
import { readEnquiry } from './stored-enquiry.ts'

export type ReceiptRow = Omit<
  Selectable<ReceiptsTable>,
  'network' | 'body' | 'submit_token' | 'fingerprint' | 'proof' | 'attempts'
>

export const sentColumns = [
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
  'reasons',
  'score',
] as const

export const receiptColumns = [...sentColumns, 'ended', 'enquiry', 'lead_id', 'processed_at', 'pruned_at'] as const

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
    enquiry: row.enquiry === null ? null : readEnquiry(row.enquiry),
    lead: row.lead_id,
    workedAt: row.processed_at,
    prunedAt: row.pruned_at,
  }
}
