import Type from 'typebox'
import {
  addedLimits,
  allOf,
  anyOf,
  type Comparison,
  type Condition,
  everything,
  type Field,
  type Filter,
  fieldKinds,
  filterLimits,
  kindOf,
  type Operator,
  operators,
  operatorsOf,
  priceCondition,
} from '../domain/filter.ts'
import { nameOfField } from '../domain/own-field.ts'
import type { Project } from '../domain/project.ts'
import { excerpt, Refusal, refusal } from '../domain/refusal.ts'
import { isPast, isRelative } from '../domain/relative-time.ts'
import { readPlace, readSearch, readValue } from './filter-values.ts'
import { readBoolean, readText } from './values.ts'

/** The filter document for the OpenAPI document. */
export const FilterSchema = Type.Unsafe<unknown>({
  $id: 'Filter',
  description: [
    'A condition, {"field", "operator", "value"}, or a group of filters, {"and": […]} or {"or": […]}.',
    'The value is a list for `in` and `not in`, true (unset) or false (set) for `null`. Unset values match `!=` and `not in`.',
    `Fields: ${Object.keys(fieldKinds).join(', ')}, late.`,
    'An own field is `field:3`, by its id; its value is a text, a number, or a day such as 2024-03-05.',
    'A time or a day may be relative to the moment of the request: `-P3D`, `PT2H` (one unit of Y, M, W, D, or H and M after T); units of days and longer follow the time zone of the project. `within` with such a value means the time between now and then, both included.',
    '`late` is true for leads whose response is overdue or came late: `due_at` is in the past.',
    'Leads in the bin match only a filter that names `deleted`',
  ].join(' '),
  type: 'object',
  examples: [{ and: [{ field: 'status', operator: 'in', value: ['0', '1'] }] }],
})

/** The context for parsing a document: the zone and the own fields of the project, and the time (seconds) of the request. */
export type FilterScope = { project: Pick<Project, 'timeZone' | 'fields'>; now: number }

/**
 * Parses a filter document. Ids and statuses are strings of digits, a price is a decimal string, a time is
 * `2023-11-08T13:03:21Z`, a flag is true or false. A refusal has the path, such as `filter.and[1].value`.
 */
export function readFilter(filter: unknown, scope: FilterScope, argument = 'filter'): Filter {
  return readWhole(filter, scope, argument, false)
}

/**
 * Parses a filter for the database, given as an object or as JSON text. It allows fewer text conditions, because they are slow in SQL, and more of what
 * reports add.
 */
export function readSearchFilter(filter: unknown, scope: FilterScope, argument = 'filter'): Filter {
  return readWhole(typeof filter === 'string' ? parsed(filter, argument) : filter, scope, argument, true)
}

function readWhole(filter: unknown, scope: FilterScope, argument: string, isSearched: boolean): Filter {
  const counts = { conditions: 0, channels: 0, searches: 0, likes: 0, reached: 0 }
  const canAdd = isSearched && typeof filter === 'object' && filter !== null && 'and' in filter
  const added = canAdd ? { ...addedLimits } : undefined
  return readPart(filter, argument, added ? -addedLimits.groups : 0, { argument, scope, isSearched, added, ...counts })
}

/** Reads a stored filter document; undefined if it is no longer valid, as when it names a removed object. */
export function readStoredFilter(filter: unknown, scope: FilterScope): Filter | undefined {
  try {
    return readFilter(filter, scope)
  } catch (error) {
    if (error instanceof Refusal) return
    throw error
  }
}

/** Parses a filter document in JSON text, as in a query. */
export function readFilterText(text: string, scope: FilterScope, argument = 'filter'): Filter {
  return readFilter(parsed(text, argument), scope, argument)
}

/** Refuses a document that is too long to be stored. */
export function checkKept(filter: unknown, argument = 'filter'): void {
  const { length } = JSON.stringify(filter)
  if (length > filterLimits.kept) throw refusal('too-long', { length, limit: filterLimits.kept }, argument)
}

function parsed(text: string, argument: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refusal('not-json', { reason: (error as Error).message }, argument)
  }
}

type FilterObject = Record<string, unknown>
/** `added` is what is left of `addedLimits`. */
type Whole = { argument: string; scope: FilterScope; isSearched: boolean; added: Added | undefined } & Record<
  Counted,
  number
