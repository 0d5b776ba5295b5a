import { isDeepStrictEqual } from 'node:util'
import { areTooMany, type Lead, type LeadPatch, type NewLead } from './lead.ts'
import type { ReceiptFilter } from './receipt.ts'

/** How a receipt is reprocessed: by the current form, mapping and rules, or as a lead despite its spam score. */
export type ReplayHow = 'replay' | 'not-spam'

/**
 * The receipts of a replay job: those that match and existed when it began (ids up to `until`), or those with these
 * ids.
 */
export type ReplayTarget = { filter: ReceiptFilter; until: number; ids?: number[] }

/**
 * What a reprocessed receipt changes of its lead: only fields that still have the value `before`. Later edits are
 * preserved.
 */
export function revision(lead: Lead, before: NewLead, after: NewLead): LeadPatch {
  const changed = replayedFields.filter(
    (field) => isStill(lead[field], before[field]) && !isStill(before[field], after[field]),
  )
  const fields = revisedFields(lead.fields ?? {}, before.fields ?? {}, after.fields ?? {})
  return {
    ...Object.fromEntries(changed.map((field) => [field, after[field] ?? null])),
    ...(Object.keys(fields).length > 0 && { fields }),
  }
}

const replayedFields = ['title', 'name', 'phone', 'email', 'source', 'text', 'firstTouch', 'lastTouch'] as const

type Own = NonNullable<Lead['fields']>

/** The same for each custom field; none when the lead would exceed their limit. */
function revisedFields(lead: Own, before: Own, after: Own): NonNullable<LeadPatch['fields']> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = names.filter((name) => isStill(lead[name], before[name]) && !isStill(before[name], after[name]))
  const patch = Object.fromEntries(changed.map((name) => [name, after[name] ?? null]))
  const left = Object.values({ ...lead, ...patch }).filter((value) => value !== null)
  return areTooMany(left.length, lead) ? {} : patch
}

function isStill(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one ?? null, other ?? null)
}
