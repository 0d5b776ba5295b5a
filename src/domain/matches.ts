import { channelOf } from './channel.ts'
import { type Condition, type Field, type Filter, isOwn, kindOf, namesBin, type Operator } from './filter.ts'
import { digitsOf, fold } from './fold.ts'
import { weekHourAt } from './hours.ts'
import { type Lead, responseTime } from './lead.ts'
import { comparableValues, digitsIn, foldedText, searchOf } from './normalized-values.ts'
import { ownTexts, ownValue } from './own-field.ts'
import { phoneKey, phoneNumber } from './phone.ts'
import type { Project } from './project.ts'

/** Whether a filter matches one lead, evaluated in memory with the same result as in the store. */
export function matches(filter: Filter, lead: Lead, project: Project): boolean {
  const isSeen = lead.deletedAt === null || namesBin(filter)
  return isSeen && fulfils(filter, { lead, project, known: new Map() })
}

type LeadValue = number | string | null

/** A lead with a cache of its comparable values: a hundred conditions may use the same field, and folding a text is slow. */
type Judged = { lead: Lead; project: Project; known: Map<Condition['field'], LeadValue> }

function fulfils(filter: Filter, judged: Judged): boolean {
  if ('and' in filter) return filter.and.every((part) => fulfils(part, judged))
  if ('or' in filter) return filter.or.some((part) => fulfils(part, judged))
  const { field, operator, value } = filter
  if (field === 'q') return fulfils(searchOf(filter, judged.project), judged)
  if (field === 'reached') return hasReached(filter, judged.lead)
  if (kindOf(filter) === 'flag')
    return (leadValueOf(filter, judged) !== null) === ((value === 1) === (operator === '='))
  return tests[operator](filter, judged)
}

/** Whether a lead is or was in one of the statuses; negated operators invert the result. */
function hasReached({ operator, value }: Condition, { status, passed }: Lead): boolean {
  const named = [value].flat()
  const isNamed = [status, ...(passed ?? [])].some((each) => named.includes(each))
  return isNamed !== (operator === '!=' || operator === 'not in')
}

const tests: Record<Operator, (condition: Condition, judged: Judged) => boolean> = {
  '=': isAmong,
  '!=': (condition, judged) => !isAmong(condition, judged),
  '<': compared((actual, value) => actual < value),
  '<=': compared((actual, value) => actual <= value),
  '>': compared((actual, value) => actual > value),
  '>=': compared((actual, value) => actual >= value),
  in: isAmong,
  'not in': (condition, judged) => !isAmong(condition, judged),
  like: isPart,
  null: (condition, judged) => (leadValueOf(condition, judged) === null) === condition.value,
}

function isAmong(condition: Condition, judged: Judged): boolean {
  const actual = leadValueOf(condition, judged)
  return actual !== null && valuesOf(condition, judged.project).has(actual)
}

function compared(holds: (actual: number | string, value: number | string) => boolean) {
  return (condition: Condition, judged: Judged): boolean => {
    const leadValue = leadValueOf(condition, judged)
    const [value] = comparableValues(condition, judged.project)
    return leadValue !== null && value !== undefined && holds(leadValue, value)
  }
}

/**
 * A phone matches by its digits, as given or normalised. A value without digits, and any other text, is compared
 * folded.
 */
function isPart(condition: Condition, judged: Judged): boolean {
  const { lead, project } = judged
  const { field } = condition
  const leadValue = field === 'phone' ? lead.phone : leadValueOf(condition, judged)
  if (leadValue === null) return false
  if (field !== 'phone') return String(leadValue).includes(foldedText(condition))
  const digits = digitsIn(condition)
  if (digits === '') return fold(String(leadValue)).includes(foldedText(condition))
  const numbers = [digitsOf(String(leadValue)), digitsOf(phoneNumber(String(leadValue), project.country) ?? '')]
  return numbers.some((each) => each.includes(digits))
}

const sets = new WeakMap<readonly (number | string)[], ReadonlySet<number | string>>()

/** The values of a condition in their comparable form, as a set, which is cached because one filter is applied to many leads. */
function valuesOf(condition: Condition, project: Project): ReadonlySet<number | string> {
  const values = comparableValues(condition, project)
  const set = sets.get(values) ?? new Set(values)
  sets.set(values, set)
  return set
}

function leadValueOf(condition: Condition, { lead, project, known }: Judged): LeadValue {
  const { field } = condition
  const before = known.get(field)
  if (before !== undefined) return before
  const value = isOwn(condition)
    ? ownValue(lead.fields, condition.key, condition.type)
    : fieldValues[field as keyof typeof fieldValues](lead, project)
  known.set(field, value)
  return value
}

const folded = (text: string | null | undefined) => (text === null || text === undefined ? null : fold(text))

/** The value of each field in its comparable form; a flag is set where its value is not null. */
const fieldValues: Record<Exclude<Field, 'q' | 'reached'>, (lead: Lead, project: Project) => LeadValue> = {
  id: (lead) => lead.id,
  status: (lead) => lead.status,
  price: (lead) => lead.price,
  creation_date: (lead) => lead.creationDate,
  paid_date: (lead) => lead.paidDate,
  recorded_at: (lead) => lead.recordedAt,
  remind_at: (lead) => lead.remindAt,
  responded_at: (lead) => lead.respondedAt,
  due_at: (lead) => lead.dueAt,
  assignee: (lead) => lead.assignee,
  door: (lead) => lead.door,
  lost_reason: (lead) => lead.lostReason,
  response_time: responseTime,
  created_weekday: (lead, { timeZone }) => weekHourAt(lead.creationDate, timeZone).weekday,
  created_hour: (lead, { timeZone }) => weekHourAt(lead.creationDate, timeZone).hour,
  deleted: (lead) => lead.deletedAt,
  repeat: (lead) => lead.repeatOf,
  title: (lead) => folded(lead.title),
  name: (lead) => folded(lead.name),
  email: (lead) => folded(lead.email),
  source: (lead) => folded(lead.source),
  text: (lead) => folded(lead.text),
  fields: (lead) => ownTexts(lead.fields),
  phone: (lead, { country }) => (lead.phone === null ? null : phoneKey(lead.phone, country)),
  channel: (lead, { rules }) => channelOf(rules, lead),
  first_channel: (lead, { rules }) => channelOf(rules, { ...lead, lastTouch: lead.firstTouch }),
  utm_source: ({ lastTouch }) => folded(lastTouch?.utm_source),
  utm_medium: ({ lastTouch }) => folded(lastTouch?.utm_medium),
  utm_campaign: ({ lastTouch }) => folded(lastTouch?.utm_campaign),
  utm_content: ({ lastTouch }) => folded(lastTouch?.utm_content),
  utm_term: ({ lastTouch }) => folded(lastTouch?.utm_term),
  first_utm_source: ({ firstTouch }) => folded(firstTouch?.utm_source),
  first_utm_medium: ({ firstTouch }) => folded(firstTouch?.utm_medium),
  first_utm_campaign: ({ firstTouch }) => folded(firstTouch?.utm_campaign),
  first_utm_content: ({ firstTouch }) => folded(firstTouch?.utm_content),
  first_utm_term: ({ firstTouch }) => folded(firstTouch?.utm_term),
}
