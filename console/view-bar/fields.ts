import { useTranslation } from 'react-i18next'
import { nameOfField, useOwnFields } from '../api/own-fields.ts'
import { useIsMasked } from '../lead/rights.ts'
import { type FieldKind, fields, kindOfType, mayHoldContact, operatorsOf } from './field-kinds.ts'
import { readRelative, writeRelative } from './relative-time.ts'

/** A field of a filter. */
export type Field = { name: string; kind: FieldKind; label: string; options?: string[] }

/** All fields that the member may filter by: those of every project, and own fields. */
export function useFields(): Field[] {
  const { t } = useTranslation()
  const own = useOwnFields()
  const isMasked = useIsMasked()
  const all = [
    ...fields.map(({ name, kind }) => ({ name, kind, label: t(`view.field.${name}`) })),
    ...own.map((field) => ({
      name: nameOfField(field),
      kind: kindOfType[field.type],
      label: field.name,
      options: field.options,
    })),
  ]
  return isMasked ? all.filter(({ name, kind }) => !mayHoldContact(name, kind)) : all
}

/** The initial condition of a field. */
export function initialCondition(kind: FieldKind): { operator: string; value: unknown } {
  const operator = operatorsOf[kind][0] as string
  return { operator, value: kind === 'flag' ? true : emptyValueOf(operator) }
}

/** Whether a value is a date; it may come from any address. */
export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}

const threeDays = writeRelative({ amount: 3, unit: 'D', isPast: true })

/** Whether an operator of a date is relative to now: `<` with a relative value means "older than". */
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
