import { daysOf, endsOf } from './days.ts'
import { folded, type Model, type ModelLead, meantBy } from './model.ts'

/** A filter in the format of our own API. */
export type Condition = { field: string; operator: string; value: unknown }
export type Tree = { and: Tree[] } | { or: Tree[] } | Condition

export type Question = { filter?: Tree | undefined; q?: string | undefined; period: string }

/** The leads that a question of our own API finds. */
export function foundBy(model: Model, { filter, q, period }: Question, now: number): ModelLead[] {
  const within = ofPeriod(model, period, now)
  return matching(model, { filter, q }).filter(within)
}

/** The same for any creation date. Unless a filter names `deleted`, it finds leads outside the bin. */
export function matching(model: Model, { filter, q }: Pick<Question, 'filter' | 'q'>): ModelLead[] {
  const all = [...model.leads.values()]
  const live = filter && namesBin(filter) ? all : all.filter((lead) => lead.deleted_at === null)
  return live.filter((lead) => (!filter || isFound(lead, filter)) && (!q || isSought(lead, q)))
}

function ofPeriod(model: Model, period: string, now: number): (lead: ModelLead) => boolean {
  const days = daysOf(period, now, model.timeZone)
  if (!days) return () => true
  const { from, to } = endsOf(days, model.timeZone)
  return (lead) => lead.creation_date >= from && lead.creation_date <= to
}

function namesBin(tree: Tree): boolean {
  if ('and' in tree) return tree.and.some(namesBin)
  return 'or' in tree ? tree.or.some(namesBin) : tree.field === 'deleted'
}

export function isFound(lead: ModelLead, tree: Tree): boolean {
  if ('and' in tree) return tree.and.every((each) => isFound(lead, each))
  if ('or' in tree) return tree.or.some((each) => isFound(lead, each))
  return meets(lead, tree)
}

/** Whether each word is found; the words here have no digits, so only texts are searched. */
function isSought(lead: ModelLead, q: string): boolean {
  const texts = [lead.name, lead.email, lead.title, lead.source, lead.text, ownTexts(lead)].map((text) =>
    folded(text ?? ''),
  )
  const words = folded(q).split(/\s+/).filter(Boolean)
  return words.every((word) => texts.some((text) => text.includes(word)))
}

function meets(lead: ModelLead, { field, operator, value }: Condition): boolean {
  const kept = keptIn(lead, field)
  if (operator === 'null') return (kept === null) === value
  if (operator === '!=') return kept === null || !equals(field, kept, value)
  const isAmong = () => kept !== null && (value as unknown[]).some((each) => equals(field, kept, each))
  if (operator === 'not in') return !isAmong()
  if (kept === null) return false
  if (operator === '=') return equals(field, kept, value)
  if (operator === 'in') return isAmong()
  if (operator === 'like') return contains(field, kept as string, value as string)
  const place = Number(kept) * scale - placeOf(field, value as string)
  return { '<': place < 0, '<=': place <= 0, '>': place > 0, '>=': place >= 0 }[operator] as boolean
}

function keptIn(lead: ModelLead, field: string): string | number | boolean | null {
  if (field.startsWith('utm_')) return lead.last_touch?.[field] ?? null
  if (field === 'field:1') return lead.fields?.город ?? null
  if (field === 'field:2') return lead.fields?.n ?? null
  if (field === 'fields') return ownTexts(lead)
  if (field === 'deleted') return lead.deleted_at !== null
  if (field === 'repeat') return lead.repeat_of !== null
  return lead[field as 'title' | 'price']
}

/** The own values that a search reads, without flags. */
function ownTexts(lead: ModelLead): string | null {
  const values = Object.values(lead.fields ?? {}).filter((value) => typeof value !== 'boolean')
  return values.length === 0 ? null : values.join('\n')
}

const texts = ['title', 'name', 'email', 'source', 'text', 'utm_source', 'utm_campaign', 'door', 'field:1']

function equals(field: string, kept: string | number | boolean, value: unknown): boolean {
  if (typeof kept === 'boolean') return kept === value
  if (texts.includes(field)) return folded(kept as string) === folded(value as string)
  if (field !== 'phone') return Number(kept) * scale === placeOf(field, value as string)
  return nameOf(kept as string) === nameOf(value as string)
}

function nameOf(phone: string): string {
  return meantBy(phone) ?? folded(phone)
}

function contains(field: string, kept: string, value: string): boolean {
  if (field !== 'phone') return folded(kept).includes(folded(value))
  const digits = value.replace(/\D/g, '')
  if (digits === '') return folded(kept).includes(folded(value))
  const number = meantBy(kept)
  return kept.replace(/\D/g, '').includes(digits) || (number !== null && `7${number}`.includes(digits))
}

/** The factor to compare in thousandths, so that a price between two hundredths has a place. */
const scale = 1_000

function placeOf(field: string, value: string): number {
  if (field === 'price') return Math.round(Number(value) * 100 * scale)
  if (/_(date|at)$/.test(field)) return (Date.parse(value) / 1000) * scale
  return Number(value) * scale
}

/** Leads in the order of a list: unset values lowest, and equal values by id. */
export function inOrder(leads: ModelLead[], sort: string): ModelLead[] {
  const field = sort.replace('-', '') as keyof ModelLead
  const ascending = leads.toSorted((one, other) => compare(one[field], other[field]) || one.id - other.id)
  return sort.startsWith('-') ? ascending.toReversed() : ascending
}

function compare(one: unknown, other: unknown): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  if (typeof one === 'number') return one - (other as number)
  const [a, b] = [[...folded(one as string)], [...folded(other as string)]]
  const at = a.findIndex((letter, index) => letter !== b[index])
  if (at < 0) return a.length - b.length
  return (a[at]?.codePointAt(0) ?? -1) - (b[at]?.codePointAt(0) ?? -1)
}

/** The sum of prices as a decimal text. */
export function sumOf(leads: ModelLead[]): string {
  return money(leads.reduce((sum, { price }) => sum + (price ?? 0), 0))
}

export function money(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}
