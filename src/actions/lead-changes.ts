import { type Actor, isMember, type Viewer } from '../domain/access.ts'
import { changed, type Event } from '../domain/event.ts'
import {
  type Lead,
  type LeadChange,
  type LeadDifference,
  nextStage,
  realChange,
  withLostReason,
  withoutPaidDate,
  withPaidDate,
  withRemindNote,
} from '../domain/lead.ts'
import { LeadChanged } from '../domain/lead-changed.ts'
import { isVisible } from '../domain/mask.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import { isOpen, type Status } from '../domain/status.ts'
import { dueOf } from '../domain/working-time.ts'
import type { Transaction } from '../store/store.ts'

/**
 * The context of a change: the transaction, the actor, the project with its statuses, and the time (seconds). Every change of a lead takes one.
 * `isResponse` is false when a member changes leads without looking at each, as by an undo or the removal of a status.
 */
export type Change = {
  tx: Transaction
  by: Actor
  project: Project
  statuses: Status[]
  now: number
  isResponse?: false
}

/** A lead after a change, and the number of its event, if anything differed. */
export type Changed = { lead: Lead; event: number | undefined }

/** Begins a change within an open transaction. */
export async function beginChange(tx: Transaction, by: Actor, project: Project, now: number): Promise<Change> {
  return { tx, by, project, statuses: await tx.statuses.of(project.id), now }
}

/** The same for a slice of work that lasts minutes: with the settings of now, since those it began with may have changed. */
export async function beginSlice(tx: Transaction, by: Actor, project: Project, now: number): Promise<Change> {
  return beginChange(tx, by, (await tx.projects.find(project.id)) ?? project, now)
}

/**
 * Reads and locks a lead. Refuses an unknown one, one that the viewer does not see, and a version other than
 * `expected`.
 */
export async function lockLead(
  { tx, project }: Change,
  id: number,
  {
    expected,
    argument = 'id',
    viewer,
  }: { expected?: number | undefined; argument?: string; viewer?: Viewer | undefined } = {},
): Promise<Lead> {
  const lead = await tx.leads.find(project, id)
  if (!lead || (viewer && !isVisible(viewer, lead))) throw refusal('no-such-lead', { id: String(id) }, argument)
  if (expected !== undefined && lead.version !== expected) throw new LeadChanged(lead)
  return lead
}

/** The same; refuses a lead in the bin. */
export async function lockLiveLead(...args: Parameters<typeof lockLead>): Promise<Lead> {
  return live(await lockLead(...args), args[2]?.argument)
}

/** Refuses a lead in the bin. */
export function live(lead: Lead, argument = 'id'): Lead {
  if (lead.deletedAt !== null) throw refusal('lead-in-bin', { id: String(lead.id) }, argument)
  return lead
}

/**
 * The fields that a requested change alters. A lead that becomes paid gets a paid date, and loses it when it is no longer paid. A cleared reminder
 * loses its note, and a lead that is no longer lost its reason.
 */
export function differenceOf(
  { by, statuses, now }: Pick<Change, 'statuses' | 'now'> & { by: Pick<Actor, 'door'> },
  lead: Lead,
  given: LeadChange,
): LeadDifference {
  const isCanceled = (id: number) => statuses.some((status) => status.id === id && status.type === 'canceled')
  const change = withLostReason(lead, withRemindNote(given), isCanceled)
  if (becomesPaid(lead, change, statuses)) {
    const { paidDate } = withPaidDate({ ...lead, ...change }, 'paid', now)
    return realChange(lead, { ...change, paidDate })
  }
  const isPaidNoMore = by.door !== 'wire' && becomesUnpaid(lead, change, statuses) // the documented API keeps the date
  return realChange(lead, isPaidNoMore ? withoutPaidDate(lead, change) : change)
}

