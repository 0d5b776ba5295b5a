import { isDeepStrictEqual } from 'node:util'
import type { Door } from './access.ts'
import { refusal } from './refusal.ts'
import type { StatusType } from './status.ts'
import type { Touch } from './touch.ts'

/** One enquiry. Times in seconds, `price` in hundredths; null is what nobody gave. `name` is null for a phone alone. */
export type Lead = BriefLead & {
  /** Raised by each change. */
  version: number
  /** When we got it, unlike `creationDate`, which the caller may set. */
  recordedAt: number
  door: Door
  createdBy: string
  /** The member who works it. */
  assignee: number | null
  remindAt: number | null
  /** When a member first opened or changed it. */
  respondedAt: number | null
  /** Set while it lies in the bin. */
  deletedAt: number | null
  /** The newest earlier lead of the same person, when this one came. */
  repeatOf: number | null
  /** The lead that took this one in; it lies in the bin then. */
  mergedInto: number | null
  firstTouch: Touch | null
  lastTouch: Touch | null
  fields: Fields | null
}

/** What the wire shows of a lead. */
export type BriefLead = {
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
}

/** A lead as a card of the board shows it. */
export type Card = Pick<
  Lead,
  | 'id'
  | 'title'
  | 'name'
  | 'phone'
  | 'email'
  | 'source'
  | 'creationDate'
  | 'paidDate'
  | 'status'
  | 'price'
  | 'version'
  | 'assignee'
  | 'remindAt'
  | 'respondedAt'
  | 'repeatOf'
>

/** What only this project knows of a lead, by names of its own.*/
export type Fields = Record<string, string | number | boolean>

type Basics = Omit<BriefLead, 'id'>
type Additions = Pick<Lead, 'assignee' | 'remindAt' | 'firstTouch' | 'lastTouch' | 'fields'>

/** What a caller says of a new lead. */
export type LeadDraft = Basics & Partial<Additions>

/** The same where the desk chooses the status, unless it is said. */
export type NewLead = Omit<LeadDraft, 'status'> & Partial<Pick<LeadDraft, 'status'>>

/** What a caller changes: only the fields that are there; null clears. */
export type LeadChange = Partial<Basics & Additions>

/** A change in which the own fields are told one by one: null removes one.*/
export type LeadPatch = Omit<LeadChange, 'fields'> & { fields?: FieldsPatch | null }
type FieldsPatch = Record<string, Fields[string] | null>

/** All that may differ between a lead before and after. */
export type LeadDifference = Partial<Omit<Lead, 'id' | 'version' | 'recordedAt' | 'door' | 'createdBy'>>

/** A lead as it is made of a draft; what nobody said is null. Written out, for a spread of so many fields takes longer. */
export function newLead(
  draft: LeadDraft,
  { id, recordedAt, door, createdBy }: Pick<Lead, 'id' | 'recordedAt' | 'door' | 'createdBy'>,
): Lead {
  return {
    id,
    title: draft.title,
    name: draft.name,
    phone: draft.phone,
    email: draft.email,
    source: draft.source,
    text: draft.text,
    creationDate: draft.creationDate,
    paidDate: draft.paidDate,
    status: draft.status,
    price: draft.price,
    version: 1,
    recordedAt,
    door,
    createdBy,
    assignee: draft.assignee ?? null,
    remindAt: draft.remindAt ?? null,
    respondedAt: null,
    deletedAt: null,
    repeatOf: null,
    mergedInto: null,
    firstTouch: draft.firstTouch ?? null,
    lastTouch: draft.lastTouch ?? null,
    fields: draft.fields ?? null,
  }
}

/** How long a text may be, in characters (code points). */
export const textLimits = { title: 1000, name: 1000, email: 1000, phone: 1000, source: 1000, text: 65_535 }

/** How many own fields a lead may have, and how long their names and texts may be, in characters.*/
export const fieldLimits = { count: 50, name: 100, text: 1000 }

/** How long a comment may be, in characters.*/
export const commentLimit = 10_000

/** The orders in which leads may be listed. */
export const sortFields = ['creation_date', 'id', 'paid_date', 'price', 'source', 'status'] as const
type SortField = (typeof sortFields)[number]
export type Sort = { field: SortField; order: 'asc' | 'desc' }

/** The orders in which our own API lists them: the last four have no index, so the leads of the period are sorted. */
export const ownSortFields = [...sortFields, 'recorded_at', 'remind_at', 'title', 'name'] as const
export type OwnSortField = (typeof ownSortFields)[number]
export type OwnSort = { field: OwnSortField; order: 'asc' | 'desc' }

/** A lead that is paid has a paid date: the one that was given, else `fallback` (seconds). */
export function withPaidDate<L extends Pick<Lead, 'paidDate'>>(lead: L, type: StatusType, fallback: number): L {
  return type === 'paid' && lead.paidDate === null ? { ...lead, paidDate: fallback } : lead
}

/** A patch as the change that it means for this lead. Refuses more own fields than a lead may have.*/
export function patched(lead: Pick<Lead, 'fields'>, { fields: patch, ...same }: LeadPatch): LeadChange {
  if (patch === undefined) return same
  if (patch === null) return { ...same, fields: null }
  const told = Object.entries({ ...lead.fields, ...patch }).filter(([, value]) => value !== null)
  if (told.length > fieldLimits.count) throw refusal('too-many-fields', { limit: fieldLimits.count }, 'fields')
  return { ...same, fields: told.length === 0 ? null : (Object.fromEntries(told) as Fields) }
}

/** The fields in which a change really differs from what is kept; empty when there is nothing to do. */
export function realChange(lead: Lead, change: LeadDifference): LeadDifference {
  const different = Object.entries(change).filter(
    ([field, value]) => !isDeepStrictEqual(value, lead[field as keyof Lead]),
  )
  return Object.fromEntries(different)
}

/** What puts a lead into the bin at `now` (seconds); nothing when it is there. */
export function removal(lead: Lead, now: number): LeadDifference {
  return lead.deletedAt === null ? { deletedAt: now } : {}
}

/** What takes a lead out of the bin; nothing when it is outside. */
export function restoration(lead: Lead): LeadDifference {
  return realChange(lead, { deletedAt: null, mergedInto: null })
}
