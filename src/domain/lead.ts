import type { Door } from './access.ts'
import type { StatusType } from './status.ts'

/** One enquiry. Times in seconds, `price` in hundredths; null is what nobody gave. `name` is null for a phone alone. */
export type Lead = {
  id: number
  title: string
  name: string | null
  phone: string | null
  email: string | null
  source: string | null
  text: string | null
  creationDate: number
  paidDate: number | null
  status: number
  price: number | null
  /** Raised by each change. */
  version: number
  /** When we got it, unlike `creationDate`, which the caller may set. */
  recordedAt: number
  door: Door
  createdBy: string
}

/** What a caller says of a new lead. */
export type LeadDraft = Pick<
  Lead,
  'title' | 'name' | 'phone' | 'email' | 'source' | 'text' | 'creationDate' | 'paidDate' | 'status' | 'price'
>

/** What a caller changes: only the fields that are there; null clears. */
export type LeadChange = Partial<LeadDraft>

/** How long a text may be, in characters (code points). */
export const textLimits = { title: 1000, name: 1000, email: 1000, phone: 1000, source: 1000, text: 65_535 }

/** The orders in which leads may be listed. */
export const sortFields = ['creation_date', 'id', 'paid_date', 'price', 'source', 'status'] as const
export type SortField = (typeof sortFields)[number]
export type Sort = { field: SortField; order: 'asc' | 'desc' }

/** A lead that is paid has a paid date: the one that was given, else `fallback` (seconds). */
export function withPaidDate(draft: LeadDraft, type: StatusType, fallback: number): LeadDraft {
  return type === 'paid' && draft.paidDate === null ? { ...draft, paidDate: fallback } : draft
}

/** The fields in which a change really differs from what is kept; empty when there is nothing to do. */
export function realChange(lead: LeadDraft, change: LeadChange): LeadChange {
  const different = Object.entries(change).filter(([field, value]) => value !== lead[field as keyof LeadDraft])
  return Object.fromEntries(different)
}