/** The result of a change: the difference with its consequences, its event, and the lead after it. Undefined when nothing differs. */
export function outcomeOf(change: Change, lead: Lead, given: LeadChange) {
  const plain = differenceOf(change, lead, given)
  if (Object.keys(plain).length === 0) return
  const difference = wholeDifference(change, lead, plain)
  const isPaid = becomesPaid(lead, difference, change.statuses)
  const event = changed(lead, difference, { isPaid }, change.by, change.now)
  return {
    lead,
    difference,
    isMove: isMove(plain),
    event,
    after: { ...lead, ...difference, version: lead.version + 1 },
  }
}

/** Writes a difference and its event with the given details. Without both, no event is written. */
export async function writeDifference(
  change: Change,
  lead: Lead,
  difference: LeadDifference,
  details?: Pick<Event, 'topics' | 'before' | 'after'>,
): Promise<Changed> {
  const { tx, by, project, statuses, now } = change
  if (Object.keys(difference).length === 0 && !details) return { lead, event: undefined }
  const whole = wholeDifference(change, lead, difference)
  const { event } = await tx.projects.allocateNumbers(project.id, { leads: 0, events: 1 })
  const after = Object.keys(whole).length === 0 ? lead : await tx.leads.change(project, lead, whole, isMove(difference))
  const isPaid = becomesPaid(lead, whole, statuses)
  await tx.events.append(project.id, event, [changed(lead, whole, { isPaid, ...(details && { details }) }, by, now)])
  return { lead: after, event }
}

/** Writes the differences of many leads in few statements; returns the first and last number of their events, undefined when nothing differed. */
export async function writeDifferences(
  change: Change,
  changes: { lead: Lead; difference: LeadDifference }[],
): Promise<{ first: number; last: number } | undefined> {
  const { tx, by, project, statuses, now } = change
  const whole = changes
    .filter(({ difference }) => Object.keys(difference).length > 0)
    .map(({ lead, difference }) => {
      return { lead, difference: wholeDifference(change, lead, difference), isMove: isMove(difference) }
    })
  if (whole.length === 0) return
  const { event: last } = await tx.projects.allocateNumbers(project.id, { leads: 0, events: whole.length })
  await tx.leads.changeMany(project, whole)
  const happened = whole.map(({ lead, difference }) =>
    changed(lead, difference, { isPaid: becomesPaid(lead, difference, statuses) }, by, now),
  )
  await tx.events.append(project.id, last, happened)
  return { first: last - whole.length + 1, last }
}

/** A difference with what follows from it: the next stage, the first response, and the deadline. */
function wholeDifference(change: Change, lead: Lead, difference: LeadDifference): LeadDifference {
  const moved = isMove(difference) ? { ...difference, ...nextStage(lead, change.now) } : difference
  return withDeadline(change, lead, withResponse(change, lead, moved))
}

/** Whether a lead moves to another status. An undo of that brings the passed statuses back. */
function isMove({ status, passed }: LeadDifference): boolean {
  return status !== undefined && passed === undefined
}

/** The first change by a member is the first response. A file that a member imports is not one. */
function withResponse({ by, now, isResponse }: Change, lead: Lead, difference: LeadDifference): LeadDifference {
  return isMember(by) && by.door !== 'import' && isResponse !== false && lead.respondedAt === null
    ? { ...difference, respondedAt: now }
    : difference
}

/** Recomputes the deadline after a response or a change of status. A response in time ends it, and so does a closed status without a response. */
function withDeadline({ project, statuses }: Change, lead: Lead, difference: LeadDifference): LeadDifference {
  if (difference.respondedAt === undefined && difference.status === undefined) return difference
  const after = { ...lead, ...difference }
  const dueAt = dueOf(after, isOpen(after.status, statuses), project)
  return dueAt === lead.dueAt ? difference : { ...difference, dueAt }
}

function becomesPaid(lead: Lead, { status }: LeadDifference, statuses: Status[]): boolean {
  return status !== undefined && isPaid(status, statuses) && !isPaid(lead.status, statuses)
}

function becomesUnpaid(lead: Lead, { status }: LeadDifference, statuses: Status[]): boolean {
  return status !== undefined && isPaid(lead.status, statuses) && !isPaid(status, statuses)
}

function isPaid(id: number, statuses: Status[]): boolean {
  return statuses.some((status) => status.id === id && status.type === 'paid')
}
