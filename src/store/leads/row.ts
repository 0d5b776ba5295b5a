import { digitsOf, fold } from '../../domain/fold.ts'
import type { Lead, LeadChange } from '../../domain/lead.ts'
import { phoneKey } from '../../domain/phone.ts'
import type { Project } from '../../domain/project.ts'
import type { Dialect } from '../dialect.ts'
import type { LeadRow, NewLeadRow } from '../tables.ts'

/** The columns from which a lead is read. */
export const leadColumns = [
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
  'version',
  'recorded_at',
  'door',
  'created_by',
] as const satisfies (keyof LeadRow)[]

/** The columns that a new lead brings. */
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
] as const

/** The fields whose change the index of texts must hear of. */
export const textColumns = ['title', 'name', 'email', 'source', 'text', 'phone'] as const

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
  }
}

/** The columns of the fields that are there, with the folded ones that are made of them. */
export function toColumns(change: LeadChange, project: Project): Partial<LeadRow> {
  const { creationDate, paidDate, ...same } = change
  return {
    ...same,
    ...(creationDate !== undefined && { creation_date: creationDate }),
    ...(paidDate !== undefined && { paid_date: paidDate }),
    ...(same.title !== undefined && { title_folded: fold(same.title) }),
    ...(same.name !== undefined && { name_folded: folded(same.name) }),
    ...(same.email !== undefined && { email_key: folded(same.email) }),
    ...(same.source !== undefined && { source_folded: folded(same.source) }),
    ...(same.text !== undefined && { text_folded: folded(same.text) }),
    ...(same.phone !== undefined && phoneColumns(same.phone, project.country)),
  }
}

function folded(text: string | null): string | null {
  return text === null ? null : fold(text)
}

/** `phone_digits` holds the digits as given and those of the number, parted by a space, so that either finds it. */
function phoneColumns(phone: string | null, country: string) {
  if (phone === null) return { phone_key: null, phone_folded: null, phone_digits: null }
  const key = phoneKey(phone, country)
  const given = digitsOf(phone)
  const number = key.startsWith('+') ? digitsOf(key) : ''
  const digits = number.includes(given) ? number : `${given} ${number}`.trimEnd()
  return { phone_key: key, phone_folded: fold(phone), phone_digits: digits }
}

/** The whole row of a new lead. */
export function toRow(project: Project, lead: Lead, dialect: Dialect): NewLeadRow {
  const { id, version, recordedAt, door, createdBy, ...given } = lead
  return {
    ...dialect.rowKey(project.seq, id),
    project_id: project.id,
    id,
    ...(toColumns(given, project) as Omit<NewLeadRow, 'project_id' | 'id'>),
    version,
    recorded_at: recordedAt,
    door,
    created_by: createdBy,
  }
}
