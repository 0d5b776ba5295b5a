import type { Fields } from './own-field.ts'
import type { Touch } from './touch.ts'

/** What was interpreted from a submission. Every field is optional; null means it was missing. */
export type Enquiry = {
  title: string | null
  name: string | null
  phone: string | null
  email: string | null
  text: string | null
  /** The origin of the visitor as the site reports it, such as the vendor's `roistat`. */
  source: string | null
  /** The source as it was sent, before the lead's source was derived. */
  sentSource: string | null
  fields: Fields
  firstTouch: Touch | null
  lastTouch: Touch | null
  consent: Consent | null
  /** The same of advertising. */
  adsConsent: Consent | null
  signals: Signals
  /** The sender asks to add it to an open lead of the same person. */
  wantsJoin: boolean
}

/** What the visitor agreed to: the displayed text, link and version, the time (seconds), and the IP address. */
export type Consent = { text: string; link: string | null; version: string; at: number; address: string | null }

/** Signals against bots: the content of the hidden field, seconds from page load to submit, a proof of work. */
export type Signals = { honeypot: string | null; seconds: number | null; proof: string | null }

/** An enquiry without any known field. */
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
  adsConsent: null,
  signals: { honeypot: null, seconds: null, proof: null },
  wantsJoin: false,
}

/** Whether an enquiry has nothing that a person could work with. */
export function isEmpty({ title, name, phone, email, text, fields }: Enquiry): boolean {
  return !title && !name && !phone && !email && !text && Object.keys(fields).length === 0
}
