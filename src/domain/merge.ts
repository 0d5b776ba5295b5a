import { isDeepStrictEqual } from 'node:util'
import { areTooMany, type Lead, type LeadDifference } from './lead.ts'
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

/** The fields that a lead lacks, each from the first of the others that has it. A note comes with its reminder. */
export function missingFields(lead: Lead, others: Lead[]): LeadDifference {
  const found = mergeableFields.flatMap((field) => {
    const value = lead[field] ?? others.find((other) => other[field] !== null)?.[field] ?? null
    return value === lead[field] ? [] : [[field, value]]
  })
  const fields = mergedFields(lead, others)
  const remindNote = [lead, ...others].find((each) => each.remindAt !== null)?.remindNote ?? lead.remindNote
  const isMore = Object.keys(fields).length > Object.keys(lead.fields ?? {}).length
  return {
    ...Object.fromEntries(found),
    ...(remindNote !== lead.remindNote && { remindNote }),
    ...(isMore && { fields }),
  }
}

/** Custom fields are copied one by one, as many as a lead may have. */
function mergedFields(lead: Lead, others: Lead[]): Fields {
  const fields = new Map(Object.entries(lead.fields ?? {}))
  for (const [name, value] of others.flatMap((other) => Object.entries(other.fields ?? {})))
    if (!fields.has(name) && !areTooMany(fields.size + 1, lead.fields)) fields.set(name, value)
  return Object.fromEntries(fields)
}

/** Tests whether one of the `holders` had a value that a merge moved; always true without `holders`. A note counts with its reminder. */
export function heldBy(holders: Lead[] | undefined, moved: LeadDifference) {
  const isHeld = (field: string) => {
    const of = (field === 'remindNote' && moved.remindAt !== undefined ? 'remindAt' : field) as keyof LeadDifference
    return !holders || holders.some((holder) => isDeepStrictEqual(holder[of], moved[of]))
  }
  const own = ({ fields }: LeadDifference, name: string) => new Map(Object.entries(fields ?? {})).get(name)
  const isOwnHeld = (name: string) => !holders || holders.some((holder) => own(holder, name) === own(moved, name))
  return { isHeld, isOwnHeld }
}
