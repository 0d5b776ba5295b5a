import type { Sent } from '../domain/receipt.ts'
import type { Role } from './field-roles.ts'
import type { Leaf } from './flatten.ts'

/** Whether it came to an address of the vendor, whose parameters have a meaning of their own. */
export function isOfVendor({ way }: Pick<Sent, 'way'>): boolean {
  return way === 'proxy' || way === 'webhook'
}

/**
 * A parameter of the vendor: one that tells his server what to do is no field of a lead, and the names of his older
 * address have their roles. Undefined for any other value.
 */
export function vendorLeaves(sent: Pick<Sent, 'way'>, leaf: Leaf): Leaf[] | undefined {
  const [name = '', inside] = leaf.path
  if (!isOfVendor(sent)) return
  if (inside !== undefined)
    return name === 'additionalData' ? [{ ...leaf, label: leaf.path.slice(1).join('.') }] : undefined
  if (control.has(name)) return []
  const role = former.get(name)
  return role && [{ ...leaf, role }]
}

const control = new Set(['is_need_callback', 'callback_phone', 'sync', 'is_skip_sending', 'debug'])

/** The names of 2014 to 2018, and the older one for joining an open lead. */
const former = new Map<string, Role>([
  ['leadName', 'title'],
  ['leadText', 'text'],
  ['roistatVisitId', 'visit'],
  ['is_need_check_order', 'join'],
])
