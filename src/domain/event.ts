import type { Actor } from './access.ts'
import type { Lead, LeadDifference } from './lead.ts'

/** What a change means. One change may have several topics and is still one event. @public */
export const topics = [
  'lead.created',
  'lead.changed',
  'lead.status_changed',
  'lead.paid',
  'lead.assigned',
  'lead.repeated',
  'lead.commented',
  'lead.comment_changed',
  'lead.comment_deleted',
  'lead.opened',
  'lead.merged',
  'lead.deleted',
  'lead.restored',
  'lead.purged',
] as const
/** What an event is about. */
export type Topic = (typeof topics)[number]

/**
 * The fields of an event: those of a lead, and further details. `merged` are the leads that were merged into it. A
 * changed comment has its present text and `editedAt`; a deleted one is null. `commentOf` is the number of the event whose
 * comment this event changed. `mentions` are the members that a comment names, `firstMentions` those that it named before
 * its first change.
 */
export type EventFields = Omit<LeadDifference, 'dueAt'> & {
  comment?: string | null
  editedAt?: number
  commentOf?: number
  mentions?: number[]
  firstMentions?: number[]
  merged?: number[] | null
}

/** One change. `before` and `after` hold only the changed fields; `at` is in seconds. */
export type Event = {
  at: number
  by: Actor
  leadId: number
  topics: Topic[]
  /** Null when the lead did not exist. */
  before: EventFields | null
  after: EventFields
}

/** How long an event can be undone, in seconds: 30 days. */
export const undoTime = 30 * 86_400

/** An event as it is stored. Numbers count up from 1 in each project. */
export type StoredEvent = Event & { number: number }

/** The fields of a new lead in an event, in the order of `/api/v1`. */
const createdFields = Object.keys({
  creationDate: true,
  email: true,
  name: true,
  paidDate: true,
  phone: true,
  price: true,
  source: true,
  status: true,
  title: true,
  text: true,
  assignee: true,
  remindAt: true,
  remindNote: true,
  respondedAt: true,
  deletedAt: true,
  repeatOf: true,
  mergedInto: true,
  lostReason: true,
  firstTouch: true,
  lastTouch: true,
  fields: true,
} satisfies Record<CreatedField, true>) as CreatedField[]
type CreatedField = Exclude<keyof EventFields & keyof Lead, (typeof stageFields)[number]>

/** The event of a new lead, with every given field. */
export function created(lead: Lead, isPaid: boolean): Event {
  const { id, recordedAt, door, createdBy } = lead
  const after: Record<string, unknown> = {}
  for (const field of createdFields) if (lead[field] !== null) after[field] = lead[field]
  const means: Topic[] = ['lead.created']
  if (isPaid) means.push('lead.paid')
  if (lead.repeatOf !== null) means.push('lead.repeated')
  if (lead.assignee !== null) means.push('lead.assigned')
  return { at: recordedAt, by: { door, name: createdBy }, leadId: id, topics: means, before: null, after }
}

/**
 * The event of a change: the changed fields before and after, without the deadline, which follows from others. `isPaid` is true when it made the lead paid; `details`
 * are further fields.
 */
export function changed(
  lead: Lead,
  { dueAt: _, ...after }: LeadDifference,
  { isPaid, details }: { isPaid: boolean; details?: Pick<Event, 'topics' | 'before' | 'after'> },
  by: Actor,
  at: number,
): Event {
  const fields = Object.keys(after) as (keyof LeadDifference)[]
  const before = Object.fromEntries(fields.map((field) => [field, lead[field]]))
  return {
    at,
    by,
    leadId: lead.id,
    topics: [...meaningOf(lead, after, isPaid), ...(details?.topics ?? [])],
    before: { ...before, ...details?.before },
    after: { ...after, ...details?.after },
  }
}

/** Fields that are stored with a change of the status, so that an undo restores them. */
export const stageFields = ['passed', 'statusSince'] as const

/** Fields of an event that the APIs never show. */
export const hiddenFields = [...stageFields, 'firstMentions'] as const

/** Internal fields: a change of only these does not get the topic `lead.changed`. */
const internalFields: readonly (keyof LeadDifference)[] = ['respondedAt', 'deletedAt', 'mergedInto', ...stageFields]

function meaningOf(lead: Lead, after: LeadDifference, isPaid: boolean): Topic[] {
  const means: Topic[] = []
  if (after.deletedAt != null && lead.deletedAt === null) means.push('lead.deleted')
  if (after.deletedAt === null && lead.deletedAt !== null) means.push('lead.restored')
  if (Object.keys(after).some((field) => !internalFields.includes(field as keyof LeadDifference)))
    means.push('lead.changed')
  if (after.status !== undefined) means.push('lead.status_changed')
  if (isPaid) means.push('lead.paid')
  if (after.assignee !== undefined) means.push('lead.assigned')
  return means
}

/** The fields of an event that hold more than numbers, such as texts: they may be personal. */
export type TextField = { [F in Name]: NonNullable<EventFields[F]> extends number | number[] ? never : F }[Name]
type Name = keyof EventFields

/** Removes everything personal from an event when its lead is deleted for good. */
export function withoutPerson(values: EventFields): EventFields & { [F in TextField]?: never } {
  const { title, name, phone, email, source, text, remindNote, fields, firstTouch, lastTouch, comment, ...rest } =
    values
  return rest
}
