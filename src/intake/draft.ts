import type { Enquiry } from '../domain/enquiry.ts'
import { type NewLead, textLimits } from '../domain/lead.ts'
import { sourceOf } from './attribution.ts'

/** The lead that an enquiry becomes. `title` is what it is called when it says nothing of its own. */
export function draftOf(enquiry: Enquiry, title: string, at: number): NewLead {
  const { name, phone, email, text, fields, firstTouch, lastTouch } = enquiry
  return {
    title: cut(enquiry.title ?? title, textLimits.title) as string,
    name: cut(name, textLimits.name),
    phone: cut(phone, textLimits.phone),
    email: cut(email, textLimits.email),
    source: cut(sourceOf(enquiry), textLimits.source),
    text: cut(text, textLimits.text),
    creationDate: at,
    paidDate: null,
    price: null,
    firstTouch,
    lastTouch,
    fields: Object.keys(fields).length === 0 ? null : fields,
  }
}

/** What is too long for a lead is cut there: the receipt has all of it. */
function cut(text: string | null, limit: number): string | null {
  if (text === null || text.length <= limit) return text
  return [...text].slice(0, limit).join('')
}
