import fc from 'fast-check'
import { spelled, spelledDay } from './dates.ts'
import { hundredths, type ModelLead, moment, statuses } from './leads.ts'
import { type Phone, phone, phonePart } from './phones.ts'
import { text } from './texts.ts'

export type Field = keyof ModelLead
/** `sent` is the value in the request, `values` is its meaning: for `in` the whole list, else one value. */
export type Condition = {
  field: Field
  operator: string
  values: Value[]
  sent: unknown
  spelling: (typeof spellings)[number]
}
/** A price is a decimal text, a date seconds. */
export type Value = number | string | boolean | Phone
export type Tree = { and: Tree[] } | { or: Tree[] } | Condition
/** The value of `filters`: a list, or one group instead. */
export type Top = Tree[] | { and: Tree[] } | { or: Tree[] }

const equality = ['=', '!=', 'in', 'null']
const ordered = [...equality, '<', '<=', '>', '>=']
const textual = [...equality, 'like']

/** The operators that fit each field, by the contract. */
export const fitting: Record<Field, string[]> = {
  id: ordered,
  price: ordered,
  creation_date: ordered,
  paid_date: ordered,
  status: equality,
  title: textual,
  name: textual,
  email: textual,
  phone: textual,
  source: textual,
  text: textual,
}
export const spellings = ['operator', 'operation', 'both', 'list'] as const
export const deepest = 8

/** Filters about these leads: most values are theirs, or close to theirs. */
export function filtersAbout(leads: ModelLead[]): fc.Arbitrary<Top> {
  const condition = fc
    .constantFrom(
      ...Object.entries(fitting).flatMap(([field, fit]) => fit.map((operator) => [field, operator] as const)),
    )
    .chain(([field, operator]) => conditionOf(leads, field as Field, operator))
  const trees = treesOf(condition)
  const top: fc.Arbitrary<Top> = fc.oneof(
    { weight: 4, arbitrary: condition.map((only) => [only]) },
    { weight: 3, arbitrary: fc.array(trees, { maxLength: 3 }) },
    { weight: 2, arbitrary: groupOf(trees) },
    { weight: 1, arbitrary: deep(condition) },
  )
  return top.filter((each) => conditionsOf(each).length <= 100)
}

export function conditionsOf(tree: Top | Tree): Condition[] {
  if (Array.isArray(tree)) return tree.flatMap(conditionsOf)
  if ('and' in tree) return conditionsOf(tree.and)
  if ('or' in tree) return conditionsOf(tree.or)
  return [tree]
}

/** The depth of nested groups. */
export function depthOf(tree: Top | Tree): number {
  if (Array.isArray(tree)) return Math.max(0, ...tree.map(depthOf))
  if ('and' in tree) return 1 + depthOf(tree.and)
  if ('or' in tree) return 1 + depthOf(tree.or)
  return 0
}

/** The filters as the wire takes them. */
export function written(tree: Top | Tree): unknown {
  if (Array.isArray(tree)) return tree.map(written)
  if ('and' in tree) return { and: written(tree.and) }
  if ('or' in tree) return { or: written(tree.or) }
  const { field, operator, sent: value, spelling } = tree
  if (spelling === 'list') return [field, operator, value]
  if (spelling === 'operation') return { field, operation: operator, value }
  if (spelling === 'both') return { operation: '~', value, operator, field }
  return { field, operator, value }
}

function treesOf(condition: fc.Arbitrary<Condition>): fc.Arbitrary<Tree> {
  let trees: fc.Arbitrary<Tree> = condition
  // the outer list is level 0, and a group instead of it would be level 1
  for (let level = deepest - 1; level > 0; level--)
    trees = fc.oneof({ weight: 5, arbitrary: condition }, { weight: 2, arbitrary: groupOf(trees) })
  return trees
}

function groupOf(trees: fc.Arbitrary<Tree>): fc.Arbitrary<{ and: Tree[] } | { or: Tree[] }> {
  const parts = fc.array(trees, { maxLength: 3 })
  return fc.oneof(
    parts.map((and) => ({ and })),
    parts.map((or) => ({ or })),
  )
}

/** One condition inside the deepest groups that the wire accepts. */
function deep(condition: fc.Arbitrary<Condition>): fc.Arbitrary<Tree[]> {
  const words = fc.array(fc.constantFrom('and', 'or'), { minLength: 1, maxLength: deepest })
  return fc.tuple(condition, words).map(([inner, around]) => {
    const wrap = (tree: Tree, word: string): Tree => (word === 'and' ? { and: [tree] } : { or: [tree] })
    return [around.reduce<Tree>(wrap, inner)]
  })
}

type Pair = { sent: unknown; value: Value }

function conditionOf(leads: ModelLead[], field: Field, operator: string): fc.Arbitrary<Condition> {
  return fc
    .record({ pairs: pairsOf(leads, field, operator), spelling: fc.constantFrom(...spellings), bare: fc.boolean() })
    .map(({ pairs, spelling, bare }) => {
      const sent = pairs.map((pair) => pair.sent)
      const isOne = operator !== 'in' || (bare && sent.length === 1)
      const values = pairs.map((pair) => pair.value)
      return { field, operator, values, sent: isOne ? sent[0] : sent, spelling }
    })
}