>
type Counted = 'conditions' | 'channels' | 'searches' | 'likes' | 'reached'
type Added = typeof addedLimits

function readPart(filter: unknown, argument: string, depth: number, whole: Whole): Filter {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) throw refusal('not-filter', {}, argument)
  if ('and' in filter || 'or' in filter) return readGroup(filter as FilterObject, argument, depth + 1, whole)
  const isOutermost = depth === 1 - addedLimits.groups
  if (!isOutermost || !isAdded(filter as FilterObject, whole.added)) count(filter as FilterObject, argument, whole)
  return readCondition(filter as FilterObject, argument, whole.scope)
}

/** Takes a condition from what reports may add; false if it is another, or too many. */
function isAdded(condition: FilterObject, left: Added | undefined): boolean {
  if (!left) return false
  const { field, operator } = condition
  const taken = {
    conditions: 1,
    channels: isAboutChannel(condition) ? 1 : 0,
    searches: field === 'q' ? 1 : 0,
    reached: field === 'reached' ? countOf(condition) : 0,
  }
  const names = Object.keys(taken) as (keyof typeof taken)[]
  if ((operator === 'like' && field !== 'q') || names.some((name) => taken[name] > left[name])) return false
  for (const name of names) left[name] -= taken[name]
  return true
}

/** Counts a condition against the limits of a filter. */
function count(filter: FilterObject, argument: string, whole: Whole): void {
  if (++whole.conditions > filterLimits.conditions)
    throw refusal('too-many-conditions', { limit: filterLimits.conditions }, whole.argument)
  if (isAboutChannel(filter) && ++whole.channels > filterLimits.channels)
    throw refusal('too-many-channel-conditions', { limit: filterLimits.channels }, whole.argument)
  if (whole.isSearched) countTexts(filter, argument, whole)
}

/** Counts text conditions and statuses of `reached`: each becomes a term of the SQL, which is evaluated for every row. */
function countTexts(condition: FilterObject, argument: string, whole: Whole): void {
  const { field, operator } = condition
  if (field === 'q' && ++whole.searches > filterLimits.searches)
    throw refusal('too-many-text-conditions', { name: 'q', limit: filterLimits.searches }, whole.argument)
  if (field !== 'q' && operator === 'like' && ++whole.likes > filterLimits.likes)
    throw refusal('too-many-text-conditions', { name: 'like', limit: filterLimits.likes }, whole.argument)
  if (field !== 'reached') return
  whole.reached += countOf(condition)
  if (whole.reached > filterLimits.reached)
    throw refusal('too-many-values', { limit: filterLimits.reached }, `${argument}.value`)
}

function countOf({ value }: FilterObject): number {
  return Array.isArray(value) ? value.length : 1
}

function isAboutChannel({ field }: FilterObject): boolean {
  return typeof field === 'string' && /channel$/.test(field)
}

function readGroup(node: FilterObject, argument: string, depth: number, whole: Whole): Filter {
  if (depth > filterLimits.groups) throw refusal('too-many-groups', { limit: filterLimits.groups }, argument)
  const [word, ...others] = Object.keys(node)
  const parts = word && node[word]
  if (others.length > 0 || !Array.isArray(parts)) throw refusal('not-group', {}, argument)
  const read = parts.map((each, index) => readPart(each, `${argument}.${word}[${index}]`, depth, whole))
  return word === 'and' ? allOf(read) : anyOf(read)
}

function readCondition(node: FilterObject, argument: string, scope: FilterScope): Filter {
  const unknown = Object.keys(node).find((name) => !['field', 'operator', 'value'].includes(name))
  if (unknown !== undefined)
    throw refusal('unknown-name', { given: excerpt(unknown), known: ['field', 'operator', 'value'] }, argument)
  if (node.field === 'late') return readLate(node, argument, scope)
  const subject = readSubject(node.field, scope, `${argument}.field`)
  const operator = chosen(node.operator, documentOperators, 'unknown-operator', `${argument}.operator`)
  const known = operatorsFor(subject)
  if (!known.includes(operator))
    throw refusal('operator-misfit', { given: operator, field: subject.field, known }, `${argument}.operator`)
  if (node.value === undefined || node.value === null) throw refusal('required', {}, `${argument}.value`)
  return readers[operator]({ subject, operator, scope, argument: `${argument}.value` }, node.value)
}

