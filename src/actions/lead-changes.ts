import { type Actor, isMember, type Viewer } from '../domain/access.ts'
import { changed, type Event } from '../domain/event.ts'
import { type Lead, type LeadChange, type LeadDifference, realChange, withPaidDate } from '../domain/lead.ts'
import { LeadChanged } from '../domain/lead-changed.ts'
import { isVisible } from '../domain/mask.ts'
import type { Project } from '../domain/project.ts'
import { refusal } from '../domain/refusal.ts'
import type { Status } from '../domain/status.ts'
import type { Transaction } from '../store/store.ts'

/** Who changes what of which project, when (seconds), and its statuses. The one path by which a lead changes goes along it. */
export type Change = { tx: Transaction; by: Actor; project: Project; statuses: Status[]; now: number }

/** A lead as it is after a change, and the number of the event, if anything differed. */
export type Changed = { lead: Lead; event: number | undefined }

/** Begins a change inside a transaction that goes on. */
export async function beginChange(tx: Transaction, by: Actor, project: Project, now: number): Promise<Change> {
  return { tx, by, project, statuses: await tx.statuses.of(project.id), now }
}

/** A lead of a project, held; refuses an unknown one, one that a viewer does not see, and one that is no longer as `expected` (a version). */
export async function heldLead(
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

/** The same, of a lead that must not lie in the bin. */
export async function liveLead(...asked: Parameters<typeof heldLead>): Promise<Lead> {
  const lead = await heldLead(...asked)
  if (lead.deletedAt !== null) throw refusal('lead-in-bin', { id: String(lead.id) }, asked[2]?.argument ?? 'id')
  return lead
}

/** What a caller wants of a lead as what will differ: one that becomes paid gets a paid date. */
export function differenceOf({ statuses, now }: Change, lead: Lead, change: LeadChange): LeadDifference {
  if (!becomesPaid(lead, change, statuses)) return realChange(lead, change)
  const { paidDate } = withPaidDate({ ...lead, ...change }, 'paid', now)
  return realChange(lead, { ...change, paidDate })
}

/** Keeps what differs with its event, and what is `told` besides; neither of both is no event. */
export async function writeDifference(
  { tx, by, project, statuses, now }: Change,
  lead: Lead,
  difference: LeadDifference,
  told?: Pick<Event, 'topics' | 'before' | 'after'>,
): Promise<Changed> {
  if (Object.keys(difference).length === 0 && !told) return { lead, event: undefined }
  const isResponse = isMember(by) && lead.respondedAt === null
  const whole = isResponse ? { ...difference, respondedAt: now } : difference
  const { event } = await tx.projects.take(project.id, { leads: 0, events: 1 })
  const after = Object.keys(whole).length === 0 ? lead : await tx.leads.change(project, lead, whole)
  const isPaid = becomesPaid(lead, whole, statuses)
  await tx.events.append(project.id, event, [changed(lead, whole, { isPaid, ...(told && { told }) }, by, now)])
  return { lead: after, event }
}

/** The same of many different leads, in as few statements as it takes; answers the run of their events, none when nothing differed. */
export async function writeDifferences(
  { tx, by, project, statuses, now }: Change,
  changes: { lead: Lead; difference: LeadDifference }[],
): Promise<{ first: number; last: number } | undefined> {
  const whole = changes
    .filter(({ difference }) => Object.keys(difference).length > 0)
    .map(({ lead, difference }) => ({
      lead,
      difference: isMember(by) && lead.respondedAt === null ? { ...difference, respondedAt: now } : difference,
    }))
  if (whole.length === 0) return
  const { event: last } = await tx.projects.take(project.id, { leads: 0, events: whole.length })
  await tx.leads.changeMany(project, whole)
  const happened = whole.map(({ lead, difference }) =>
    changed(lead, difference, { isPaid: becomesPaid(lead, difference, statuses) }, by, now),
  )
  await tx.events.append(project.id, last, happened)
  return { first: last - whole.length + 1, last }
}

function becomesPaid(lead: Lead, { status }: LeadDifference, statuses: Status[]): boolean {
  const isPaid = (id: number) => statuses.find((each) => each.id === id)?.type === 'paid'
  return status !== undefined && isPaid(status) && !isPaid(lead.status)
}
