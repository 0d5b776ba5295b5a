import type { Actor } from './access.ts'
import type { Lead, LeadDifference } from './lead.ts'

/** What one change may mean; a change may mean several things and is still one event.@public */
export const topics = [
  'lead.created',
  'lead.changed',
  'lead.status_changed',
  'lead.paid',
  'lead.assigned',
  'lead.repeated',
  'lead.commented',
  'lead.opened',
  'lead.merged',
  'lead.deleted',
  'lead.restored',
  'lead.purged',
] as const
/***/
export type Topic = (typeof topics)[number]

/** What an event holds: fields of a lead, and what is told of it without being one. `merged` are the leads it took in.*/
export type Told = LeadDifference & { comment?: string | null; merged?: number[] | null }

/** One change that happened. `before` and `after` hold only the fields that changed; `at` in seconds. */
export type Event = {
  at: number
  by: Actor
  leadId: number
  topics: Topic[]
  /** Null for a lead that was not there. */
  before: Told | null
  after: Told
}

/** How long what an event did can be undone, in seconds: 30 days. */
export const undoTime = 30 * 86_400

/** An event as it is kept: the number counts up from 1 in each project.*/
export type KeptEvent = Event & { number: number }

/** What an event tells of a new lead, in the order in which the wire lists it. */
const givenFields = [
  'creationDate',
  'email',
  'name',
  'paidDate',
  'phone',
  'price',
  'source',
  'status',
  'title',
  'text',
  'assignee',
  'remindAt',
  'respondedAt',
  'deletedAt',
  'repeatOf',
  'mergedInto',
  'firstTouch',
  'lastTouch',
  'fields',
] as const satisfies (keyof Lead)[]

/** The event of a new lead: everything that was given. */
export function created(lead: Lead, isPaid: boolean): Event {
  const { id, recordedAt, door, createdBy } = lead
  const after: Record<string, unknown> = {}
  for (const field of givenFields) if (lead[field] !== null) after[field] = lead[field]
  const means: Topic[] = ['lead.created']
  if (isPaid) means.push('lead.paid')
  if (lead.repeatOf !== null) means.push('lead.repeated')
  return { at: recordedAt, by: { door, name: createdBy }, leadId: id, topics: means, before: null, after }
}

/**
 * The event of a change: the changed fields as they were and as they are; `isPaid` when it made the lead paid. `told` is what it
 * holds besides.
 */
export function changed(
  lead: Lead,
  after: LeadDifference,
  { isPaid, told }: { isPaid: boolean; told?: Pick<Event, 'topics' | 'before' | 'after'> },
  by: Actor,
  at: number,
): Event {
  const fields = Object.keys(after) as (keyof LeadDifference)[]
  const before = Object.fromEntries(fields.map((field) => [field, lead[field]]))
  return {
    at,
    by,
    leadId: lead.id,
    topics: [...meaningOf(lead, after, isPaid), ...(told?.topics ?? [])],
    before: { ...before, ...told?.before },
    after: { ...after, ...told?.after },
  }
}

/** Fields that tell of the desk's work with a lead: alone they are no change of it. */
const besides: readonly (keyof LeadDifference)[] = ['respondedAt', 'deletedAt', 'mergedInto']

function meaningOf(lead: Lead, after: LeadDifference, isPaid: boolean): Topic[] {
  const means: Topic[] = []
  if (after.deletedAt != null && lead.deletedAt === null) means.push('lead.deleted')
  if (after.deletedAt === null && lead.deletedAt !== null) means.push('lead.restored')
  if (Object.keys(after).some((field) => !besides.includes(field as keyof LeadDifference))) means.push('lead.changed')
  if (after.status !== undefined) means.push('lead.status_changed')
  if (isPaid) means.push('lead.paid')
  if (after.assignee !== undefined) means.push('lead.assigned')
  return means
}

/** What is left of an event when its lead is removed for good: nothing that a person wrote or is. */
export function withoutPerson(told: Told): Told {
  const { title, name, phone, email, source, text, fields, firstTouch, lastTouch, comment, ...rest } = told
  return rest
}
