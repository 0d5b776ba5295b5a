import { digitsOf, fold, foldOrNull } from '../../domain/fold.ts'
import { type BriefLead, type Lead, type LeadDifference, passedIn, passedText } from '../../domain/lead.ts'
import { ownTexts } from '../../domain/own-field.ts'
import { phoneKey } from '../../domain/phone.ts'
import type { Project } from '../../domain/project.ts'
import type { Touch } from '../../domain/touch.ts'
import type { LeadRow, NewLeadRow } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { ownValues } from './own-values.ts'

/** The columns of a lead in a list of `/api/v1`. */
export const briefColumns = [
  'id',
  'title',
  'name',
  'phone',
  'email',
  'source',
  'text',
  'creation_date',
  'paid_date',
  'status',
  'price',
] as const satisfies (keyof LeadRow)[]

/** The columns of a whole lead. */
export const leadColumns = [
  ...briefColumns,
  'version',
  'recorded_at',
  'door',
  'created_by',
  'assignee',
  'remind_at',
  'remind_note',
  'responded_at',
  'due_at',
  'deleted_at',
  'repeat_of',
  'merged_into',
  'lost_reason',
  'passed',
  'status_since',
  'first_touch',
  'last_touch',
  'fields',
] as const satisfies (keyof LeadRow)[]

/** The columns of an inserted lead. */
export const writtenColumns = [
  'project_id',
  ...leadColumns,
  'title_folded',
  'name_folded',
  'email_key',
  'source_folded',
  'text_folded',
  'phone_key',
  'phone_folded',
  'phone_digits',
  'utm_folded',
  'first_utm_folded',
  'own_values',
  'fields_folded',
] as const

/** The fields in the full-text index. */
export const textColumns = ['title', 'name', 'email', 'source', 'text', 'phone', 'fields'] as const

export type BriefRow = Pick<LeadRow, (typeof briefColumns)[number]>

export function toBriefLead(row: BriefRow): BriefLead {
  return {
    id: row.id,
    title: row.title,
    name: row.name,
    phone: row.phone,
    email: row.email,
    source: row.source,
    text: row.text,
    creationDate: row.creation_date,
    paidDate: row.paid_date,
    status: row.status,
    price: row.price,
  }
}

/** Written out, since a spread of all fields takes longer than the query. */
export function toLead(row: Pick<LeadRow, (typeof leadColumns)[number]>): Lead {
  return {
    id: row.id,
    title: row.title,
    name: row.name,
    phone: row.phone,
    email: row.email,
    source: row.source,
    text: row.text,
    creationDate: row.creation_date,
    paidDate: row.paid_date,
    status: row.status,
    price: row.price,
    version: row.version,
    recordedAt: row.recorded_at,
    door: row.door,
    createdBy: row.created_by,
    assignee: row.assignee,
    remindAt: row.remind_at,
    remindNote: row.remind_note,
    respondedAt: row.responded_at,
    dueAt: row.due_at,
    deletedAt: row.deleted_at,
    repeatOf: row.repeat_of,
    mergedInto: row.merged_into,
    lostReason: row.lost_reason,
    passed: passedIn(row.passed),
    statusSince: row.status_since,
    firstTouch: parsed(row.first_touch),
    lastTouch: parsed(row.last_touch),
    fields: parsed(row.fields),
  }
}

function parsed<T>(json: string | null): T | null {
  return json === null ? null : JSON.parse(json)
}

/** The columns of changed fields, and the columns derived from them. */
export function toColumns(difference: LeadDifference, project: Project): Partial<LeadRow> {
  const columns: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(columnOf)) {
    const value = difference[field as keyof LeadDifference]
    if (value === undefined) continue
    columns[column] = typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  }
  const { title, name, email, source, text, phone, passed, firstTouch, lastTouch, fields } = difference
  return {
    ...columns,
    ...(title !== undefined && { title_folded: fold(title) }),
    ...(name !== undefined && { name_folded: foldOrNull(name) }),
    ...(email !== undefined && { email_key: foldOrNull(email) }),
    ...(source !== undefined && { source_folded: foldOrNull(source) }),
    ...(text !== undefined && { text_folded: foldOrNull(text) }),
    ...(phone !== undefined && phoneColumns(phone, project.country)),
    ...(passed !== undefined && { passed: passedText(passed) }),
    ...(lastTouch !== undefined && { utm_folded: foldedUtm(lastTouch) }),
    ...(firstTouch !== undefined && { first_utm_folded: foldedUtm(firstTouch) }),
    ...(fields !== undefined && { own_values: ownValues(fields), fields_folded: ownTexts(fields) }),
  }
}

