import { isDeepStrictEqual } from 'node:util'
import type { Viewer } from './access.ts'
import { hidden, maskText } from './contacts.ts'
import { fold } from './fold.ts'
import type { Fields, Lead, LeadPatch } from './lead.ts'
import { refusal } from './refusal.ts'
import type { Touch } from './touch.ts'

/** What a viewer may see of a lead, or of the changed fields of one: with a mask no phone and no e-mail, wherever they stand. */
export function maskFields<F extends Partial<Lead> & { comment?: string | null }>(viewer: Viewer, fields: F): F {
  if (!viewer.mask) return fields
  const masked = Object.entries(fields).map(([field, value]) => [
    field,
    value === null || value === undefined
      ? value
      : (masks[field as keyof typeof masks]?.(value as never, viewer) ?? value),
  ])
  return Object.fromEntries(masked)
}

/** Whether a viewer sees a lead at all: with a mask, one of the given sources alone. */
export function isVisible({ mask }: Viewer, { source }: Pick<Lead, 'source'>): boolean {
  return !mask || (source !== null && mask.sources.some((each) => fold(each) === fold(source)))
}

/**
 * Refuses a change by which a masked viewer would learn or lose what is hidden: of a contact, by which the leads of a person could
 * be found, of what is not shown whole, of a text that holds the mark of something hidden, and to a source that they do not see.
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

/** Whether the viewer sees all of what a patch changes in a field; of the own fields, of those that it names. */
function isWhollyVisible(viewer: Viewer, lead: Lead, patch: LeadPatch, field: keyof LeadPatch): boolean {
  const before = { [field]: field === 'fields' ? namedIn(patch.fields, lead.fields ?? {}) : lead[field] }
  return isDeepStrictEqual(maskFields(viewer, before), before)
}

function namedIn(patch: LeadPatch['fields'], fields: Fields): Fields {
  if (!patch) return fields
  return Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(patch, name)))
}

const masks = {
  phone: () => hidden,
  email: () => hidden,
  title: maskText,
  name: maskText,
  text: maskText,
  comment: maskText,
  // a lead may have come from a source of others, which nobody chose to show
  source: (source: string, viewer: Viewer) => (isVisible(viewer, { source }) ? source : maskText(source)),
  fields: (fields: Fields) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [maskText(name), maskValue(value)])),
  firstTouch: maskTouch,
  lastTouch: maskTouch,
}

function maskValue(value: string | number | boolean): string | number | boolean {
  const text = String(value)
  return typeof value === 'boolean' || maskText(text) === text ? value : maskText(text)
}

/** What stands behind the `?` of an address may be a whole form. A `#` behind `&` begins no part of an address but an entity. */
function maskTouch(touch: Touch): Touch {
  const masked = Object.entries(touch).map(([name, value]) => [name, maskText(beforeQuery(value))])
  return Object.fromEntries(masked)
}

function beforeQuery(address: string): string {
  for (let place = 0; place < address.length; place++)
    if (address[place] === '?' || (address[place] === '#' && address[place - 1] !== '&')) return address.slice(0, place)
  return address
}
