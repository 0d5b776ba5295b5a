import type { Actor, Key } from './access.ts'
import type { Enquiry } from './enquiry.ts'

/** How a receipt ends: as a new lead, added to one that was there, kept aside as spam, or for a person to look at. */
export const receiptEnds = ['lead', 'joined', 'spam', 'quarantine'] as const
export type ReceiptEnd = (typeof receiptEnds)[number]

/** Which way it came: the vendor's address for sites, a form of ours, the snippet, or anything else by a mapping. */
export const captureWays = ['proxy', 'form', 'snippet', 'in'] as const
export type CaptureWay = (typeof captureWays)[number]

/** Why a receipt ended as it did; `found` is the word, address or rule that decided. */
export type Reason = { code: ReasonCode; found?: string }
export const reasonCodes = [
  'unreadable',
  'empty',
  'no-mapping',
  'not-spam',
  'honeypot',
  'too-fast',
  'too-often',
  'stop-word',
  'blocked-address',
  'blocked-phone',
  'links',
  'no-proof',
  'same-content',
  'same-person',
  'fault',
  'timeout',
  'interrupted',
  'ping',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** What a stranger sent, as it came. `query` is without the key, `headers` are those that matter, `address` is the visitor's. */
export type Sent = {
  /** Seconds. */
  at: number
  way: CaptureWay
  key: number | null
  form: number | null
  /** The name of the mapping that it was sent to. */
  mapping: string | null
  method: string
  query: string
  headers: Record<string, string>
  address: string | null
}

/** A receipt as the desk keeps it: its id counts from 1 in each project. Null in `end` is one that is not worked yet. */
export type Receipt = Sent & {
  id: number
  /** Bytes of the body, and the name of its file in the spool where it is too long for the store. */
  size: number
  spool: string | null
  end: ReceiptEnd | null
  reasons: Reason[]
  /** 0 and up; from the project's threshold on it is spam. */
  score: number
  /** What was understood of it. */
  enquiry: Enquiry | null
  lead: number | null
  workedAt: number | null
  /** When the raw body and the address were removed. */
  prunedAt: number | null
}

/** A receipt that came just now, with its raw body; without that it came before. */
export type KeptReceipt = Receipt & { body?: Uint8Array | undefined }

/**
 * How a receipt shall end, before the store has its word: a twin or an open lead of the same person makes it `joined`. `proof` is the
 * challenge that was solved for it, which counts once.
 */
export type Verdict = {
  end: 'lead' | 'spam' | 'quarantine'
  reasons: Reason[]
  score: number
  proof?: string | undefined
}

/** How long the same content from the same visitor is one lead, in seconds. */
export const dedupWindow = 120

/** The longest body (bytes) that lies in the store itself. */
export const storedBody = 65_536

/** The largest body, in bytes: a form with files in it may have more. */
export const bodyLimits = { plain: 1_048_576, multipart: 12 * 1_048_576 }

/** Which receipts of a project: all that is given must hold. `waiting` are those not worked yet; times in seconds, both ends included. */
export type ReceiptFilter = {
  end?: ReceiptEnd | 'waiting' | undefined
  way?: CaptureWay | undefined
  form?: number | undefined
  mapping?: string | undefined
  lead?: number | undefined
  from?: number | undefined
  to?: number | undefined
}

/** Who made the lead of a receipt. */
export function senderOf({ key, form }: Pick<Receipt, 'key' | 'form'>): Actor {
  return { door: 'capture', name: form === null ? `key:${key}` : `form:${form}` }
}

/**
 * Whether only who holds a secret can have sent it, such as a site's server: with a key that stands in no page. Whoever reads a page has
 * its form, what its script sends, and a key that is bound to origins.
 */
export function isBySecretKey(
  { way, headers }: { way: CaptureWay; headers: { origin?: string | undefined } },
  key: Pick<Key, 'origins' | 'needsOrigin'> | undefined,
): boolean {
  const isOfServer = (way === 'proxy' || way === 'in') && headers.origin === undefined
  return isOfServer && key !== undefined && key.origins.length === 0 && !key.needsOrigin
}

/**
 * A file that came with a receipt; `type` is what the sender calls it. Its bytes are a part of the raw body of the receipt or, once that is
 * gone, of the file `spool`, encoded as a sender may have done.
 */
export type ReceivedFile = { number: number; name: string; type: string; size: number; spool: string | null } & {
  [K in keyof Place]: Place[K] | null
}

/** Where something lies in a body. */
export type Place = { start: number; length: number; encoding: PartEncoding | null }
export type PartEncoding = 'base64' | 'quoted-printable'

/** How long the name of a file may be, in characters. */
export const fileNameLimit = 255
