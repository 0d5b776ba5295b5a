import type { Fields, Lead, LeadDifference } from './lead.ts'

/** How many leads one merge may take in. */
export const mergeLimit = 100

/** What a lead may take from another; a status and the dates tell of one enquiry and stay with it. */
const taken = [
  'name',
  'phone',
  'email',
  'source',
  'text',
  'price',
  'assignee',
  'remindAt',
  'firstTouch',
  'lastTouch',
] as const

/** What a lead lacks and others have, the first of them that has it; of own fields each that is missing. */
export function lackedBy(lead: Lead, others: Lead[]): LeadDifference {
  const found = taken.flatMap((field) => {
    const value = lead[field] ?? others.find((other) => other[field] !== null)?.[field] ?? null
    return value === lead[field] ? [] : [[field, value]]
  })
  const fields: Fields = Object.assign({}, ...others.map((other) => other.fields).reverse(), lead.fields)
  const isMore = Object.keys(fields).length > Object.keys(lead.fields ?? {}).length
  return { ...Object.fromEntries(found), ...(isMore && { fields }) }
}
