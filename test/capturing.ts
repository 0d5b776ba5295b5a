import { completeReceipt } from '../src/actions/complete-receipt.ts'
import { findProject } from '../src/actions/projects.ts'
import { storeReceipt } from '../src/actions/receipts.ts'
import { type Enquiry, unknown } from '../src/domain/enquiry.ts'
import type { CaptureWay, Reason, ReceiptEnd } from '../src/domain/receipt.ts'
import { draftOf } from '../src/intake/draft.ts'
import { sqlOn } from './command-line.ts'
import { start, type TestDesk } from './desk.ts'

/**
 * A receipt to make: its fields (or raw body), its way, its time (seconds), and its outcome. An outcome of null means unprocessed; the default is
 * `lead`.
 */
export type Came = {
  name?: string
  phone?: string
  comment?: string
  body?: Uint8Array
  /** The content type of the body; that of a form by default. */
  type?: string
  way?: CaptureWay
  /** The first key by default. */
  key?: number | null
  form?: number
  mapping?: string
  at?: number
  end?: Exclude<ReceiptEnd, 'joined'> | null
  reasons?: Reason[]
  /** The interpretation of that time, if it differs from the fields. */
  understood?: Partial<Enquiry>
}

/** Makes receipts of an earlier time, with other rules and mappings. */
export function capturing(desk: () => TestDesk) {
  return { came, prune }

  /** Makes a receipt; returns its id. */
  async function came({ end = 'lead', reasons = [], understood, ...what }: Came): Promise<string> {
    const { name, phone, comment, way = 'proxy', key = 1, form = null, mapping = null, at = start } = what
    const said = Object.entries({ name, phone, comment }).filter((each): each is [string, string] => !!each[1])
    const body = what.body ?? Buffer.from(new URLSearchParams(said).toString())
    const headers = { 'content-type': what.type ?? 'application/x-www-form-urlencoded' }
    const of = { at, way, key, form, mapping, method: 'POST', query: '', headers, address: '203.0.113.7' }
    const { store } = desk()
    const project = await findProject(store, 12345)
    const receipt = await storeReceipt(store, project, of, body)
    if (end === null) return String(receipt.id)
    const given = { name: name ?? null, phone: phone ?? null, text: comment ?? null }
    const enquiry = { ...unknown, ...given, ...understood }
    const verdict = { end, reasons, score: end === 'spam' ? 100 : 0 }
    const draft = draftOf(enquiry, receipt, { title: 'Заявка с сайта', source: null })
    const made = { enquiry, verdict, draft }
    await completeReceipt(store, project, receipt, made, at)
    return String(receipt.id)
  }

  /** Removes the raw body and address of a receipt, as pruning does. */
  async function prune(id: string): Promise<void> {
    const gone = `body = null, address = null, query = '', pruned_at = ${start}`
    await sqlOn(desk().url, `update receipts set ${gone} where project_id = 12345 and id = ${id}`)
  }
}
