import type { Sent } from '../domain/receipt.ts'
import type { Role } from './field-roles.ts'
import type { Leaf } from './flatten.ts'

/** Whether a submission came to an address of the vendor, which has special parameters. */
export function isOfVendor({ way }: Pick<Sent, 'way'>): boolean {
  return way === 'proxy' || way === 'webhook'
}

/**
 * The leaves of a special parameter of the vendor: none for one that controls the vendor's server, and one with its role
 * for a name of the older address. Undefined for any other value.
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
