import type { Enquiry } from '../domain/enquiry.ts'
import { type NewLead, textLimits } from '../domain/lead.ts'
import type { Sent } from '../domain/receipt.ts'
import { sourceOf } from './attribution.ts'
import { truncate } from './truncate.ts'

/** The default title and source of a lead, when neither the enquiry nor its touches have one. */
export type LeadDefaults = { title: string; source: string | null }

/** The draft of a lead from an enquiry. */
export function draftOf(enquiry: Enquiry, sent: Pick<Sent, 'at' | 'headers'>, defaults: LeadDefaults): NewLead {
  const { name, phone, email, text, fields, firstTouch, lastTouch } = enquiry
  return {
    title: truncate(enquiry.title ?? defaults.title, textLimits.title),
    name: truncate(name, textLimits.name),
    phone: truncate(phone, textLimits.phone),
    email: truncate(email, textLimits.email),
    source: truncate(sourceOf(enquiry, sent, defaults.source), textLimits.source),
    text: truncate(text, textLimits.text),
    creationDate: sent.at,
    paidDate: null,
    price: null,
    firstTouch,
    lastTouch,
    fields: Object.keys(fields).length === 0 ? null : fields,
  }
}
