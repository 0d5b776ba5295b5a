import type { Actor } from './access.ts'
import type { Lead, LeadChange } from './lead.ts'

/** What one change means; a change may mean several things and is still one event. */
type Topic = 'lead.created' | 'lead.changed' | 'lead.status_changed' | 'lead.paid'

/** One change that happened. `before` and `after` hold only the fields that changed; `at` in seconds. */
export type Event = {
  at: number
  by: Actor
  leadId: number
  topics: Topic[]
  before: LeadChange | null
  after: LeadChange
}

/** The event of a new lead: everything that was given. */
export function created(lead: Lead, paid: boolean): Event {
  const { id, version, recordedAt, door, createdBy, ...given } = lead
  const after = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  const topics: Topic[] = paid ? ['lead.created', 'lead.paid'] : ['lead.created']
  return { at: recordedAt, by: { door, name: createdBy }, leadId: id, topics, before: null, after }
}

/** The event of a change: the changed fields as they were and as they are; `paid` when it made the lead paid. */
export function changed(lead: Lead, after: LeadChange, paid: boolean, by: Actor, at: number): Event {
  const before = Object.fromEntries(Object.keys(after).map((field) => [field, lead[field as keyof LeadChange]]))
  const topics: Topic[] = ['lead.changed']
  if (after.status !== undefined) topics.push('lead.status_changed')
  if (paid) topics.push('lead.paid')
  return { at, by, leadId: lead.id, topics, before, after }
}
