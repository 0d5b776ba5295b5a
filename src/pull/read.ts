import { setImmediate } from 'node:timers/promises'
import type { PulledLead } from '../actions/pulled-leads.ts'
import type { PulledReceipt } from '../actions/pulled-receipts.ts'
import { unknown } from '../domain/enquiry.ts'
import { fieldLimits, textLimits } from '../domain/lead.ts'
import { maxLeadId, type PulledNoun, type PullFault } from '../domain/pull.ts'
import { excerpt, Refusal, refusal } from '../domain/refusal.ts'
import { type Status, type StatusType, statusTypes } from '../domain/status.ts'
import { readDate } from '../json/wire/dates.ts'
import { readDraft, type WireField } from '../json/wire/lead-fields.ts'
import { checkLength, isBlank, readChoice, readDigits, readLeadId, readText } from '../json/wire/values.ts'

/** The parsed rows, and the faults of the others by their id at the vendor. */
export type Read<T> = { read: T[]; faults: Omit<PullFault, 'at'>[] }

const leadFields: readonly WireField[] = [
  'creation_date',
  'email',
  'name',
  'paid_date',
  'phone',
  'price',
  'source',
  'status',
  'title',
  'text',
]

/** Parses the leads of a response. The last of equal ids counts; a name may be missing, as here. */
export function readLeads(
  given: unknown,
  { statuses, missingStatus }: { statuses: Status[]; missingStatus: number | null },
): Promise<Read<PulledLead>> {
  return readEach('lead', given, (raw) => {
    const id = readId(raw.id)
    const status = isKnown(raw.status, statuses) || missingStatus === null ? raw.status : missingStatus
    const fields = isBlank(raw.name) ? leadFields.filter((field) => field !== 'name') : leadFields
    const body = { ...cleaned(raw, leadFields), status }
    const draft = readDraft(body, fields, statuses)
    return { id, draft: { ...draft, name: draft.name ?? null } }
  })
}

export type VendorStatus = { id: number; name: string; type: StatusType }

/** Parses the statuses of a response. */
export function readStatuses(given: unknown): Promise<Read<VendorStatus>> {
  return readEach('status', given, (raw) => {
    const { name, type } = cleaned(raw, ['name', 'type'])
    if (isBlank(name)) throw refusal('required', {}, 'name')
    const text = checkLength(readText(name, 'name'), 'name', textLimits.name)
    return { id: readDigits(raw.id, 'id'), name: text, type: readChoice(type, 'type', statusTypes) }
  })
}

/** Parses the submissions of a response. The source is the vendor's `roistat`. */
export function readReceipts(given: unknown): Promise<Read<PulledReceipt>> {
  return readEach('receipt', given, (raw) => {
    const names = ['title', 'name', 'phone', 'email', 'text', 'roistat'] as const
    const texts = cleaned(raw, names)
    const text = (name: (typeof names)[number], limit: number) =>
      isBlank(texts[name]) ? null : checkLength(readText(texts[name], name), name, limit)
    const source = text('roistat', textLimits.source)
    const enquiry = {
      ...unknown,
      title: text('title', textLimits.title),
      name: text('name', textLimits.name),
      phone: text('phone', textLimits.phone),
      email: text('email', textLimits.email),
      text: text('text', textLimits.text),
      ...{ source, sentSource: source, fields: fieldsOf(raw.order_fields) },
    }
    const at = readDate(raw.creation_date, 'creation_date')
    if (isBlank(raw.order_id)) throw refusal('required', {}, 'order_id')
    const lead = readLeadId(raw.order_id, 'order_id')
    return { id: String(readDigits(raw.id, 'id')), at, enquiry, lead, raw: readable(JSON.stringify(raw)) }
  })
}

/** How many rows are parsed before yielding to the event loop, since a response may have thousands. */
const slice = 100

async function readEach<T extends { id: number | string }>(
  noun: PulledNoun,
  given: unknown,
  read: (raw: Record<string, unknown>) => T,
): Promise<Read<T>> {
  const found = new Map<string, T>()
  const faults = new Map<string, Omit<PullFault, 'at'>>()
  let count = 0
  for (const raw of Array.isArray(given) ? given : []) {
    if (count++ % slice === 0) await setImmediate()
    const row = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
    const id = idText(row.id)
    try {
      const one = read(row)
      found.set(String(one.id), one)
      faults.delete(id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      faults.set(id, { noun, id, code: error.code, argument: error.argument ?? null, params: error.params })
      found.delete(id)
    }
  }
  return { read: [...found.values()], faults: [...faults.values()] }
}

/** The id of a row as the list of faults shows it. */
export function idText(given: unknown): string {
  return isBlank(given) ? '—' : readable(excerpt(given)).replace(/^order_(?=\d)/, '')
}

/** The id of a row, if a lead here can have it. */
export function leadIdOf(given: unknown): number | undefined {
  try {
    return readId(given)
  } catch {
    return
  }
}

/** The creation date of a row in seconds, if it is valid. */
export function momentOf(given: unknown): number | undefined {
  try {
    return readDate(given, 'creation_date')
  } catch {
    return
  }
}

function readId(given: unknown): number {
  if (isBlank(given)) throw refusal('required', {}, 'id')
  const id = readLeadId(given, 'id')
  if (id < 1 || id > maxLeadId) throw refusal('out-of-range', { given: excerpt(given), min: 1, max: maxLeadId }, 'id')
  return id
}

function isKnown(given: unknown, statuses: readonly Status[]): boolean {
  const text = typeof given === 'number' || typeof given === 'string' ? String(given) : ''
  return /^\d{1,15}$/.test(text) && statuses.some(({ id }) => id === Number(text))
}

/** Some fields of a row, as text that every database can store. Refuses NUL. */
function cleaned(raw: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      const value = raw[name]
      if (typeof value !== 'string') return [name, value]
      if (value.includes('\0')) throw refusal('has-nul', {}, name)
      return [name, value.toWellFormed()]
    }),
  )
}

/** The vendor's custom fields that are texts within the limits of a lead. */
function fieldsOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return {}
  const fitting = Object.entries(given).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' &&
      entry[0] !== '__proto__' &&
      entry[0].length <= fieldLimits.name &&
      entry[1].length <= fieldLimits.text,
  )
  const entries = fitting.slice(0, fieldLimits.count).map(([name, value]) => [readable(name), readable(value)])
  return Object.fromEntries(entries)
}

function readable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed()
}
