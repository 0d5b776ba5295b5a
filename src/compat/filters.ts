import Type from 'typebox'
import {
  allOf,
  anyOf,
  type Comparison,
  type Condition,
  everything,
  type Filter,
  filterLimits,
  operatorsOf,
  priceCondition,
  type WireField,
  type WireOperator,
  wireFieldKinds,
  wireOperators,
} from '../domain/filter.ts'
import { type Place, placeOf } from '../domain/money.ts'
import { excerpt, refusal } from '../domain/refusal.ts'
import { readDate } from '../json/wire/dates.ts'
import { decimalText, readDigits, readLeadId, readText } from '../json/wire/values.ts'

/**
 * Parses `filters` in all spellings of `/api/v1`: a list, which is AND, or one `{"and": […]}` or `{"or": […]}`. A
 * condition is `{field, operator, value}`, `{field, operation, value}` or `[field, operator, value]`. A refusal has the
 * path, such as `filters[0].and[1].value`.
 */
export function readFilters(filter: unknown, argument: string): Filter {
  if (filter === undefined || filter === null) return everything
  const count = { conditions: 0 }
  if (Array.isArray(filter))
    return allOf(filter.map((each, index) => readPart(each, `${argument}[${index}]`, 0, count)))
  if (!isObject(filter) || !isGroup(filter)) throw refusal('not-filters', {}, argument)
  return readGroup(filter, argument, 1, count)
}

/** `filters` for the OpenAPI document. */
export const filterSchemas = [
  Type.Object(
    {
      field: Type.String({ enum: Object.keys(wireFieldKinds) }),
      operator: Type.String({ enum: [...wireOperators], description: '`operation` means the same' }),
      value: Type.Unknown({ description: 'A value; a list for `in`; 1 (unset) or 0 (set) for `null`' }),
    },
    { $id: 'Condition' },
  ),
  Type.Unsafe({
    $id: 'Filter',
    description: 'A condition as an object, as a list of three, or a group of filters',
    anyOf: [
      { $ref: 'Condition#' },
      { type: 'array', minItems: 3, maxItems: 3, description: '["field", "operator", value]' },
      group('and'),
      group('or'),
    ],
  }),
]

function group(word: 'and' | 'or') {
  return { type: 'object', required: [word], properties: { [word]: { type: 'array', items: { $ref: 'Filter#' } } } }
}

type FilterObject = Record<string, unknown>
type Count = { conditions: number }

function readPart(filter: unknown, argument: string, depth: number, count: Count): Filter {
  if (isObject(filter) && isGroup(filter)) return readGroup(filter, argument, depth + 1, count)
  if (++count.conditions > filterLimits.conditions)
    throw refusal('too-many-conditions', { limit: filterLimits.conditions }, 'filters')
  if (Array.isArray(filter) && filter.length <= 3) return readCondition(filter[0], filter[1], filter[2], argument)
  if (isObject(filter)) return readCondition(filter.field, filter.operator ?? filter.operation, filter.value, argument)
  throw refusal('not-condition', {}, argument)
}

function readGroup(group: FilterObject, argument: string, depth: number, count: Count): Filter {
  if (depth > filterLimits.groups) throw refusal('too-many-groups', { limit: filterLimits.groups }, argument)
  const [word, ...others] = Object.keys(group)
  const parts = word && group[word]
  if (others.length > 0 || !Array.isArray(parts)) throw refusal('not-group', {}, argument)
  const read = parts.map((each, index) => readPart(each, `${argument}.${word}[${index}]`, depth, count))
  return word === 'and' ? allOf(read) : anyOf(read)
}

function readCondition(givenField: unknown, givenOperator: unknown, value: unknown, argument: string): Filter {
  const field = readField(givenField, `${argument}.field`)
  const operator = readOperator(givenOperator, `${argument}.operator`, field)
  if (value === undefined || value === null) throw refusal('required', {}, `${argument}.value`)
  return byOperator(operator)(field, value, `${argument}.value`, operator)
}

