import { completeReceipt } from '../src/actions/complete-receipt.ts'
import { findProject } from '../src/actions/projects.ts'
import { storeReceipt } from '../src/actions/receipts.ts'
import { type Enquiry, unknown } from '../src/domain/enquiry.ts'
import type { CaptureWay, Reason, ReceiptEnd } from '../src/domain/receipt.ts'
import { draftOf } from '../src/intake/draft.ts'
import { sqlOn } from './command-line.ts'
import { start, type TestDesk } from './desk.ts'

/** What came: what was said (or the very bytes), which way, when (seconds), and how it ended; null is not worked yet, a lead unless given. */
export type Came = {
  name?: string
  phone?: string
  comment?: string
  body?: Uint8Array
  way?: CaptureWay
  /** The first one unless given. */
  key?: number | null
  form?: number
  mapping?: string
  at?: number
  end?: Exclude<ReceiptEnd, 'joined'> | null
  reasons?: Reason[]
  /** What was understood of it then, where that is not what was said. */
  understood?: Partial<Enquiry>
}

/** Receipts that came earlier, under rules and mappings of their day. */
export function capturing(desk: () => TestDesk) {
  return { came, prune }

  /** Answers the id. */
  async function came({ end = 'lead', reasons = [], understood, ...what }: Came): Promise<string> {
    const { name, phone, comment, way = 'proxy', key = 1, form = null, mapping = null, at = start } = what
    const said = Object.entries({ name, phone, comment }).filter((each): each is [string, string] => !!each[1])
    const body = what.body ?? Buffer.from(new URLSearchParams(said).toString())
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
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

  /** As after so many days. */
  async function prune(id: string): Promise<void> {
    const gone = `body = null, address = null, query = '', pruned_at = ${start}`
    await sqlOn(desk().url, `update receipts set ${gone} where project_id = 12345 and id = ${id}`)
  }
}
