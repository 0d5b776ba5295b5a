import Type, { type Static } from 'typebox'
import { captureWays, type Reason, type Receipt, type ReceiptEnd, reasonCodes, receiptEnds } from '../domain/receipt.ts'
import { spamPoints } from '../domain/spam.ts'
import { EnquirySchema, writeEnquiry } from './enquiry.ts'
import { moment, momentOrNull, textOrNull, writeOrNull, writeTimeOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

const ReasonSchema = Type.Object({
  code: Type.Enum([...reasonCodes]),
  found: Type.Optional(Type.String({ description: 'The word or rule that matched' })),
  points: Type.Optional(Type.Integer({ description: 'Spam points; absent for other reasons' })),
})

const properties = {
  id: Type.String({ description: 'Sequential within the project, from 1' }),
  at: moment('When it came'),
  way: Type.Enum([...captureWays], {
    description: 'The way: the vendor’s addresses, a form, the snippet, a mapping, and others',
  }),
  key: textOrNull('The id of the key in the request'),
  form: textOrNull('The id of the form'),
  mapping: textOrNull('The name of the mapping'),
  method: Type.String({ description: 'GET or POST' }),
  size: Type.Integer({ description: 'Size of the body in bytes' }),
  end: Type.Unsafe<ReceiptEnd | null>({
    enum: [...receiptEnds, null],
    description: 'How it ended; null before processing',
  }),
  reasons: Type.Array(ReasonSchema, { description: 'Reasons of the end' }),
  score: Type.Integer({ description: 'Spam score' }),
  understood: Type.Unsafe<Static<typeof EnquirySchema> | null>({
    anyOf: [EnquirySchema, { type: 'null' }],
    description: 'The extracted values',
  }),
  lead: textOrNull('The id of its lead'),
  worked_at: momentOrNull('When it was last processed'),
  pruned_at: momentOrNull('When the raw body and the IP address were deleted'),
}

/** What was sent, and its outcome. */
export const ReceiptSchema = Type.Object(properties, {
  $id: 'Receipt',
  description: 'A request from a site, and how it ended',
})
type JsonReceipt = Static<typeof ReceiptSchema>

/** The raw submission. All of it may be personal data, so it is shown to admins only. */
const RawSchema = Type.Object({
  query: Type.String({ description: 'The query string without the key' }),
  headers: Type.Object({}, { additionalProperties: { type: 'string' }, description: 'Relevant headers' }),
  address: textOrNull('IP address of the visitor; null after its retention'),
  body: textOrNull('The body; null if too long to show or after its retention; see …/raw'),
  encoding: Type.Enum(['utf-8', 'base64'], { description: 'The encoding of the shown body' }),
})
export const WholeReceiptSchema = Type.Object({
  ...properties,
  raw: Type.Unsafe<Static<typeof RawSchema> | null>({
    anyOf: [RawSchema, { type: 'null' }],
    description: 'The raw request; null without a key of scope admin',
  }),
})

/** Hides the blocked IP address, unless the reader may see `raw`. */
export function writeReceipt(receipt: Receipt, isRaw = false): JsonReceipt {
  const { id, at, way, key, form, mapping, method, size, end, reasons, score, enquiry, lead } = receipt
  return {
    id: String(id),
    at: writeTime(at),
    way,
    key: writeOrNull(key, String),
    form: writeOrNull(form, String),
    mapping,
    method,
    size,
    end,
    reasons: writeReasons(reasons, isRaw),
    score,
    understood: enquiry && writeEnquiry(enquiry),
    lead: writeOrNull(lead, String),
    worked_at: writeTimeOrNull(receipt.workedAt),
    pruned_at: writeTimeOrNull(receipt.prunedAt),
  }
}

/** The same with the raw submission; `body` is undefined when it is not shown. */
export function writeWholeReceipt(receipt: Receipt, body: Uint8Array | undefined): Static<typeof WholeReceiptSchema> {
  const { query, headers, address } = receipt
  return { ...writeReceipt(receipt, true), raw: { query, headers, address, ...writeBody(body) } }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function writeBody(body: Uint8Array | undefined): { body: string | null; encoding: 'utf-8' | 'base64' } {
  if (!body) return { body: null, encoding: 'utf-8' }
  try {
    return { body: utf8.decode(body), encoding: 'utf-8' }
  } catch {
    return { body: Buffer.from(body).toString('base64'), encoding: 'base64' }
  }
}

/** Hides the blocked IP address, unless the reader may see `raw`. */
export function writeReasons(reasons: readonly Reason[], isRaw = false): Static<typeof ReasonSchema>[] {
  return reasons.map(({ code, found }) => {
    const points = (spamPoints as Partial<Record<Reason['code'], number>>)[code]
    const isShown = found !== undefined && (isRaw || code !== 'blocked-address')
    return { code, ...(isShown && { found }), ...(points !== undefined && { points }) }
  })
}