/** The column of each field. */
const columnOf = {
  title: 'title',
  name: 'name',
  phone: 'phone',
  email: 'email',
  source: 'source',
  text: 'text',
  creationDate: 'creation_date',
  paidDate: 'paid_date',
  status: 'status',
  price: 'price',
  assignee: 'assignee',
  remindAt: 'remind_at',
  remindNote: 'remind_note',
  respondedAt: 'responded_at',
  dueAt: 'due_at',
  deletedAt: 'deleted_at',
  repeatOf: 'repeat_of',
  mergedInto: 'merged_into',
  lostReason: 'lost_reason',
  passed: 'passed',
  statusSince: 'status_since',
  firstTouch: 'first_touch',
  lastTouch: 'last_touch',
  fields: 'fields',
} as const satisfies Record<keyof LeadDifference, keyof LeadRow>

/** The `utm_…` of a touch, folded, as JSON. */
function foldedUtm(touch: Touch | null): string | null {
  const utm = Object.entries(touch ?? {}).filter(([name]) => name.startsWith('utm_'))
  return utm.length === 0 ? null : JSON.stringify(Object.fromEntries(utm.map(([name, value]) => [name, fold(value)])))
}

/** `phone_digits` holds the given digits and those of the normalised number, separated by a space, so that either is found. */
function phoneColumns(phone: string | null, country: string) {
  if (phone === null) return { phone_key: null, phone_folded: null, phone_digits: null }
  const key = phoneKey(phone, country)
  const given = digitsOf(phone)
  const number = key.startsWith('+') ? digitsOf(key) : ''
  const digits = number.includes(given) ? number : `${given} ${number}`.trimEnd()
  return { phone_key: key, phone_folded: fold(phone), phone_digits: digits }
}

/** The keys that identify the person of a new lead, as its row stores them. */
export function keysOf(
  { phone, email }: Pick<Lead, 'phone' | 'email'>,
  { country }: Project,
): Pick<LeadRow, 'phone_key' | 'email_key'> {
  return { phone_key: phone === null ? null : phoneKey(phone, country), email_key: foldOrNull(email) }
}

/** The row of a new lead. Written out, as `toLead` is; a spread would also give each row its own hidden class. */
export function toRow(project: Project, lead: Lead, dialect: Dialect): NewLeadRow {
  const phone = phoneColumns(lead.phone, project.country)
  return {
    key: dialect.rowKey(project.seq, lead.id).key,
    project_id: project.id,
    id: lead.id,
    title: lead.title,
    name: lead.name,
    phone: lead.phone,
    email: lead.email,
    source: lead.source,
    text: lead.text,
    creation_date: lead.creationDate,
    paid_date: lead.paidDate,
    status: lead.status,
    price: lead.price,
    version: lead.version,
    recorded_at: lead.recordedAt,
    door: lead.door,
    created_by: lead.createdBy,
    assignee: lead.assignee,
    remind_at: lead.remindAt,
    remind_note: lead.remindNote,
    responded_at: lead.respondedAt,
    due_at: lead.dueAt,
    deleted_at: lead.deletedAt,
    repeat_of: lead.repeatOf,
    merged_into: lead.mergedInto,
    lost_reason: lead.lostReason,
    passed: passedText(lead.passed),
    status_since: lead.statusSince,
    first_touch: asJson(lead.firstTouch),
    last_touch: asJson(lead.lastTouch),
    fields: asJson(lead.fields),
    title_folded: fold(lead.title),
    name_folded: foldOrNull(lead.name),
    email_key: foldOrNull(lead.email),
    source_folded: foldOrNull(lead.source),
    text_folded: foldOrNull(lead.text),
    phone_key: phone.phone_key,
    phone_folded: phone.phone_folded,
    phone_digits: phone.phone_digits,
    utm_folded: lead.lastTouch === null ? null : foldedUtm(lead.lastTouch),
    first_utm_folded: lead.firstTouch === null ? null : foldedUtm(lead.firstTouch),
    own_values: ownValues(lead.fields),
    fields_folded: ownTexts(lead.fields),
  }
}

function asJson(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