function readField(part: unknown, argument: string): WireField {
  if (part === undefined || part === null) throw refusal('required', {}, argument)
  const known = Object.keys(wireFieldKinds) as WireField[]
  const field = known.find((each) => each === part)
  if (!field) throw refusal('unknown-field', { given: excerpt(part), known }, argument)
  return field
}

function readOperator(part: unknown, argument: string, field: WireField): WireOperator {
  if (part === undefined || part === null) throw refusal('required', {}, argument)
  const operator = wireOperators.find((each) => each === part)
  if (!operator) throw refusal('unknown-operator', { given: excerpt(part), known: wireOperators }, argument)
  const fitting = operatorsOf[wireFieldKinds[field]]
  const known = wireOperators.filter((each) => fitting.includes(each))
  if (!known.includes(operator)) throw refusal('operator-misfit', { given: operator, field, known }, argument)
  return operator
}

type WireKind = (typeof wireFieldKinds)[WireField]
type ReadValue = (field: WireField, value: unknown, argument: string, operator: WireOperator) => Filter

function byOperator(operator: WireOperator): ReadValue {
  if (operator === 'in') return readIn
  if (operator === 'like') return readLike
  if (operator === 'null') return readNull
  return readComparison
}

function readComparison(field: WireField, part: unknown, argument: string, operator: WireOperator): Filter {
  if (field === 'price') return priceCondition(operator as Comparison, readPlace(part, argument))
  return { field, operator, value: readValue[wireFieldKinds[field]](oneValue(part, argument), argument) } as Condition
}

function readIn(field: WireField, part: unknown, argument: string): Filter {
  const values = Array.isArray(part) ? part : [part]
  if (values.length > filterLimits.values) throw refusal('too-many-values', { limit: filterLimits.values }, argument)
  const read = values.map((each, index) => {
    const at = Array.isArray(part) ? `${argument}[${index}]` : argument
    if (each === undefined || each === null) throw refusal('required', {}, at)
    return readValue[wireFieldKinds[field]](oneValue(each, at), at)
  })
  return { field, operator: 'in', value: read.filter((each) => each !== undefined) }
}

/** Drops one `%` at each end, which the vendor's clients may add; any other one is literal. */
function readLike(field: WireField, part: unknown, argument: string): Filter {
  const text = readText(oneValue(part, argument), argument)
  return { field, operator: 'like', value: text.replace(/^%/, '').replace(/%$/, '') }
}

function readNull(field: WireField, part: unknown, argument: string): Filter {
  const flag = typeof part === 'object' ? 'an object' : String(part)
  if (flag !== '1' && flag !== '0') throw refusal('not-flag', { given: excerpt(part) }, argument)
  return { field, operator: 'null', value: flag === '1' }
}

/** Parses a value of each kind. A price between two hundredths equals no stored one and is undefined. */
const readValue: Record<WireKind, (value: unknown, argument: string) => number | string | undefined> = {
  id: readLeadId,
  status: readDigits,
  date: (value, argument) => readDate(value, argument),
  price: (value, argument) => {
    const { floor, exact } = readPlace(value, argument)
    return exact ? floor : undefined
  },
  text: readText,
  phone: readText,
}

function readPlace(single: unknown, argument: string): Place {
  const value = oneValue(single, argument)
  const place = placeOf(typeof value === 'number' ? decimalText(value) : String(value))
  if (!place || typeof value === 'boolean') throw refusal('not-decimal', { given: excerpt(value) }, argument)
  return place
}

function oneValue(single: unknown, argument: string): unknown {
  if (typeof single === 'object') throw refusal('not-one-value', { given: excerpt(single) }, argument)
  return single
}

function isObject(candidate: unknown): candidate is FilterObject {
  return typeof candidate === 'object' && candidate !== null && !Array.isArray(candidate)
}

function isGroup(group: FilterObject): boolean {
  return 'and' in group || 'or' in group
}
