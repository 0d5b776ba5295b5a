import type { Viewer } from './access.ts'
import { fieldOfLevel, type PathLevel, type TouchChoice } from './attribution.ts'
import type { Rule } from './channel.ts'
import { allOf, anyOf, type Condition, type Field, type Filter, isOwn, nothing } from './filter.ts'
import type { V2SortField } from './lead.ts'
import { refusal } from './refusal.ts'
import { numberOf, wordsOf } from './search.ts'

/**
 * The fields that may hold a contact. A masked viewer may not filter, sort or search by them, since the result would
 * reveal the value.
 */
const mayHoldContact = {
  id: false,
  creation_date: false,
  paid_date: false,
  price: false,
  status: false,
  source: false, // only the viewer's sources match
  title: true,
  name: true,
  phone: true,
  email: true,
  text: true,
  assignee: false,
  remind_at: false,
  responded_at: false,
  due_at: false,
  recorded_at: false,
  repeat: false,
  door: false,
  deleted: false,
  utm_source: true,
  utm_medium: true,
  utm_campaign: true,
  utm_content: true,
  utm_term: true,
  channel: false, // a name that the project chose
  reached: false,
  lost_reason: false,
  response_time: false,
  created_weekday: false,
  created_hour: false,
  first_utm_source: true,
  first_utm_medium: true,
  first_utm_campaign: true,
  first_utm_content: true,
  first_utm_term: true,
  first_channel: false,
  q: false, // it searches only what a masked viewer may see
  fields: true,
} as const satisfies Record<Field, boolean>

/**
 * Restricts a filter to what a viewer may ask. A mask limits it to the allowed sources and refuses conditions on fields
 * that may hold a contact. A search covers ids and sources.
 */
export function visibleFilter(viewer: Viewer, filter: Filter): Filter {
  if (!viewer.mask) return filter
  const sources: Filter = { field: 'source', operator: 'in', value: [...viewer.mask.sources] }
  return allOf([sources, checked(filter)])
}

/** Refuses a sort order that would reveal hidden values. */
export function checkSort(viewer: Viewer, field: V2SortField): void {
  if (viewer.mask && field !== 'deleted_at' && mayHoldContact[field]) throw refusal('hidden-field', { field }, 'sort')
}

/** Refuses channel rules whose count of leads would reveal hidden values, since a parameter of a URL may contain a phone. */
export function checkCounted(viewer: Viewer, rules: readonly Rule[]): void {
  const field = rules
    .flatMap(({ match }) => Object.keys(match))
    .find((each) => each.startsWith('utm_') || each === 'referrer_host')
  if (viewer.mask && field) throw refusal('hidden-field', { field }, 'rules')
}

/** Refuses levels of a report that would reveal hidden values. */
export function checkLevels(viewer: Viewer, levels: readonly PathLevel[], touch: TouchChoice): void {
  const hidden = levels.map((level) => fieldOfLevel[touch][level]).find((field) => mayHoldContact[field])
  if (viewer.mask && hidden) throw refusal('hidden-field', { field: hidden }, 'level')
}

function checked(filter: Filter): Filter {
  if ('and' in filter) return allOf(filter.and.map(checked))
  if ('or' in filter) return anyOf(filter.or.map(checked))
  if (filter.field === 'q') return search(String(filter.value))
  if (isHidden(filter)) throw refusal('hidden-field', { field: filter.field }, 'filter')
  return filter
}

/** Whether a masked viewer may not use a condition. An own field may hold any text or number, such as a phone, unless it is a day. */
function isHidden(condition: Condition): boolean {
  return isOwn(condition) ? condition.type !== 'date' : mayHoldContact[condition.field]
}

function search(typed: string): Filter {
  return allOf(
    wordsOf(typed).map((word) => anyOf([numbered(word), { field: 'source', operator: 'like', value: word }])),
  )
}

function numbered(word: string): Filter {
  const id = numberOf(word)
  return id === undefined ? nothing : { field: 'id', operator: '=', value: id }
}
