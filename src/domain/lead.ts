import { isDeepStrictEqual } from 'node:util'
import type { Door } from './access.ts'
import type { Fields } from './own-field.ts'
import { refusal } from './refusal.ts'
import type { StatusType } from './status.ts'
import type { Touch } from './touch.ts'

/**
 * One enquiry. Times are in seconds, `price` in hundredths; null means not given. `name` is null when only a phone is
 * known.
 */
export type Lead = BriefLead & {
  /** Incremented by each change. */
  version: number
  /** When we received it; the caller may set `creationDate` to another time. */
  recordedAt: number
  door: Door
  createdBy: string
  /** The member responsible for it. */
  assignee: number | null
  remindAt: number | null
  /** What the reminder is about. It is cleared with the reminder. */
  remindNote: string | null
  /** When a member first opened or changed it. */
  respondedAt: number | null
  /** When the response is late; see `dueOf`. */
  dueAt: number | null
  /** When it was moved to the bin; null outside the bin. */
  deletedAt: number | null
  /** The newest earlier lead of the same person at the time of creation. */
  repeatOf: number | null
  /** The lead that this one was merged into; a merged lead is in the bin. */
  mergedInto: number | null
  /** Why it was lost; only while its status is a canceled one. */
  lostReason: number | null
  /** The statuses that it was in before the present one, by id; null when there were none. */
  passed: number[] | null
  /** Since when it is in its status; null since it was received. */
  statusSince: number | null
  firstTouch: Touch | null
  lastTouch: Touch | null
  fields: Fields | null
}

/** The fields of a lead that `/api/v1` shows. */
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

/** The fields of a lead on a card of the board. */
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
  | 'remindNote'
  | 'respondedAt'
  | 'dueAt'
  | 'repeatOf'
>

type Basics = Omit<BriefLead, 'id'>
type Additions = Pick<
  Lead,
  'assignee' | 'remindAt' | 'remindNote' | 'lostReason' | 'firstTouch' | 'lastTouch' | 'fields'
>

/** The fields of a new lead as a caller gives them. */
export type LeadDraft = Basics & Partial<Additions>

/** The same, where the project's default status applies if none is given. */
export type NewLead = Omit<LeadDraft, 'status'> & Partial<Pick<LeadDraft, 'status'>>

/** The changed fields only; null clears one. */
export type LeadChange = Partial<Basics & Additions>

/** A change that names single custom fields; null removes one. */
export type LeadPatch = Omit<LeadChange, 'fields'> & { fields?: FieldsPatch | null }
type FieldsPatch = Record<string, Fields[string] | null>

/** All fields that may differ between two versions of a lead. */
export type LeadDifference = Partial<Omit<Lead, 'id' | 'version' | 'recordedAt' | 'door' | 'createdBy'>>

/**
 * Makes a lead from a draft; missing fields are null. The fields are written out, since a spread of this many is
 * slower.
 */
export function newLead(
  draft: LeadDraft,
  {
    id,
    recordedAt,
    door,
    createdBy,
    respondedAt = null,
    dueAt = null,
  }: Pick<Lead, 'id' | 'recordedAt' | 'door' | 'createdBy'> & Partial<Pick<Lead, 'respondedAt' | 'dueAt'>>,
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
    remindNote: draft.remindNote ?? null,
    respondedAt,
    dueAt,
    deletedAt: null,
    repeatOf: null,
    mergedInto: null,
    lostReason: draft.lostReason ?? null,
    passed: null,
    statusSince: null,
    firstTouch: draft.firstTouch ?? null,
    lastTouch: draft.lastTouch ?? null,
    fields: draft.fields ?? null,
  }
}

/** The limits of texts, in characters (code points). */
export const textLimits = { title: 1000, name: 1000, email: 1000, phone: 1000, source: 1000, text: 65_535 }

/** The number of custom fields of a lead, and the length of their names and texts in characters. */
export const fieldLimits = { count: 50, name: 100, text: 1000 }

/** The length of the note of a reminder, in characters. */
export const remindNoteLimit = 300

/** The length of a comment, in characters. */
export const commentLimit = 10_000

/** The sort orders of a list of leads. */
export const sortFields = ['creation_date', 'id', 'paid_date', 'price', 'source', 'status'] as const
type SortField = (typeof sortFields)[number]
export type Sort = { field: SortField; order: 'asc' | 'desc' }

