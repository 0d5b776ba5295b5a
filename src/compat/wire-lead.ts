import Type, { type Static } from 'typebox'
import type { BriefLead } from '../domain/lead.ts'
import { writeDate } from '../json/wire/dates.ts'
import { writeList } from './wire-list.ts'

const orUnset = (type: 'string' | 'number', description: string) =>
  Type.Unsafe<string | null>({ type: [type, 'null'], description })

/** A lead in `/api/v1`: always all of these properties, in this order; unset ones are null. */
export const wireLead = Type.Object(
  {
    id: Type.String({ description: 'Sequential within the project, from 1' }),
    title: Type.String(),
    creation_date: Type.String({ description: 'UTC, whole seconds: 2023-11-08T13:03:21+0000' }),
    paid_date: orUnset('string', 'UTC, whole seconds'),
    status: Type.String({ description: 'The id of a status' }),
    price: Type.Unsafe<number | null>({ type: ['number', 'null'], description: 'Up to two decimals' }),
    name: Type.String(),
    phone: orUnset('string', 'As given'),
    email: orUnset('string', 'As given'),
    source: orUnset('string', 'As given'),
    text: orUnset('string', 'As given'),
  },
  { $id: 'Lead' },
)
export type WireLead = Static<typeof wireLead>

/** A lead in `/api/v1`. */
export function writeLead(lead: BriefLead): WireLead {
  return {
    id: String(lead.id),
    title: lead.title,
    creation_date: writeDate(lead.creationDate),
    paid_date: lead.paidDate === null ? null : writeDate(lead.paidDate),
    status: String(lead.status),
    // Hundredths below 10¹⁴ have at most 14 digits, so the nearest double prints as exactly this decimal.
    price: lead.price === null ? null : lead.price / 100,
    name: lead.name ?? '',
    phone: lead.phone,
    email: lead.email,
    source: lead.source,
    text: lead.text,
  }
}

/** The serialized response of a list. */
export function writeLeadList(found: { leads: BriefLead[]; total: number }) {
  return writeList('leads', found, writeLead)
}

/** The writer by its name, for a worker thread that reads a heavy list. */
export const leadListWriter = { name: 'writeLeadList', write: writeLeadList } as const