/** `late` exists only in documents. At the time of the request it becomes a comparison with the deadline, `due_at`. */
function readLate({ operator, value }: FilterObject, argument: string, { now }: FilterScope): Filter {
  const known = operatorsOf.flag
  const chosenOperator = chosen(operator, documentOperators, 'unknown-operator', `${argument}.operator`)
  if (!known.includes(chosenOperator as Operator))
    throw refusal('operator-misfit', { given: chosenOperator, field: 'late', known }, `${argument}.operator`)
  if (value === undefined || value === null) throw refusal('required', {}, `${argument}.value`)
  const isLate = readBoolean(value, `${argument}.value`) === (operator === '=')
  if (isLate) return { field: 'due_at', operator: '<', value: now }
  return anyOf([
    { field: 'due_at', operator: 'null', value: true },
    { field: 'due_at', operator: '>=', value: now },
  ])
}

type Subject = Parameters<typeof kindOf>[0]

/** A field by its name, or an own field by its id, such as `field:3`. */
function readSubject(raw: unknown, { project }: FilterScope, argument: string): Subject {
  const own = project.fields.find((each) => nameOfField(each) === raw)
  if (own) return { field: nameOfField(own), key: own.key, type: own.type }
  const known = [...Object.keys(fieldKinds), 'late'] as Field[]
  return { field: chosen(raw, known, 'unknown-field', argument) }
}

/** `within` exists only in documents. It is parsed into two comparisons. */
const documentOperators = [...operators, 'within'] as const
type DocumentOperator = (typeof documentOperators)[number]

function operatorsFor(subject: Subject): readonly DocumentOperator[] {
  const kind = kindOf(subject)
  return kind === 'date' || kind === 'day' ? [...operatorsOf[kind], 'within'] : operatorsOf[kind]
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

type Place = { subject: Subject; operator: DocumentOperator; scope: FilterScope; argument: string }
type ReadCondition = (place: Place, raw: unknown) => Filter

const readers: Record<DocumentOperator, ReadCondition> = {
  '=': readComparison,
  '!=': readComparison,
  '<': readComparison,
  '<=': readComparison,
  '>': readComparison,
  '>=': readComparison,
  in: readList,
  'not in': readList,
  like: readLike,
  null: ({ subject, operator, argument }, raw) =>
    ({ ...subject, operator, value: readBoolean(raw, argument) }) as Filter,
  within: readWithin,
}

function readComparison(place: Place, raw: unknown): Filter {
  const { subject, operator, argument } = place
  if (subject.field === 'price') return priceCondition(operator as Comparison, readPlace(raw, argument))
  return { ...subject, operator, value: readOne(place, raw) } as Filter
}

/** A blank search is no condition. */
function readLike({ subject, operator, argument }: Place, raw: unknown): Filter {
  const isSearch = subject.field === 'q'
  const value = isSearch ? readSearch(raw, argument) : readText(raw, argument)
  return isSearch && value.trim() === '' ? everything : ({ ...subject, operator, value } as Filter)
}

function readList(place: Place, raw: unknown): Filter {
  const { subject, operator, argument } = place
  if (!Array.isArray(raw)) throw refusal('not-list', { given: excerpt(raw) }, argument)
  if (raw.length > filterLimits.values) throw refusal('too-many-values', { limit: filterLimits.values }, argument)
  const read = raw.map((each, index) => readOne({ ...place, argument: `${argument}[${index}]` }, each))
  return { ...subject, operator, value: read.filter((each) => each !== undefined) } as Filter
}

/** The interval between now and a relative time in the past or future. */
function readWithin(place: Place, raw: unknown): Filter {
  const { subject, argument } = place
  if (typeof raw !== 'string' || !isRelative(raw)) throw refusal('not-relative', { given: excerpt(raw) }, argument)
  const [now, then] = [readOne(place, 'P0D'), readOne(place, raw)]
  const [from, to] = isPast(raw) ? [then, now] : [now, then]
  return allOf([
    { ...subject, operator: '>=', value: from } as Condition,
    { ...subject, operator: '<=', value: to } as Condition,
  ])
}

function readOne({ subject, scope, argument }: Place, raw: unknown) {
  const { now, project } = scope
  return readValue[kindOf(subject)](raw, argument, { now, timeZone: project.timeZone })
}
