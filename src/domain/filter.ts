import type { Place } from './money.ts'
import type { OwnFieldName, OwnFieldType } from './own-field.ts'

/**
 * The internal filter of every door. Values are parsed: ids, statuses, hundredths and seconds are integers, texts are
 * as typed, and `null` takes true for "unset". An empty `and` is true; an empty `or` matches nothing.
 */
export type Filter = { and: Filter[] } | { or: Filter[] } | Condition

export type Condition = Subject &
  (
    | { operator: Comparison; value: number | string }
    | { operator: 'in' | 'not in'; value: (number | string)[] }
    | { operator: 'like'; value: string }
    | { operator: 'null'; value: boolean }
  )

/** A built-in field, or an own field of the project with the key and the type for reading it from a lead. */
type Subject = { field: Field } | OwnSubject
export type OwnSubject = { field: OwnFieldName; key: string; type: OwnFieldType }

/** The operators that `/api/v1` has too. */
export const wireOperators = ['=', '!=', '<', '<=', '>', '>=', 'in', 'like', 'null'] as const
export type WireOperator = (typeof wireOperators)[number]
export type Comparison = Exclude<WireOperator, 'in' | 'like' | 'null'>

/** All operators. `not in` is the exact complement of `in`: an unset value is in no list, so it matches. */
export const operators = [...wireOperators, 'not in'] as const
export type Operator = (typeof operators)[number]

/** The fields that `/api/v1` has too. The kind decides how a value is parsed and compared. */
export const wireFieldKinds = {
  creation_date: 'date',
  email: 'text',
  id: 'id',
  name: 'text',
  paid_date: 'date',
  phone: 'phone',
  price: 'price',
  status: 'status',
  source: 'text',
  title: 'text',
  text: 'text',
} as const satisfies Record<string, Kind>
export type WireField = keyof typeof wireFieldKinds

/**
 * The fields of `/api/v2` alone. `repeat` and `deleted` are flags, 1 or 0; the `utm_…` and the channel are those of the last touch,
 * `first_…` those of the first; `reached` are all statuses that a lead was ever in; `response_time` is in seconds; `created_…` are of the
 * project's zone; `q` is a text search as typed (see `search.ts`); `fields` are the texts of all own fields together.
 */
const v2FieldKinds = {
  assignee: 'member',
  remind_at: 'date',
  responded_at: 'date',
  due_at: 'date',
  recorded_at: 'date',
  repeat: 'flag',
  door: 'door',
  deleted: 'flag',
  utm_source: 'text',
  utm_medium: 'text',
  utm_campaign: 'text',
  utm_content: 'text',
  utm_term: 'text',
  channel: 'channel',
  reached: 'statuses',
  lost_reason: 'reason',
  response_time: 'whole',
  created_weekday: 'whole',
  created_hour: 'whole',
  first_utm_source: 'text',
  first_utm_medium: 'text',
  first_utm_campaign: 'text',
  first_utm_content: 'text',
  first_utm_term: 'text',
  first_channel: 'channel',
  q: 'search',
  fields: 'texts',
} as const satisfies Record<string, Kind>

export type UtmField = Extract<keyof typeof v2FieldKinds, `utm_${string}` | `first_utm_${string}`>

export const fieldKinds = { ...wireFieldKinds, ...v2FieldKinds }
export type Field = keyof typeof fieldKinds
export type Kind =
  | 'id'
  | 'status'
  | 'price'
  | 'date'
  | 'text'
  | 'phone'
  | 'member'
  | 'flag'
  | 'door'
  | 'channel'
  | 'statuses'
  | 'reason'
  | 'whole'
  | 'search'
  | 'texts'
  | 'number'
  | 'day'
  | 'choice'

const choice: readonly Operator[] = ['=', '!=', 'in', 'not in', 'null']
const ordered: readonly Operator[] = [...choice, '<', '<=', '>', '>=']
const textual: readonly Operator[] = [...choice, 'like']

/** The operators that each kind allows. */
export const operatorsOf: Record<Kind, readonly Operator[]> = {
  id: ordered,
  price: ordered,
  date: ordered,
  status: choice,
  text: textual,
  phone: textual,
  member: choice,
  flag: ['=', '!='],
  door: ['=', '!=', 'in', 'not in'],
  channel: choice,
  statuses: ['=', '!=', 'in', 'not in'],
  reason: choice,
  whole: ordered,
  search: ['like'],
  texts: ['like', 'null'],
  number: ordered,
  day: ordered,
  choice,
}

/** The kind of a condition's values. */
export function kindOf(subject: Subject): Kind {
  return isOwn(subject) ? kindOfType[subject.type] : fieldKinds[subject.field]
}

/** True for a condition on a field that the project defined. */
export function isOwn<C extends Subject>(condition: C): condition is Extract<C, OwnSubject> {
  return 'key' in condition
}

const kindOfType: Record<OwnFieldType, Kind> = { text: 'text', number: 'number', date: 'day', choice: 'choice' }

/**
 * Limits of a filter: nested groups, conditions in the tree, values of one `in`, statuses in all `reached` together (each is an SQL term),
 * conditions on the channel, and the length (characters) of a stored document, since many are read at once. `searches` limits conditions on
 * `q`, each of which searches seven texts for up to eight words, and `likes` the other text searches of `/api/v2`.
 */
export const filterLimits = {
  ...{ groups: 8, conditions: 100, values: 1000, reached: 100, channels: 10, kept: 8_000 },
  ...{ searches: 3, likes: 10 },
}

/**
 * What the filter of a list may have besides, in its outermost `and`: this group itself, and conditions that a number of a report adds to the filter
 * of the report, so that its list opens.
 */
export const addedLimits = { groups: 1, conditions: 8, reached: 100, channels: 1, searches: 1 }

/** Matches every lead, and none. */
export const everything: Filter = { and: [] }
export const nothing: Filter = { or: [] }

/**
 * The conjunction of the parts. Constant parts are folded here, so no database sees them. A folded part keeps its
 * condition on the bin, since that decides the scope of the whole filter.
 */
export function allOf(parts: Filter[]): Filter {
  if (parts.some(isNothing)) return parts.some(namesBin) ? { and: eitherBin } : nothing
  return { and: parts.filter((part) => !isEverything(part)) }
}

/** The disjunction of the parts, folded in the same way. */
export function anyOf(parts: Filter[]): Filter {
  if (parts.some(isEverything)) return parts.some(namesBin) ? { or: eitherBin } : everything
  return { or: parts.filter((part) => !isNothing(part)) }
}

/** Every lead fulfils exactly one of these. */
const eitherBin: Filter[] = [
  { field: 'deleted', operator: '=', value: 1 },
  { field: 'deleted', operator: '=', value: 0 },
]

/** True for a filter with a condition on the bin. */
export function namesBin(filter: Filter): boolean {
  if ('and' in filter) return filter.and.some(namesBin)
  if ('or' in filter) return filter.or.some(namesBin)
  return filter.field === 'deleted'
}

/** True for a filter without conditions. */
export function isEverything(filter: Filter): boolean {
  return 'and' in filter && filter.and.length === 0
}

function isNothing(filter: Filter): boolean {
  return 'or' in filter && filter.or.length === 0
}

/** Compares prices with a decimal number. A number between two hundredths is compared with the nearer whole one. */
export function priceCondition(operator: Comparison, { floor, exact }: Place): Filter {
  if (exact) return { field: 'price', operator, value: floor }
  if (operator === '=') return nothing
  if (operator === '!=') return everything
  return { field: 'price', operator: operator.startsWith('<') ? '<=' : '>', value: floor }
}
