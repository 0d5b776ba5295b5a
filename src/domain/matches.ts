import { channelOf } from './channel.ts'
import {
  type Condition,
  type Field,
  type Filter,
  isOwn,
  kindOf,
  namesBin,
  type Operator,
  type UtmField,
} from './filter.ts'
import { digitsOf, fold } from './fold.ts'
import { weekHourAt } from './hours.ts'
import { type Lead, responseTime } from './lead.ts'
import { comparable as comparableOwn, ownTexts, ownValue } from './own-field.ts'
import { phoneKey, phoneNumber } from './phone.ts'
import type { Project } from './project.ts'
import { searchFor } from './search.ts'
import type { Touch } from './touch.ts'

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
  if (kindOf(filter) === 'flag') return isSet(field, lead) === ((value === 1) === (operator === '='))
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
  const { field } = condition
  if (field === 'fields') return ownTexts(lead.fields)
  if (field in plain) return plain[field as keyof typeof plain](lead)
  if (field === 'channel') return channelOf(project.rules, lead)
  if (field === 'created_weekday') return weekHourAt(lead.creationDate, project.timeZone).weekday
  if (field === 'created_hour') return weekHourAt(lead.creationDate, project.timeZone).hour
  if (field === 'first_channel') return channelOf(project.rules, { ...lead, lastTouch: lead.firstTouch })
  if (field === 'phone') return lead.phone === null ? null : phoneKey(lead.phone, project.country)
  const text = field in texts ? texts[field as keyof typeof texts](lead) : utmOf(field as UtmField, lead)
  return text === null ? null : fold(text)
}

function utmOf(field: UtmField, { firstTouch, lastTouch }: Lead): string | null {
  const touch = field.startsWith('first_') ? firstTouch : lastTouch
  return touch?.[field.replace(/^first_/, '') as keyof Touch] ?? null
}

function isSet(field: Condition['field'], lead: Lead): boolean {
  return (field === 'deleted' ? lead.deletedAt : lead.repeatOf) !== null
}

const plain = {
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
} satisfies Partial<Record<Field, (lead: Lead) => LeadValue>>

const texts = {
  title: (lead) => lead.title,
  name: (lead) => lead.name,
  email: (lead) => lead.email,
  source: (lead) => lead.source,
  text: (lead) => lead.text,
} satisfies Partial<Record<Field, (lead: Lead) => string | null>>
