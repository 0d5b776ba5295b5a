import type { Enquiry } from '../domain/enquiry.ts'
import { type NewLead, textLimits } from '../domain/lead.ts'
import type { Sent } from '../domain/receipt.ts'
import { sourceOf } from './attribution.ts'
import { cut } from './cut.ts'

/** What a lead is called, and where it is from, when neither the enquiry nor its touches say so. */
export type Usual = { title: string; source: string | null }

/** The lead that an enquiry becomes. */
export function draftOf(enquiry: Enquiry, sent: Pick<Sent, 'at' | 'headers'>, usual: Usual): NewLead {
  const { name, phone, email, text, fields, firstTouch, lastTouch } = enquiry
  return {
    title: cut(enquiry.title ?? usual.title, textLimits.title),
    name: cut(name, textLimits.name),
    phone: cut(phone, textLimits.phone),
    email: cut(email, textLimits.email),
    source: cut(sourceOf(enquiry, sent, usual.source), textLimits.source),
    text: cut(text, textLimits.text),
    creationDate: sent.at,
    paidDate: null,
    price: null,
    firstTouch,
    lastTouch,
    fields: Object.keys(fields).length === 0 ? null : fields,
  }
}
