import Type from 'typebox'
import { doors } from '../domain/access.ts'
import {
  allOf,
  anyOf,
  type Comparison,
  type Condition,
  type Field,
  type Filter,
  fieldKinds,
  filterLimits,
  type Kind,
  type Operator,
  operators,
  operatorsOf,
  priceCondition,
} from '../domain/filter.ts'
import { type Place, placeOf } from '../domain/money.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import { searchLimits } from '../domain/search.ts'
import { readBoolean, readId, readText, readTime } from './values.ts'

/** The filter document for the OpenAPI document. */
export const FilterSchema = Type.Unsafe<unknown>({
  $id: 'Filter',
  description:
    'A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}. The value is a list for `in`, true (unset) or false (set) for `null`. A filter that names `deleted` nowhere is about leads that are not in the bin',
  type: 'object',
  examples: [{ and: [{ field: 'status', operator: 'in', value: ['0', '1'] }] }],
})

/**
 * Parses a filter document. Ids and statuses are strings of digits, a price is a decimal string, a time is
 * `2023-11-08T13:03:21Z`, a flag is true or false. A refusal has the path, such as `filter.and[1].value`.
 */
export function readFilter(filter: unknown, argument = 'filter'): Filter {
  return readPart(filter, argument, 0, { argument, conditions: 0, channels: 0 })
}

/** Parses a filter document in JSON text, as in a query. */
export function readFilterText(text: string, argument = 'filter'): Filter {
  return readFilter(parsed(text, argument), argument)
}

function parsed(text: string, argument: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refusal('not-json', { reason: (error as Error).message }, argument)
  }
}

type FilterObject = Record<string, unknown>
type Whole = { argument: string; conditions: number; channels: number }

function readPart(filter: unknown, argument: string, depth: number, whole: Whole): Filter {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) throw refusal('not-filter', {}, argument)
  if ('and' in filter || 'or' in filter) return readGroup(filter as FilterObject, argument, depth + 1, whole)
  if (++whole.conditions > filterLimits.conditions)
    throw refusal('too-many-conditions', { limit: filterLimits.conditions }, whole.argument)
  if ('field' in filter && filter.field === 'channel' && ++whole.channels > filterLimits.channels)
    throw refusal('too-many-channel-conditions', { limit: filterLimits.channels }, whole.argument)
  return readCondition(filter as FilterObject, argument)
}

function readGroup(node: FilterObject, argument: string, depth: number, whole: Whole): Filter {
  if (depth > filterLimits.groups) throw refusal('too-many-groups', { limit: filterLimits.groups }, argument)
  const [word, ...others] = Object.keys(node)
  const parts = word && node[word]
  if (others.length > 0 || !Array.isArray(parts)) throw refusal('not-group', {}, argument)
  const read = parts.map((each, index) => readPart(each, `${argument}.${word}[${index}]`, depth, whole))
  return word === 'and' ? allOf(read) : anyOf(read)
}

function readCondition(node: FilterObject, argument: string): Filter {
  const unknown = Object.keys(node).find((name) => !['field', 'operator', 'value'].includes(name))
  if (unknown !== undefined)
    throw refusal('unknown-name', { given: excerpt(unknown), known: ['field', 'operator', 'value'] }, argument)
  const field = chosen(node.field, Object.keys(fieldKinds) as Field[], 'unknown-field', `${argument}.field`)
  const operator = chosen(node.operator, operators, 'unknown-operator', `${argument}.operator`)
  const known = operatorsOf[fieldKinds[field]]
  if (!known.includes(operator))
    throw refusal('operator-misfit', { given: operator, field, known }, `${argument}.operator`)
  if (node.value === undefined || node.value === null) throw refusal('required', {}, `${argument}.value`)
  return byOperator(operator)(field, node.value, `${argument}.value`, operator)
}

function chosen<T extends string>(
  raw: unknown,
  known: readonly T[],
  code: 'unknown-field' | 'unknown-operator',
  argument: string,
): T {
  if (raw === undefined || raw === null) throw refusal('required', {}, argument)
  const found = known.find((each) => each === raw)
  if (!found) throw refusal(code, { given: excerpt(raw), known }, argument)
  return found
}

type ReadValue = (field: Field, raw: unknown, argument: string, operator: Operator) => Filter

function byOperator(operator: Operator): ReadValue {
  if (operator === 'in') return readIn
  if (operator === 'like') return readLike
  if (operator === 'null') return readNull
  return readComparison
}

function readComparison(field: Field, raw: unknown, argument: string, operator: Operator): Filter {
  if (field === 'price') return priceCondition(operator as Comparison, readPlace(raw, argument))
  return { field, operator, value: readValue[fieldKinds[field]](raw, argument) } as Condition
}

function readIn(field: Field, raw: unknown, argument: string): Filter {
  if (!Array.isArray(raw)) throw refusal('not-list', { given: excerpt(raw) }, argument)
  if (raw.length > filterLimits.values) throw refusal('too-many-values', { limit: filterLimits.values }, argument)
  const read = raw.map((each, index) => readValue[fieldKinds[field]](each, `${argument}[${index}]`))
  return { field, operator: 'in', value: read.filter((each) => each !== undefined) }
}

function readLike(field: Field, raw: unknown, argument: string): Filter {
  const value = field === 'q' ? readSearch(raw, argument) : readText(raw, argument)
  return { field, operator: 'like', value }
}

function readNull(field: Field, raw: unknown, argument: string): Filter {
  return { field, operator: 'null', value: readBoolean(raw, argument) }
}

/** Parses a value of each kind. A price between two hundredths equals no stored one and is undefined. */
const readValue: Record<Kind, (raw: unknown, argument: string) => number | string | undefined> = {
  id: readId,
  status: readId,
  member: readId,
  channel: readId,
  date: readTime,
  price: (raw, argument) => {
    const { floor, exact } = readPlace(raw, argument)
    return exact ? floor : undefined
  },
  flag: (raw, argument) => Number(readBoolean(raw, argument)),
  door: (raw, argument) => {
    const found = doors.find((each) => each === raw)
    if (!found) throw refusal('unknown-choice', { given: excerpt(raw), known: doors }, argument)
    return found
  },
  text: readText,
  phone: readText,
  search: readSearch,
}

/** A search text as typed. */
export function readSearch(given: unknown, argument: string): string {
  const text = readText(given, argument)
  const length = [...text].length
  if (length > searchLimits.characters) throw refusal('too-long', { length, limit: searchLimits.characters }, argument)
  return text
}

function readPlace(raw: unknown, argument: string): Place {
  const place = typeof raw === 'string' ? placeOf(raw) : undefined
  if (!place) throw refusal('not-decimal', { given: excerpt(raw) }, argument)
  return place
}
