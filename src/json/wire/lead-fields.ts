import { type LeadChange, type LeadDraft, textLimits } from '../../domain/lead.ts'
import { readPrice } from '../../domain/money.ts'
import { excerpt, refusal } from '../../domain/refusal.ts'
import { type Status, statusOf } from '../../domain/status.ts'
import { readDate } from './dates.ts'
import { checkLength, decimalText, isBlank, isNothing, readDigits, readText } from './values.ts'

type Body = Record<string, unknown>

type Read = (value: unknown, argument: string, statuses: Status[]) => number | string

/** The parser of each field, our name for it, and whether it is required. */
const readers = {
  creation_date: { as: 'creationDate', required: true, read: (value, argument) => readDate(value, argument) },
  email: { as: 'email', required: false, read: readLimited },
  name: { as: 'name', required: true, read: readLimited },
  paid_date: { as: 'paidDate', required: false, read: (value, argument) => readDate(value, argument) },
  phone: { as: 'phone', required: false, read: readLimited },
  price: { as: 'price', required: false, read: readHundredths },
  source: { as: 'source', required: false, read: readLimited },
  status: { as: 'status', required: true, read: readStatus },
  title: { as: 'title', required: true, read: readLimited },
  text: { as: 'text', required: false, read: readLimited },
} as const satisfies Record<string, { as: keyof LeadDraft; required: boolean; read: Read }>
export type WireField = keyof typeof readers

/** Parses a new lead: required fields must be there; null and empty values count as missing. */
export function readDraft(body: Body, fields: readonly WireField[], statuses: Status[]): LeadDraft {
  return readFields(body, fields, statuses) as LeadDraft
}

/** Parses a change of the given fields; null or an empty value clears an optional one. */
export function readChange(body: Body, fields: readonly WireField[], statuses: Status[]): LeadChange {
  const present = fields.filter((field) => body[field] !== undefined)
  return readFields(body, present, statuses)
}

function readFields(body: Body, fields: readonly WireField[], statuses: Status[]): LeadChange {
  const found: Record<string, unknown> = {}
  for (const field of fields) {
    const { as, required, read } = readers[field]
    const value = body[field]
    if (required && isBlank(value)) throw refusal('required', {}, field)
    found[as] = isNothing(value) ? null : read(value, field, statuses)
  }
  return found
}

function readLimited(value: unknown, argument: string): string {
  return checkLength(readText(value, argument), argument, textLimits[argument as keyof typeof textLimits])
}

function readHundredths(value: unknown, argument: string): number {
  const text = typeof value === 'number' ? decimalText(value) : value
  const price = typeof text === 'string' ? readPrice(text) : undefined
  if (price === undefined) throw refusal('not-price', { given: excerpt(value) }, argument)
  return price
}

function readStatus(value: unknown, argument: string, statuses: Status[]): number {
  return statusOf(readDigits(value, argument), statuses).id
}
