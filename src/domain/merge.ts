import type { Lead, LeadDifference } from './lead.ts'
import type { Fields } from './own-field.ts'

/** The number of leads that one merge may take. */
export const mergeLimit = 100

/** The fields that a merge may copy. The status and the dates belong to one enquiry and stay with it. */
const mergeableFields = [
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

/** The fields that a lead lacks, each from the first of the others that has it; custom fields are copied one by one. A note comes with its reminder. */
export function missingFields(lead: Lead, others: Lead[]): LeadDifference {
  const found = mergeableFields.flatMap((field) => {
    const value = lead[field] ?? others.find((other) => other[field] !== null)?.[field] ?? null
    return value === lead[field] ? [] : [[field, value]]
  })
  const fields: Fields = Object.assign({}, ...others.map((other) => other.fields).reverse(), lead.fields)
  const remindNote = [lead, ...others].find((each) => each.remindAt !== null)?.remindNote ?? lead.remindNote
  const isMore = Object.keys(fields).length > Object.keys(lead.fields ?? {}).length
  return {
    ...Object.fromEntries(found),
    ...(remindNote !== lead.remindNote && { remindNote }),
    ...(isMore && { fields }),
  }
}
