import type { LeadDraft } from '../../api/lead-draft.ts'
import { parsePriceInput } from '../facts/price.ts'

/** Why a draft cannot be sent: an invalid price, or no content. */
export type DraftFault = 'price' | 'empty'

/** A draft as it is sent, or its fault. */
export function checkDraft(draft: LeadDraft): LeadDraft | DraftFault {
  const price = draft.price.trim() === '' ? '' : parsePriceInput(draft.price)
  if (price === undefined) return 'price'
  const isEmpty = ![draft.name, draft.phone, draft.email, draft.title, draft.text].some((each) => each.trim())
  return isEmpty ? 'empty' : { ...draft, price }
}