function pairsOf(leads: ModelLead[], field: Field, operator: string): fc.Arbitrary<Pair[]> {
  if (operator === 'null') return fc.tuple(fc.constantFrom(...flags))
  if (operator === 'like') return fc.tuple(field === 'phone' ? like(phonePart) : like(partOf(leads, field)))
  const value = fc.oneof({ weight: 3, arbitrary: theirs(leads, field) }, { weight: 2, arbitrary: anyOf[field] })
  return operator === 'in' ? fc.array(value, { maxLength: 4 }) : fc.tuple(value)
}

const flags: Pair[] = [1, '1', 0, '0'].map((sent) => ({ sent, value: String(sent) === '1' }))

const order = fc.integer({ min: 0, max: 70 }).chain(asId)
const someText = text.map((sent): Pair => ({ sent, value: sent }))
const someDate = fc
  .oneof(spelled(moment), spelledDay(moment))
  .map(({ sent, seconds }): Pair => ({ sent, value: seconds }))
const someTextOrNumber = fc.oneof(
  { weight: 5, arbitrary: someText },
  { weight: 1, arbitrary: fc.constantFrom(0, 10, 10.5, -1).map((sent) => ({ sent, value: String(sent) })) },
)
const anyOf: Record<Field, fc.Arbitrary<Pair>> = {
  id: order,
  status: fc.constantFrom(...statuses, 7).chain(asDigits),
  price: decimal(),
  creation_date: someDate,
  paid_date: someDate,
  title: someTextOrNumber,
  name: someTextOrNumber,
  email: someTextOrNumber,
  source: someTextOrNumber,
  text: someTextOrNumber,
  phone: phone.map((value) => ({ sent: value.typed, value })),
}

/** A value that some lead has in this field, in one of its notations. */
function theirs(leads: ModelLead[], field: Field): fc.Arbitrary<Pair> {
  const there = leads.map((lead) => lead[field]).filter((value) => value !== null)
  return fc.constantFrom(...there).chain((value): fc.Arbitrary<Pair> => {
    if (typeof value === 'object') return fc.constant({ sent: value.typed, value })
    if (typeof value === 'string') return retyped(value).map((sent) => ({ sent, value: sent }))
    if (field === 'id') return asId(value)
    if (field === 'status') return asDigits(value)
    if (field === 'price') return priceText(value).chain(asDecimal)
    return spelled(fc.constant(value)).map(({ sent, seconds }) => ({ sent, value: seconds }))
  })
}

function asDigits(value: number): fc.Arbitrary<Pair> {
  return fc.constantFrom(value, String(value), `0${value}`).map((sent) => ({ sent, value }))
}

function asId(value: number): fc.Arbitrary<Pair> {
  return fc.constantFrom(value, String(value), `order_${value}`).map((sent) => ({ sent, value }))
}

/** Any decimal number close to a price: negative, between two hundredths, or with trailing zeros. */
function decimal(): fc.Arbitrary<Pair> {
  const sign = fc.constantFrom('', '', '', '-')
  const rest = fc.constantFrom('', '', '0', '000', '5', '001', '999', '0000001')
  return fc
    .tuple(sign, hundredths.chain(priceText), rest)
    .chain(([minus, price, more]) => asDecimal(`${minus}${price}${more}`))
}

/** `1050` → `10.50` */
function priceText(value: number): fc.Arbitrary<string> {
  return fc.constant(`${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`)
}

/** As a text, or as a number if that is exact. */
function asDecimal(value: string): fc.Arbitrary<Pair> {
  const short = value.replace(/\.?0+$/, '')
  return fc
    .constantFrom(String(Number(short)) === short ? Number(short) : value, value)
    .map((sent) => ({ sent, value }))
}

/** The same text in another spelling. */
function retyped(value: string): fc.Arbitrary<string> {
  const ways = [value, value.toUpperCase(), value.toLowerCase(), value.normalize('NFD'), value.replace(/ё/g, 'е')]
  return fc.constantFrom(...ways.filter((each) => each.isWellFormed()))
}

function partOf(leads: ModelLead[], field: Field): fc.Arbitrary<string> {
  const there = leads.map((lead) => lead[field]).filter((value) => typeof value === 'string')
  const part = fc
    .constantFrom(...there)
    .chain(retyped)
    .chain((value) => {
      const characters = [...value]
      return fc
        .tuple(fc.nat(characters.length), fc.integer({ min: 1, max: 4 }))
        .map(([start, length]) => characters.slice(start, start + length).join(''))
    })
  return fc.oneof({ weight: 3, arbitrary: part }, { weight: 1, arbitrary: text })
}

/** One `%` at each end is dropped, even if the sender meant it literally. */
function like(parts: fc.Arbitrary<string>): fc.Arbitrary<Pair> {
  return fc.tuple(parts, fc.constantFrom('', '%'), fc.constantFrom('', '%')).map(([part, before, after]) => {
    const sent = `${before}${part}${after}`
    const rest = sent.startsWith('%') ? sent.slice(1) : sent
    return { sent, value: rest.endsWith('%') ? rest.slice(0, -1) : rest }
  })
}
