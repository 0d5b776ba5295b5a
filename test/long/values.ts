import type { Chance } from './chance.ts'
import { beginningOf, later } from './days.ts'
import type { Model, ModelLead, Values } from './model.ts'
import type { Condition, Tree } from './sense.ts'

/** Texts that folding makes equal, and some that contain each other. */
export const words = [
  'Ёлка',
  'елка',
  'ОКНА',
  'окна и двери',
  'Ｏｋｎａ',
  'okna',
  'замер',
  'Ремонт\u00a0окон',
  'straße',
  'ΑΒΓ',
]
const mails = ['anna@example.com', 'ANNA@example.com', 'boris@пример.рф', 'vera@example.org']
const sources = ['vk', 'VK', 'Ёж', 'еж', 'direct', '2gis']
const phones = ['+7 921 000-00-01', '8 (921) 000-00-01', '9210000001', '79210000002', '+7 999 123 45 67', '112', '03']
const utms = ['vk', 'Yandex', 'ya', 'Весна']

/** A moment near changes of daylight saving time, often at the very start or end of a day in the zone. */
export function momentOf(chance: Chance, timeZone: string): number {
  const date = later('2024-02-01', chance.below(110))
  const edge = beginningOf(date, timeZone)
  return chance.is(2) ? edge + chance.between(-1, 1) : edge + chance.below(86_400)
}

const makers: { [F in keyof Values]: (chance: Chance, model: Model) => Values[F] } = {
  title: (chance) => chance.of(words),
  name: (chance) => chance.of(words),
  phone: (chance) => chance.of(phones),
  email: (chance) => chance.of(mails),
  source: (chance) => chance.of(sources),
  text: (chance) => `${chance.of(words)} ${chance.of(words)}`,
  creation_date: (chance, { timeZone }) => momentOf(chance, timeZone),
  paid_date: (chance, { timeZone }) => momentOf(chance, timeZone),
  remind_at: (chance, { timeZone }) => momentOf(chance, timeZone),
  remind_note: (chance) => chance.of(words),
  status: (chance, { statuses }) => chance.of(statuses).id,
  price: (chance) => chance.of([0, 1, 50, 99_999, 100_000, 1_250_050, chance.below(1_000_000)]),
  assignee: (chance) => chance.between(1, 4),
  last_touch: (chance) => ({ utm_source: chance.of(utms), utm_campaign: chance.of(utms) }),
}
const required = ['title', 'creation_date', 'status']

/** Some values of a lead; null only where a change may clear a field. */
export function someValues(chance: Chance, model: Model, names: readonly string[], mayClear: boolean): Values {
  const chosen = chance.some(names, 4) as (keyof typeof makers)[]
  const value = (name: keyof typeof makers) =>
    mayClear && !required.includes(name) && chance.is(4) ? null : makers[name]?.(chance, model)
  return Object.fromEntries(chosen.map((name) => [name, value(name)]))
}

export const wireFields = [
  'title',
  'name',
  'phone',
  'email',
  'source',
  'text',
  'creation_date',
  'paid_date',
  'status',
  'price',
] as const
export const changedFields = [...wireFields, 'assignee', 'remind_at', 'remind_note'] as const
export const madeFields = [...changedFields, 'last_touch'] as const

const [ordered, textual] = [
  ['=', '!=', '<', '<=', '>', '>=', 'in', 'null'],
  ['=', '!=', 'in', 'like', 'null'],
]
const choices = ['=', '!=', 'in', 'null']
const operators: Record<string, string[]> = {
  ...Object.fromEntries(['id', 'price', 'creation_date', 'paid_date'].map((name) => [name, ordered])),
  ...Object.fromEntries(['title', 'name', 'email', 'source', 'text', 'phone'].map((name) => [name, textual])),
  status: choices,
}
const ownOperators: Record<string, string[]> = {
  ...Object.fromEntries(Object.entries(operators).map(([name, fitting]) => [name, [...fitting, 'not in']])),
  'field:1': [...choices, 'not in'],
  'field:2': [...ordered, 'not in'],
  fields: ['like', 'null'],
  remind_at: ordered,
  recorded_at: ordered,
  utm_source: textual,
  utm_campaign: textual,
  assignee: choices,
  repeat: ['=', '!='],
  deleted: ['=', '!='],
  door: ['=', '!=', 'in', 'not in'],
}

/** A filter about these leads: most of its values are theirs, or close to theirs. */
export function treeOf(chance: Chance, model: Model, way: 'own' | 'wire', depth = 0): Tree {
  if (depth < 3 && chance.is(2)) {
    const parts = Array.from({ length: chance.below(4) }, () => treeOf(chance, model, way, depth + 1))
    return chance.is(2) ? { and: parts } : { or: parts }
  }
  const known = way === 'own' ? ownOperators : operators
  const field = chance.of(Object.keys(known))
  return conditionOf(chance, model, field, chance.of(known[field] as string[]))
}

function conditionOf(chance: Chance, model: Model, field: string, operator: string): Condition {
  if (operator === 'null') return { field, operator, value: chance.is(2) }
  if (operator === 'in' || operator === 'not in') {
    const values = Array.from({ length: chance.below(4) }, () => valueFor(chance, model, field))
    return { field, operator, value: values }
  }
  if (operator === 'like') return { field, operator, value: partOf(chance, String(valueFor(chance, model, field))) }
  return { field, operator, value: valueFor(chance, model, field) }
}

function valueFor(chance: Chance, model: Model, field: string): string | number | boolean {
  if (field === 'field:1' || field === 'fields') return chance.of(['Казань', 'ОМСК', 'тверь', '7'])
  if (field === 'field:2') return chance.between(-1, 9)
  if (field === 'deleted' || field === 'repeat') return chance.is(2)
  if (field === 'door') return chance.of(['api', 'wire', 'import'])
  if (field.startsWith('utm_')) return chance.of(utms)
  const lead = chance.of([...model.leads.values()])
  const kept = lead[field as keyof ModelLead] as string | number | null
  if (field === 'price') return priceNear(chance, kept as number | null)
  if (/_(date|at)$/.test(field)) return writeMoment((kept as number | null) ?? momentOf(chance, model.timeZone))
  if (field === 'phone') return chance.of(phones)
  return String(kept ?? makers[field as keyof typeof makers]?.(chance, model) ?? 1)
}

/** Often between two hundredths, where no price can be. */
function priceNear(chance: Chance, kept: number | null): string {
  const price = kept ?? 100
  return chance.is(4) ? `${(price / 100).toFixed(2)}5` : (price / 100).toFixed(2)
}

function partOf(chance: Chance, text: string): string {
  const letters = [...text]
  const first = chance.below(letters.length)
  return (
    letters
      .slice(first, first + chance.between(1, 6))
      .join('')
      .trim() || 'о'
  )
}

export function writeMoment(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000', '')
}
