import type { Fields } from './lead.ts'
import type { Touch } from './touch.ts'

/** What was understood of what a stranger sent. Null is what was not there; nothing is required. */
export type Enquiry = {
  title: string | null
  name: string | null
  phone: string | null
  email: string | null
  text: string | null
  /** What the site itself says of where the visitor came from, such as the vendor's `roistat`. */
  source: string | null
  /** The same as it was sent, whatever the lead's source was made of. */
  sentSource: string | null
  fields: Fields
  firstTouch: Touch | null
  lastTouch: Touch | null
  consent: Consent | null
  signals: Signals
  /** The sender asks to add it to an open lead of the same person. */
  wantsJoin: boolean
}

/** What the visitor agreed to: the text and link as shown and their version; when (seconds), and from which address. */
export type Consent = { text: string; link: string | null; version: string; at: number; address: string | null }

/** What tells a person from a program: what stands in the field that nobody sees, seconds from the page to the sending, a proof of work. */
export type Signals = { honeypot: string | null; seconds: number | null; proof: string | null }

/** An enquiry of which nothing is known. */
export const unknown: Enquiry = {
  title: null,
  name: null,
  phone: null,
  email: null,
  text: null,
  source: null,
  sentSource: null,
  fields: {},
  firstTouch: null,
  lastTouch: null,
  consent: null,
  signals: { honeypot: null, seconds: null, proof: null },
  wantsJoin: false,
}

/** Whether there is nothing in it that a person could work with. */
export function isEmpty({ title, name, phone, email, text, fields }: Enquiry): boolean {
  return !title && !name && !phone && !email && !text && Object.keys(fields).length === 0
}
