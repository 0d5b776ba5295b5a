import type { Viewer } from './access.ts'
import { allOf, anyOf, type Condition, type Field, type Filter, nothing } from './filter.ts'
import { fold } from './fold.ts'
import type { Lead, LeadPatch } from './lead.ts'
import { refusal } from './refusal.ts'
import { numberOf, wordsOf } from './search.ts'
import type { Touch } from './touch.ts'

/** Stands where a contact is hidden. */
export const hidden = '•••'

/** What a viewer may see of a lead, or of the changed fields of one: with a mask no phone and no e-mail, wherever they stand. */
export function seenFields<F extends Partial<Lead> & { comment?: string | null }>(viewer: Viewer, fields: F): F {
  if (!viewer.mask) return fields
  const seen = Object.entries(fields).map(([field, value]) => [
    field,
    value === null || value === undefined ? value : (masks[field as keyof typeof masks]?.(value as never) ?? value),
  ])
  return Object.fromEntries(seen)
}

/** Whether a viewer sees a lead at all: with a mask, one of the given sources alone. */
export function isSeen({ mask }: Viewer, { source }: Pick<Lead, 'source'>): boolean {
  return !mask || (source !== null && mask.sources.some((each) => fold(each) === fold(source)))
}

/**
 * Refuses a change by which a masked viewer would learn or lose what is hidden: of a contact, by which the leads of a person could
 * be found, of a text that holds the mark of something hidden, and to a source that they do not see.
 */
export function checkPatch(viewer: Viewer, patch: LeadPatch): void {
  if (!viewer.mask) return
  for (const [field, value] of Object.entries(patch)) {
    const isContact = field === 'phone' || field === 'email'
    const isForeign = field === 'source' && !isSeen(viewer, { source: patch.source ?? null })
    if (isContact || isForeign || JSON.stringify(value)?.includes(hidden))
      throw refusal('hidden-field', { field }, field)
  }
}

/** Whether a contact may stand in a text. */
export function holdsContact(text: string): boolean {
  return maskText(text) !== text
}

/** A text without its phones and e-mails. Six digits and more in a row, however parted, may be a phone. */
export function maskText(text: string): string {
  return text
    .replace(/[^\s@<>,;:"']+@[^\s@<>,;:"']+/g, hidden)
    .replace(/\+?\d(?:[\s().\-\u2010-\u2015]*\d){5,}/g, hidden)
}

const masks = {
  phone: () => hidden,
  email: () => hidden,
  title: maskText,
  name: maskText,
  text: maskText,
  comment: maskText,
  fields: (fields: NonNullable<Lead['fields']>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [maskText(name), maskValue(value)])),
  firstTouch: maskTouch,
  lastTouch: maskTouch,
}

function maskValue(value: string | number | boolean): string | number | boolean {
  const text = String(value)
  return typeof value === 'boolean' || maskText(text) === text ? value : maskText(text)
}

/** What stands behind the `?` of an address may be a whole form. */
function maskTouch(touch: Touch): Touch {
  const masked = Object.entries(touch).map(([name, value]) => [name, maskText(value.replace(/[?#].*$/s, ''))])
  return Object.fromEntries(masked)
}

/**
 * The filter as a viewer may ask it. With a mask: leads of the given sources alone, and a question about what is hidden is
 * refused, for its answer would tell it. A search looks where a masked viewer may.
 */
export function seenFilter(viewer: Viewer, filter: Filter): Filter {
  if (!viewer.mask) return filter
  const sources: Filter = { field: 'source', operator: 'in', value: [...viewer.mask.sources] }
  return allOf([sources, asked(filter)])
}

/** Refuses an order that would tell what is hidden. */
export function checkSort(viewer: Viewer, field: string): void {
  if (viewer.mask && (field === 'title' || field === 'name')) throw refusal('hidden-field', { field }, 'sort')
}

function asked(filter: Filter): Filter {
  if ('and' in filter) return allOf(filter.and.map(asked))
  if ('or' in filter) return anyOf(filter.or.map(asked))
  if (filter.field === 'q') return search(String(filter.value))
  if (filter.field === 'title' || filter.field === 'name') return askedText(filter)
  if (filter.field === 'phone' || filter.field === 'email' || filter.field === 'text')
    throw refusal('hidden-field', { field: filter.field }, 'filter')
  return filter
}

/** A contact may stand in a title: neither a part of a number nor of an address may be asked for. */
function askedText(condition: Condition): Filter {
  const { field, operator, value } = condition
  if ([value].flat().some(mayBeContact)) throw refusal('hidden-field', { field }, 'filter')
  return operator === 'like' ? { field, operator, value, hidesContacts: true } : condition
}

function search(typed: string): Filter {
  return allOf(wordsOf(typed).map((word) => anyOf([numbered(word), ...found(word)])))
}

function numbered(word: string): Filter {
  const id = numberOf(word)
  return id === undefined ? nothing : { field: 'id', operator: '=', value: id }
}

function found(word: string): Filter[] {
  const like = (field: Field): Filter => ({ field, operator: 'like', value: word, hidesContacts: true })
  return mayBeContact(word) ? [like('source')] : [like('title'), like('name'), like('source')]
}

function mayBeContact(value: string | number | boolean): boolean {
  return typeof value === 'string' && /[\p{Nd}@]/u.test(value.normalize('NFKC'))
}
