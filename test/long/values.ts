import { beginningOf, later } from './days.ts'
import type { Condition, Tree } from './expected.ts'
import type { Model, ModelLead, Values } from './model.ts'
import type { Random } from './random.ts'

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
export function momentOf(random: Random, timeZone: string): number {
  const date = later('2024-02-01', random.below(110))
  const edge = beginningOf(date, timeZone)
  return random.is(2) ? edge + random.between(-1, 1) : edge + random.below(86_400)
}

const makers: { [F in keyof Values]: (random: Random, model: Model) => Values[F] } = {
  title: (random) => random.of(words),
  name: (random) => random.of(words),
  phone: (random) => random.of(phones),
  email: (random) => random.of(mails),
  source: (random) => random.of(sources),
  text: (random) => `${random.of(words)} ${random.of(words)}`,
  creation_date: (random, { timeZone }) => momentOf(random, timeZone),
  paid_date: (random, { timeZone }) => momentOf(random, timeZone),
  remind_at: (random, { timeZone }) => momentOf(random, timeZone),
  remind_note: (random) => random.of(words),
  status: (random, { statuses }) => random.of(statuses).id,
  price: (random) => random.of([0, 1, 50, 99_999, 100_000, 1_250_050, random.below(1_000_000)]),
  assignee: (random) => random.between(1, 4),
  last_touch: (random) => ({ utm_source: random.of(utms), utm_campaign: random.of(utms) }),
}
const required = ['title', 'creation_date', 'status']

/** Some values of a lead; null only where a change may clear a field. */
export function someValues(random: Random, model: Model, names: readonly string[], mayClear: boolean): Values {
  const chosen = random.some(names, 4) as (keyof typeof makers)[]
  const value = (name: keyof typeof makers) =>
    mayClear && !required.includes(name) && random.is(4) ? null : makers[name]?.(random, model)
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
export function treeOf(random: Random, model: Model, way: 'own' | 'wire', depth = 0): Tree {
  if (depth < 3 && random.is(2)) {
    const parts = Array.from({ length: random.below(4) }, () => treeOf(random, model, way, depth + 1))
    return random.is(2) ? { and: parts } : { or: parts }
  }
  const known = way === 'own' ? ownOperators : operators
  const field = random.of(Object.keys(known))
  return conditionOf(random, model, field, random.of(known[field] as string[]))
}

function conditionOf(random: Random, model: Model, field: string, operator: string): Condition {
  if (operator === 'null') return { field, operator, value: random.is(2) }
  if (operator === 'in' || operator === 'not in') {
    const values = Array.from({ length: random.below(4) }, () => valueFor(random, model, field))
    return { field, operator, value: values }
  }
  if (operator === 'like') return { field, operator, value: partOf(random, String(valueFor(random, model, field))) }
  return { field, operator, value: valueFor(random, model, field) }
}

function valueFor(random: Random, model: Model, field: string): string | number | boolean {
  if (field === 'field:1' || field === 'fields') return random.of(['Казань', 'ОМСК', 'тверь', '7'])
  if (field === 'field:2') return random.between(-1, 9)
  if (field === 'deleted' || field === 'repeat') return random.is(2)
  if (field === 'door') return random.of(['api', 'wire', 'import'])
  if (field.startsWith('utm_')) return random.of(utms)
  const lead = random.of([...model.leads.values()])
  const kept = lead[field as keyof ModelLead] as string | number | null
  if (field === 'price') return priceNear(random, kept as number | null)
  if (/_(date|at)$/.test(field)) return writeMoment((kept as number | null) ?? momentOf(random, model.timeZone))
  if (field === 'phone') return random.of(phones)
  return String(kept ?? makers[field as keyof typeof makers]?.(random, model) ?? 1)
}

/** Often between two hundredths, where no price can be. */
function priceNear(random: Random, kept: number | null): string {
  const price = kept ?? 100
  return random.is(4) ? `${(price / 100).toFixed(2)}5` : (price / 100).toFixed(2)
}

function partOf(random: Random, text: string): string {
  const letters = [...text]
  const first = random.below(letters.length)
  return (
    letters
      .slice(first, first + random.between(1, 6))
      .join('')
      .trim() || 'о'
  )
}

export function writeMoment(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000', '')
}
