import { isDeepStrictEqual } from 'node:util'
import type { Viewer } from './access.ts'
import { hidden, maskText } from './contacts.ts'
import type { EventFields, TextField } from './event.ts'
import { fold } from './fold.ts'
import type { Lead, LeadPatch } from './lead.ts'
import { maskComment } from './mention.ts'
import type { Fields } from './own-field.ts'
import { refusal } from './refusal.ts'
import type { Touch } from './touch.ts'

/**
 * Masks the fields of a lead, or the changed ones of it: a masked viewer sees no phone and no e-mail in any of them.
 */
export function maskFields<F extends Partial<Lead> & { comment?: string | null }>(viewer: Viewer, fields: F): F {
  if (!viewer.mask) return fields
  const masked = Object.entries(fields).map(([field, value]) => [
    field,
    value === null || value === undefined ? value : (masks[field as TextField]?.(value as never, viewer) ?? value),
  ])
  return Object.fromEntries(masked)
}

/** Whether a viewer sees a lead at all: a masked viewer sees only the allowed sources. */
export function isVisible({ mask }: Viewer, { source }: Pick<Lead, 'source'>): boolean {
  return !mask || (source !== null && mask.sources.some((each) => fold(each) === fold(source)))
}

/**
 * Refuses a change by which a masked viewer would learn or lose hidden values: of a contact, which would reveal other
 * leads of a person; of a value that is partly hidden; of a text with the mask's mark; and to a source outside the
 * mask.
 */
export function checkPatch(viewer: Viewer, lead: Lead, patch: LeadPatch): void {
  if (!viewer.mask) return
  for (const [field, value] of Object.entries(patch)) {
    const isContact = field === 'phone' || field === 'email'
    const isForeign = field === 'source' && !isVisible(viewer, { source: patch.source ?? null })
    const isLost = !isWhollyVisible(viewer, lead, patch, field as keyof LeadPatch)
    if (isContact || isForeign || isLost || JSON.stringify(value)?.includes(hidden))
      throw refusal('hidden-field', { field }, field)
  }
}

/** Whether the viewer sees the whole value that a patch changes; of custom fields, only the named ones count. */
function isWhollyVisible(viewer: Viewer, lead: Lead, patch: LeadPatch, field: keyof LeadPatch): boolean {
  const before = { [field]: field === 'fields' ? namedIn(patch.fields, lead.fields ?? {}) : lead[field] }
  return isDeepStrictEqual(maskFields(viewer, before), before)
}

function namedIn(patch: LeadPatch['fields'], fields: Fields): Fields {
  if (!patch) return fields
  return Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(patch, name)))
}

/** Refuses a new text of a comment by which a masked viewer would lose what is hidden in the old one. */
export function checkComment(viewer: Viewer, before: string, comment: string): void {
  if (viewer.mask && (maskComment(before) !== before || comment.includes(hidden)))
    throw refusal('hidden-field', { field: 'comment' }, 'comment')
}

const masks: { [F in TextField]: (value: NonNullable<EventFields[F]>, viewer: Viewer) => EventFields[F] } = {
  phone: () => hidden,
  email: () => hidden,
  title: maskText,
  name: maskText,
  text: maskText,
  remindNote: maskText,
  comment: maskComment,
  // an event may contain a former source outside the mask
  source: (source, viewer) => (isVisible(viewer, { source }) ? source : maskText(source)),
  fields: (fields) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [maskText(name), maskValue(value)])),
  firstTouch: maskTouch,
  lastTouch: maskTouch,
}

function maskValue(value: string | number | boolean): string | number | boolean {
  const text = String(value)
  return typeof value === 'boolean' || maskText(text) === text ? value : maskText(text)
}

/** The query of a URL may hold a whole form. A `#` after `&` begins an entity, not a fragment. */
function maskTouch(touch: Touch): Touch {
  const masked = Object.entries(touch).map(([name, value]) => [name, maskText(beforeQuery(value))])
  return Object.fromEntries(masked)
}

function beforeQuery(address: string): string {
  for (let place = 0; place < address.length; place++)
    if (address[place] === '?' || (address[place] === '#' && address[place - 1] !== '&')) return address.slice(0, place)
  return address
}