/** The sort orders of `/api/v2`. The last five have no index, so the leads of the period are sorted. */
export const v2SortFields = [...sortFields, 'recorded_at', 'remind_at', 'title', 'name', 'deleted_at'] as const
export type V2SortField = (typeof v2SortFields)[number]
/** The sort orders of the cards in a column of the board. */
export const cardSortFields = ['creation_date', 'price', 'remind_at', 'paid_date', 'id'] as const
export type CardSort = { field: (typeof cardSortFields)[number]; order: 'asc' | 'desc' }
export type V2Sort = { field: V2SortField; order: 'asc' | 'desc' }

/** Sets the paid date of a paid lead: the given one, else `fallback` (seconds). */
export function withPaidDate<L extends Pick<Lead, 'paidDate'>>(lead: L, type: StatusType, fallback: number): L {
  return type === 'paid' && lead.paidDate === null ? { ...lead, paidDate: fallback } : lead
}

/**
 * Clears a paid date that was set by entering the present status, so that a lead that is paid again gets a new one. A date that a caller
 * gave, or an earlier status set, stays.
 */
export function withoutPaidDate(lead: Pick<Lead, 'paidDate' | 'statusSince'>, change: LeadChange): LeadChange {
  const isGiven = change.paidDate !== undefined || lead.paidDate !== lead.statusSince
  return isGiven ? change : { ...change, paidDate: null }
}

/** Whether `count` custom fields exceed the limit. A lead that already has more may keep their number. */
export function areTooMany(count: number, before: Lead['fields']): boolean {
  return count > Math.max(fieldLimits.count, Object.keys(before ?? {}).length)
}

/** Turns a patch into a change of this lead. Refuses more custom fields than a lead may have. */
export function patched(lead: Pick<Lead, 'fields'>, { fields: patch, ...same }: LeadPatch): LeadChange {
  if (patch === undefined) return same
  if (patch === null) return { ...same, fields: null }
  const entries = Object.entries({ ...lead.fields, ...patch }).filter(([, value]) => value !== null)
  if (areTooMany(entries.length, lead.fields)) throw refusal('too-many-fields', { limit: fieldLimits.count }, 'fields')
  return { ...same, fields: entries.length === 0 ? null : (Object.fromEntries(entries) as Fields) }
}

/** A lost reason belongs to a canceled status: a change after which the status is not canceled clears the reason. */
export function withLostReason<D extends LeadDifference>(
  lead: Pick<Lead, 'status' | 'lostReason'>,
  change: D,
  isCanceled: (status: number) => boolean,
): D {
  const after = { status: lead.status, lostReason: lead.lostReason, ...change }
  return after.lostReason === null || isCanceled(after.status) ? change : { ...change, lostReason: null }
}

/** The change of `passed` and `statusSince` when a lead enters a new status at `now` (seconds). */
export function nextStage(lead: Pick<Lead, 'status' | 'passed'>, now: number): Pick<Lead, 'passed' | 'statusSince'> {
  const passed = [...new Set([...(lead.passed ?? []), lead.status])].sort((one, other) => one - other)
  return { passed, statusSince: now }
}

/** The passed statuses as a text such as `,0,3,`: each is between commas, so that SQL can search for one. */
export function passedText(passed: number[] | null): string | null {
  return passed && `,${passed.join()},`
}

/** Parses the text of `passedText`. */
export function passedIn(text: string | null): number[] | null {
  return text === null ? null : text.slice(1, -1).split(',').map(Number)
}

/** How long (seconds) it took until a member first opened or changed a lead; null until then. */
export function responseTime({ recordedAt, respondedAt }: Pick<Lead, 'recordedAt' | 'respondedAt'>): number | null {
  return respondedAt === null ? null : Math.max(0, respondedAt - recordedAt)
}

/** A reminder that is cleared takes its note with it, unless the change names the note. */
export function withRemindNote<D extends LeadDifference>(change: D): D {
  return change.remindAt === null && change.remindNote === undefined ? { ...change, remindNote: null } : change
}

/** The fields of a change that differ from the stored lead; empty when nothing changes. */
export function realChange(lead: Lead, change: LeadDifference): LeadDifference {
  const different = Object.entries(change).filter(
    ([field, value]) => !isDeepStrictEqual(value, lead[field as keyof Lead]),
  )
  return Object.fromEntries(different)
}

/** The change that moves a lead to the bin at `now` (seconds); empty when it is already there. */
export function removal(lead: Lead, now: number): LeadDifference {
  return lead.deletedAt === null ? { deletedAt: now } : {}
}

/** The change that restores a lead from the bin; empty when it is not there. */
export function restoration(lead: Lead): LeadDifference {
  return realChange(lead, { deletedAt: null, mergedInto: null })
}
