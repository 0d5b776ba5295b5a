import type { Condition, Top, Tree, Value } from './filter-trees.ts'
import type { ModelLead } from './leads.ts'
import type { Phone } from './phones.ts'

/** Whether a filter finds a lead, by a direct implementation of the contract. */
export function isFound(lead: ModelLead, tree: Top | Tree): boolean {
  if (Array.isArray(tree)) return tree.every((each) => isFound(lead, each))
  if ('and' in tree) return tree.and.every((each) => isFound(lead, each))
  if ('or' in tree) return tree.or.some((each) => isFound(lead, each))
  return meets(lead, tree)
}

/** The leads of a page in order, with unset values lowest and equal ones by id, and the total. */
export function slice(
  leads: ModelLead[],
  { field, order, limit, offset }: { field: keyof ModelLead; order: string; limit: number; offset: number },
): { ids: string[]; total: number } {
  const ascending = leads.toSorted((one, other) => compareBy(field, one, other) || one.id - other.id)
  const sorted = order === 'asc' ? ascending : ascending.toReversed()
  return { ids: sorted.slice(offset, offset + limit).map((lead) => String(lead.id)), total: leads.length }
}

function meets(lead: ModelLead, { field, operator, values }: Condition): boolean {
  const kept = lead[field]
  if (operator === 'null') return (kept === null) === values[0]
  if (operator === '!=') return kept === null || !isEqual(field, kept, values[0] as Value)
  if (kept === null) return false
  if (operator === '=' || operator === 'in') return values.some((value) => isEqual(field, kept, value))
  if (operator === 'like') return contains(kept as string | Phone, values[0] as string)
  const place = placeOf(field, kept as number, values[0] as number | string)
  return { '<': place < 0, '<=': place <= 0, '>': place > 0, '>=': place >= 0 }[operator] as boolean
}

function isEqual(field: keyof ModelLead, kept: string | number | Phone, value: Value): boolean {
  if (typeof kept === 'object') return meant(kept) === meant(value as Phone)
  if (typeof kept === 'string') return folded(kept) === folded(value as string)
  return placeOf(field, kept, value as number | string) === 0
}

function meant({ typed, number }: Phone): string {
  return number ?? folded(typed)
}

function contains(kept: string | Phone, part: string): boolean {
  if (typeof kept === 'string') return folded(kept).includes(folded(part))
  const digits = digitsOf(part)
  if (digits === '') return folded(kept.typed).includes(folded(part))
  return digitsOf(kept.typed).includes(digits) || digitsOf(kept.number ?? '').includes(digits)
}

function digitsOf(text: string): string {
  return [...text].filter((character) => character >= '0' && character <= '9').join('')
}

/** Negative when the lead's value comes first. */
function placeOf(field: keyof ModelLead, kept: number, value: number | string): number {
  if (field !== 'price') return kept - (value as number)
  const difference = BigInt(kept) * 10n ** 10n - scaled(value as string)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** A decimal text in units of 10⁻¹². */
function scaled(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(12, '0'))
  return decimal.startsWith('-') ? -size : size
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/ё/g, 'е')
}

function compareBy(field: keyof ModelLead, one: ModelLead, other: ModelLead): number {
  const [a, b] = [one[field], other[field]]
  if (a === null || b === null) return Number(a !== null) - Number(b !== null)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return compareTexts([...folded(a as string)], [...folded(b as string)])
}

function compareTexts(one: string[], other: string[]): number {
  const at = one.findIndex((character, index) => character !== other[index])
  if (at < 0) return one.length - other.length
  return (one[at]?.codePointAt(0) ?? -1) - (other[at]?.codePointAt(0) ?? -1)
}
