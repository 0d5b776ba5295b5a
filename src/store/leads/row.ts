import { digitsOf, fold } from '../../domain/fold.ts'
import type { Lead, LeadChange } from '../../domain/lead.ts'
import { phoneKey, phoneNumber } from '../../domain/phone.ts'
import type { Project } from '../../domain/project.ts'
import type { LeadRow } from '../tables.ts'

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

export function toLead(row: Pick<LeadRow, (typeof leadColumns)[number]>): Lead {
  const { creation_date, paid_date, recorded_at, created_by, ...same } = row
  return {
    ...same,
    creationDate: creation_date,
    paidDate: paid_date,
    recordedAt: recorded_at,
    createdBy: created_by,
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
  const given = digitsOf(phone)
  const number = digitsOf(phoneNumber(phone, country) ?? '')
  const digits = number.includes(given) ? number : `${given} ${number}`.trimEnd()
  return { phone_key: phoneKey(phone, country), phone_folded: fold(phone), phone_digits: digits }
}
