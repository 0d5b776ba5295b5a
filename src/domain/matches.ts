import { channelOf } from './channel.ts'
import { type Condition, type Field, type Filter, isOwn, kindOf, namesBin, type Operator } from './filter.ts'
import { digitsOf, fold } from './fold.ts'
import { weekHourAt } from './hours.ts'
import { type Lead, responseTime } from './lead.ts'
import { comparable as comparableOwn, ownTexts, ownValue } from './own-field.ts'
import { phoneKey, phoneNumber } from './phone.ts'
import type { Project } from './project.ts'
import { searchFor } from './search.ts'

/** Whether a filter matches one lead, evaluated in memory with the same result as in the store. */
export function matches(filter: Filter, lead: Lead, project: Project): boolean {
  return (lead.deletedAt === null || namesBin(filter)) && fulfils(filter, lead, project)
}

function fulfils(filter: Filter, lead: Lead, project: Project): boolean {
  if ('and' in filter) return filter.and.every((part) => fulfils(part, lead, project))
  if ('or' in filter) return filter.or.some((part) => fulfils(part, lead, project))
  const { field, operator, value } = filter
  if (field === 'q') return fulfils(searchFor(String(value), project.country), lead, project)
  if (field === 'reached') return hasReached(filter, lead)
  if (kindOf(filter) === 'flag')
    return (leadValueOf(filter, lead, project) !== null) === ((value === 1) === (operator === '='))
  return tests[operator](filter, lead, project)
}

/** A lead has several, and one of them is enough. */
function hasReached({ operator, value }: Condition, { status, passed }: Lead): boolean {
  const named = [value].flat()
  const isNamed = [status, ...(passed ?? [])].some((each) => named.includes(each))
  return isNamed !== (operator === '!=' || operator === 'not in')
}

type LeadValue = number | string | null

const tests: Record<Operator, (condition: Condition, lead: Lead, project: Project) => boolean> = {
  '=': (condition, lead, project) => isEqual(condition, condition.value as number | string, lead, project),
  '!=': (condition, lead, project) => !isEqual(condition, condition.value as number | string, lead, project),
  '<': compared((actual, value) => actual < value),
  '<=': compared((actual, value) => actual <= value),
  '>': compared((actual, value) => actual > value),
  '>=': compared((actual, value) => actual >= value),
  in: isAmong,
  'not in': (condition, lead, project) => !isAmong(condition, lead, project),
  like: isPart,
  null: (condition, lead, project) => (leadValueOf(condition, lead, project) === null) === condition.value,
}

function isAmong(condition: Condition, lead: Lead, project: Project): boolean {
  return (condition.value as (number | string)[]).some((value) => isEqual(condition, value, lead, project))
}

function isEqual(condition: Condition, value: number | string, lead: Lead, project: Project): boolean {
  return leadValueOf(condition, lead, project) === comparable(condition, value, project)
}

function compared(holds: (actual: number | string, value: number | string) => boolean) {
  return (condition: Condition, lead: Lead, project: Project): boolean => {
    const leadValue = leadValueOf(condition, lead, project)
    return leadValue !== null && holds(leadValue, comparable(condition, condition.value as number | string, project))
  }
}

/**
 * A phone matches by its digits, as given or normalised. A value without digits, and any other text, is compared
 * folded.
 */
function isPart(condition: Condition, lead: Lead, project: Project): boolean {
  const { field, value } = condition
  const text = String(value)
  const leadValue = field === 'phone' ? lead.phone : leadValueOf(condition, lead, project)
  if (leadValue === null) return false
  if (field !== 'phone') return String(leadValue).includes(fold(text))
  const digits = digitsOf(text)
  if (digits === '') return fold(String(leadValue)).includes(fold(text))
  const numbers = [digitsOf(String(leadValue)), digitsOf(phoneNumber(String(leadValue), project.country) ?? '')]
  return numbers.some((each) => each.includes(digits))
}

/** A value in its comparable form. */
function comparable(condition: Condition, value: number | string, project: Project): number | string {
  if (isOwn(condition)) return comparableOwn[condition.type](value) ?? value
  if (typeof value === 'number') return value
  return kindOf(condition) === 'phone' ? phoneKey(value, project.country) : fold(value)
}

function leadValueOf(condition: Condition, lead: Lead, project: Project): LeadValue {
  if (isOwn(condition)) return ownValue(lead.fields, condition.key, condition.type)
  return values[condition.field as keyof typeof values](lead, project)
}

const folded = (text: string | null | undefined) => (text === null || text === undefined ? null : fold(text))

/** The value of each field in its comparable form; a flag is set where its value is not null. */
const values: Record<Exclude<Field, 'q' | 'reached'>, (lead: Lead, project: Project) => LeadValue> = {
  id: (lead) => lead.id,
  status: (lead) => lead.status,
  price: (lead) => lead.price,
  creation_date: (lead) => lead.creationDate,
  paid_date: (lead) => lead.paidDate,
  recorded_at: (lead) => lead.recordedAt,
  remind_at: (lead) => lead.remindAt,
  responded_at: (lead) => lead.respondedAt,
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
