import { useTranslation } from 'react-i18next'
import { nameOfField, useOwnFields } from '../api/own-fields.ts'
import type { OwnField } from '../api/types.ts'
import { useIsMasked } from '../lead/rights.ts'
import { readRelative, writeRelative } from './relative-time.ts'

/** The fields of every project, and the kind of their value. The order is that of the menu. */
const fields = [
  { name: 'status', kind: 'status' },
  { name: 'source', kind: 'source' },
  { name: 'channel', kind: 'channel' },
  { name: 'assignee', kind: 'member' },
  { name: 'price', kind: 'price' },
  { name: 'remind_at', kind: 'date' },
  { name: 'responded_at', kind: 'set' },
  { name: 'late', kind: 'flag' },
  { name: 'repeat', kind: 'flag' },
  { name: 'lost_reason', kind: 'reason' },
  { name: 'name', kind: 'text' },
  { name: 'phone', kind: 'text' },
  { name: 'email', kind: 'text' },
  { name: 'title', kind: 'text' },
  { name: 'text', kind: 'text' },
  { name: 'paid_date', kind: 'date' },
  { name: 'creation_date', kind: 'date' },
  { name: 'recorded_at', kind: 'date' },
  { name: 'utm_source', kind: 'text' },
  { name: 'utm_medium', kind: 'text' },
  { name: 'utm_campaign', kind: 'text' },
  { name: 'utm_content', kind: 'text' },
  { name: 'utm_term', kind: 'text' },
  { name: 'first_channel', kind: 'channel' },
  { name: 'first_utm_source', kind: 'text' },
  { name: 'first_utm_medium', kind: 'text' },
  { name: 'first_utm_campaign', kind: 'text' },
  { name: 'first_utm_content', kind: 'text' },
  { name: 'first_utm_term', kind: 'text' },
  { name: 'door', kind: 'door' },
] as const
export type FieldKind = (typeof fields)[number]['kind'] | 'number' | 'day' | 'choice'

/** A field that can be filtered by. */
export type Field = { name: string; kind: FieldKind; label: string; options?: string[] }

/** All fields that the member may filter by: those of every project, and its own. */
export function useFields(): Field[] {
  const { t } = useTranslation()
  const own = useOwnFields()
  const isMasked = useIsMasked()
  const all = [
    ...fields.map(({ name, kind }) => ({ name, kind, label: t(`view.field.${name}`) })),
    ...own.map((field) => ({
      name: nameOfField(field),
      kind: kinds[field.type],
      label: field.name,
      options: field.options,
    })),
  ]
  return isMasked ? all.filter(({ name, kind }) => !mayHoldContact(name, kind)) : all
}

const kinds: Record<OwnField['type'], FieldKind> = { text: 'text', number: 'number', date: 'day', choice: 'choice' }

/** Whether a contractor may not filter by a field, since a contact may stand in it. */
function mayHoldContact(name: string, kind: FieldKind): boolean {
  return kind === 'text' || (name.startsWith('field:') && kind !== 'day')
}

/** The operators of the API that each kind offers. */
export const operatorsOf: Record<FieldKind, readonly string[]> = {
  status: ['in', 'not in'],
  source: ['in', 'not in', 'like', 'null'],
  channel: ['in', 'not in', 'null'],
  member: ['in', 'not in', 'null'],
  door: ['in', 'not in'],
  choice: ['in', 'not in', 'null'],
  reason: ['in', 'not in', 'null'],
  price: ['>=', '<=', '=', 'null'],
  number: ['>=', '<=', '=', 'null'],
  date: ['>=', '<=', 'within', '<', 'null'],
  day: ['>=', '<=', 'within', '<', 'null'],
  text: ['like', '=', 'null'],
  set: ['null'],
  flag: ['='],
}

/** The initial condition of a field. */
export function initialCondition(kind: FieldKind): { operator: string; value: unknown } {
  const operator = operatorsOf[kind][0] as string
  return { operator, value: kind === 'flag' ? true : emptyValueOf(operator) }
}

/** Whether a value, which may come from any address, is a date. */
export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

const threeDays = writeRelative({ amount: 3, unit: 'D', isPast: true })

/** Whether an operator of a date is about a time from now: `<` is "older than" where nobody gave a moment. */
export function isFromNow(operator: string, value: unknown): boolean {
  return operator === 'within' || readRelative(value) !== undefined
}

/** The initial value of an operator. */
export function emptyValueOf(operator: string): unknown {
  if (operator === 'in' || operator === 'not in') return []
  if (operator === 'within' || operator === '<') return threeDays
  if (operator === 'null') return true
  return ''
}
