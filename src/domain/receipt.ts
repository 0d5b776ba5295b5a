import { type Actor, isMember, type Key } from './access.ts'
import type { Enquiry } from './enquiry.ts'
import { networkOf } from './network.ts'
import type { ReceiptWord } from './receipt-search.ts'

/** The outcome of a receipt: a new lead, joined to an existing one, spam, or left for a person to decide. */
export const receiptEnds = ['lead', 'joined', 'spam', 'quarantine'] as const
export type ReceiptEnd = (typeof receiptEnds)[number]

/**
 * The entry point of a receipt: the vendor's address for sites, our form, the snippet, any other sender through a
 * mapping, the vendor's address for services, a mailbox, or a Telegram bot.
 */
export const captureWays = ['proxy', 'form', 'snippet', 'in', 'webhook', 'email', 'telegram'] as const
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
  'blocked-email',
  'links',
  'no-proof',
  'same-content',
  'same-person',
  'same-chat',
  'fault',
  'timeout',
  'interrupted',
  'ping',
  'filtered',
  'spam-folder',
  'letter-too-large',
  'no-room',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

/**
 * A submission as it was received. `query` excludes the key, `headers` are the relevant ones, `address` is the
 * visitor's.
 */
export type Sent = {
  /** Seconds. */
  at: number
  way: CaptureWay
  key: number | null
  form: number | null
  /** The name of the mapping in its address. */
  mapping: string | null
  method: string
  query: string
  headers: Record<string, string>
  address: string | null
}

/** A stored receipt; ids count from 1 in each project. `end` is null until it is processed. */
export type Receipt = Sent & {
  id: number
  /** The size of the body in bytes. The file name in the spool, when the body is too large for the store. */
  size: number
  spool: string | null
  end: ReceiptEnd | null
  reasons: Reason[]
  /** 0 or more; from the project's threshold on it is spam. */
  score: number
  /** The interpreted content. */
  enquiry: Enquiry | null
  lead: number | null
  workedAt: number | null
  /** When the raw body and the address were pruned. */
  prunedAt: number | null
}

/** A receipt with its raw body when it was just stored; a duplicate has no body. */
export type StoredReceipt = Receipt & { body?: Uint8Array | undefined }

/**
 * The proposed outcome of a receipt. The store turns it into `joined` for a duplicate or an open lead of the same
 * person. `proof` is the solved challenge, which is accepted once.
 */
export type Verdict = {
  end: 'lead' | 'spam' | 'quarantine'
  reasons: Reason[]
  score: number
  proof?: string | undefined
}

/**
 * Names under which data of a letter is stored: its mailbox, that it was in the spam folder, its size if it was cut or did not fit into the
 * spool, and the part with the whole letter.
 */
export const letterMarks = {
  mailbox: 'x-mailbox',
  folder: 'x-letter-folder',
  cut: 'x-letter-cut',
  short: 'x-letter-short',
  whole: '_letter',
} as const

/** Names the chat with a bot that a receipt came from. */
export const chatMark = 'x-chat'

/** How long (seconds) equal content from the same visitor counts as a duplicate. */
export const dedupWindow = 120

/** The largest body (bytes) that is stored in the database. */
export const storedBody = 65_536

/** The largest accepted body, in bytes; multipart allows more for files. */
export const bodyLimits = { plain: 1_048_576, multipart: 12 * 1_048_576 }

/**
 * Selects receipts of a project; all given conditions must hold. `waiting` selects unprocessed ones; times are in
 * seconds, both ends included.
 */
export type ReceiptFilter = {
  end?: ReceiptEnd | 'waiting' | undefined
  way?: CaptureWay | undefined
  key?: number | undefined
  form?: number | undefined
  mapping?: string | undefined
  lead?: number | undefined
  from?: number | undefined
  to?: number | undefined
  /** All of these words must match. */
  words?: ReceiptWord[] | undefined
}

/** How many receipts ended in each way; `waiting` are those not processed yet. */
export type ReceiptCounts = Record<ReceiptEnd | 'waiting', number>
export const noReceipts: ReceiptCounts = { lead: 0, joined: 0, spam: 0, quarantine: 0, waiting: 0 }

/** The actor that created the lead of a receipt. */
export function senderOf({ way, key, form }: Pick<Receipt, 'way' | 'key' | 'form'>): Actor {
  if (way === 'telegram') return { door: 'telegram', name: 'telegram' }
  if (way === 'email') return { door: 'capture', name: 'email' }
  return { door: 'capture', name: form === null ? `key:${key}` : `form:${form}` }
}

/** Whether an actor is the sender of a receipt. Members who press a button of a bot also have its door, but are not senders. */
export function isSender(actor: Actor): boolean {
  return actor.door === 'capture' || (actor.door === 'telegram' && !isMember(actor))
}

/**
 * Whether only the holder of a secret can have sent it, such as a site's server. Forms, the snippet and keys bound to
 * origins are public in a page.
 */
export function isBySecretKey(
  { way, headers }: { way: CaptureWay; headers: { origin?: string | undefined } },
  key: Pick<Key, 'origins' | 'needsOrigin'> | undefined,
): boolean {
  const isOfServer = way !== 'form' && way !== 'snippet' && headers.origin === undefined
  return isOfServer && key !== undefined && key.origins.length === 0 && !key.needsOrigin
}

/**
 * The sender to whom rate limits apply: the network of the IP address, the chat with a bot, or the mailbox, since the sender of a letter is
 * easily forged; null if none is known.
 */
export function countedSender({ address, headers }: Pick<Sent, 'address' | 'headers'>): string | null {
  return address === null ? (headers[chatMark] ?? headers[letterMarks.mailbox] ?? null) : networkOf(address)
}

/**
 * A file of a receipt; `type` is what the sender declares. Its bytes are a part of the receipt's raw body or, after
 * pruning, in the file `spool`. They may be encoded.
 */
export type ReceivedFile = { number: number; name: string; type: string; size: number; spool: string | null } & {
  [K in keyof Place]: Place[K] | null
}

/** The position of a file in a body. */
export type Place = { start: number; length: number; encoding: PartEncoding | null }
export type PartEncoding = 'base64' | 'quoted-printable'

/** The length of a file name, in characters. */
export const fileNameLimit = 255
