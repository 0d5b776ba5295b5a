import { type Enquiry, unknown } from '../domain/enquiry.ts'
import type { Form } from '../domain/form.ts'
import { fieldLimits, textLimits } from '../domain/lead.ts'
import { type Mapping, ownField } from '../domain/mapping.ts'
import { letterMarks, type Sent } from '../domain/receipt.ts'
import { type Touch, touchFields, touchLimit } from '../domain/touch.ts'
import { applyRules } from './apply-rules.ts'
import { cookieLeaves } from './cookies.ts'
import type { Role } from './field-roles.ts'
import { flatten, isYes, type Leaf } from './flatten.ts'
import { flattenForm, formSignals } from './form-enquiry.ts'
import type { Input } from './input.ts'
import { subPath } from './mapping-options.ts'
import { splitSnippet } from './snippet.ts'
import { truncate } from './truncate.ts'
import { isOfVendor, vendorLeaves } from './vendor-fields.ts'

/** The form or mapping that a submission is interpreted by, and the secret that signs form pages. */
export type Target = { form?: Form | undefined; mapping?: Mapping | undefined; secret?: string }

/**
 * An enquiry, the visit that it names, and whether placeholders in its fields are to be filled, as senders to the
 * vendor's addresses expect.
 */
export type Found = { enquiry: Enquiry; visit: string | null; hasPlaceholders: boolean }

/** Interprets an input: by its form or mapping, else by common field names. Other values become custom fields. */
export function enquiryOf(sent: Sent, input: Input, { form, mapping, secret }: Target): Found {
  const { values, fromSnippet, visit: counted, isGoal = false } = splitSnippet(input.values)
  const ofForm = form && formSignals(sent, values, form, secret)
  const matched = applyRules(mapping?.rules ?? [], values)
  const isTaken = ({ path }: Leaf) =>
    path[0] === subPath ||
    path[0] === letterMarks.whole ||
    matched.some((each) => each.path.every((step, index) => step === path[index]))
  const all = flatten(values)
  const leaves = (form && ofForm ? flattenForm(form, all, ofForm) : all)
    .filter((leaf) => !isTaken(leaf))
    .flatMap((leaf) => cookieLeaves(leaf) ?? vendorLeaves(sent, leaf) ?? [leaf])
  const made = gather([...matched.flatMap(({ to, text }) => (to === null ? [] : [leafOfRule(to, text)])), ...leaves])
  const { byRole, fields, touch, wantsJoin } = made
  const textOf = (role: Role, limit: number) => truncate(byRole.get(role) ?? null, limit)
  const visit = textOf('visit', textLimits.source) ?? counted ?? null
  const source = textOf('visit', textLimits.source) ?? textOf('source', textLimits.source)
  const last = Object.keys(touch).length > 0 ? touch : null
  const enquiry: Enquiry = {
    ...unknown,
    title: textOf('title', textLimits.title),
    name: truncate(nameOf(byRole), textLimits.name),
    phone: textOf('phone', textLimits.phone),
    email: textOf('email', textLimits.email),
    text: textOf('text', textLimits.text),
    source,
    sentSource: source ?? visit,
    fields,
    firstTouch: form ? last : null, // a form has the touch of a single visit
    lastTouch: last,
    wantsJoin,
    ...ofForm,
    ...fromSnippet,
  }
  return { enquiry, visit, hasPlaceholders: isGoal || isOfVendor(sent) }
}

const roleOfRule: Record<string, Role> = { first_name: 'first', last_name: 'last' }

function leafOfRule(to: string, text: string): Leaf {
  const own = ownField(to)
  return { path: [], label: own ?? to, role: own === undefined ? (roleOfRule[to] ?? (to as Role)) : undefined, text }
}

/** Sorts values by role. The first of a role wins; the others keep their own names. */
function gather(leaves: readonly Leaf[]) {
  const byRole = new Map<Role, string>()
  const own = new Map<string, string>()
  const touch: Touch = {}
  let wantsJoin = false
  let inside: string | undefined
  for (const leaf of leaves) {
    const role = leaf.role === 'contact' ? contactOf(leaf.text) : leaf.role
    if (role === 'nothing') continue
    if (role === 'join') wantsJoin ||= isYes(leaf.text)
    else if (isTouch(role)) touch[role] ??= truncate(leaf.text, touchLimit)
    else if (role === 'source' && leaf.path.length > 1)
      inside ??= leaf.text // a custom field in `fields`: it stays a field too
    else if (role !== undefined && !byRole.has(role)) byRole.set(role, leaf.text)
    else addField(own, leaf)
  }
  const both = inside ?? (byRole.has('visit') ? byRole.get('source') : undefined)
  if (both) own.set('source', truncate(both, fieldLimits.text))
  if (inside !== undefined && !byRole.has('source')) byRole.set('source', inside)
  return { byRole, fields: Object.fromEntries(own), touch, wantsJoin }
}

/**
 * Stores a value under its label, or under its whole path when the label is taken. Values over the limits stay in the
 * receipt alone.
 */
function addField(own: Map<string, string>, { label, path, text }: Leaf): void {
  const name = truncate(own.has(label) ? path.join('.') : label, fieldLimits.name)
  if (own.size >= fieldLimits.count || own.has(name) || name === '__proto__') return
  own.set(name, truncate(text, fieldLimits.text))
}

function contactOf(text: string): Role | undefined {
  if (text.length > maxContact) return
  if (isEmail(text)) return 'email'
  if (/^[+\d][\d\s().-]{5,}$/.test(text)) return 'phone'
}

/** The longest contact, in characters. */
const maxContact = 320

function isEmail(text: string): boolean {
  const at = text.indexOf('@', 1)
  const dot = text.lastIndexOf('.', text.length - 2)
  return at > 0 && dot > at + 1 && !/\s/.test(text)
}

function isTouch(role: Role | undefined): role is (typeof touchFields)[number] {
  return touchFields.some((field) => field === role)
}

/** The name, as a whole or joined from its parts. */
function nameOf(byRole: Map<Role, string>): string | null {
  const parts = [byRole.get('name') ?? byRole.get('first'), byRole.get('middle'), byRole.get('last')]
  const name = parts.filter((part) => part !== undefined).join(' ')
  return name === '' ? null : name
}
