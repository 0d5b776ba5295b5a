import type { Actor } from '../../domain/access.ts'
import { quietDoors } from '../../domain/destination.ts'
import type { StoredEvent, Topic } from '../../domain/event.ts'
import type { Lead } from '../../domain/lead.ts'
import { memberOf } from '../../domain/member.ts'
import type { Project } from '../../domain/project.ts'
import type { Status } from '../../domain/status.ts'
import { withoutMask } from '../../store/leads/viewer.ts'
import type { NoticeTimer, Transaction } from '../../store/store.ts'
import { isAwaiting, nextStep, stepAhead } from './escalation.ts'

/**
 * How events change the timers: timers to set; timers to set for leads without one; reminders of restored leads, to set unless they were sent; leads
 * whose reminder ends; and leads that somebody took.
 */
type TimerChanges = {
  set: NoticeTimer[]
  resumed: NoticeTimer[]
  returned: ReturnedReminder[]
  reminded: Set<number>
  taken: Set<number>
}
/** The reminder of a restored lead, and the lead that it was merged into, which had the reminder meanwhile. */
type ReturnedReminder = NoticeTimer & { mergedInto: number | null }
type Context = { project: Project; statuses: readonly Status[]; now: number }

/** Collects the changes of timers for events. A reminder is sent when it is due, unless it was past when it was set. */
export function timersOf(
  events: readonly StoredEvent[],
  leads: ReadonlyMap<number, Lead>,
  context: Context,
): TimerChanges {
  const { now } = context
  const set = new Map<string, NoticeTimer>()
  const resumed = new Map<number, NoticeTimer>()
  const returned = new Map<number, ReturnedReminder>()
  const reminded = new Set<number>()
  const taken = new Set<number>()
  for (const event of events) {
    const { at, leadId, after, by } = event
    const late = stepAfter(event, leads.get(leadId), context)
    if ('set' in late) set.set(`late ${leadId}`, late.set)
    else if ('resumed' in late) resumed.set(leadId, late.resumed)
    else if (late.isOver) {
      set.delete(`late ${leadId}`)
      resumed.delete(leadId)
      taken.add(leadId)
    }
    const again = remindedAgain(event, leads.get(leadId))
    if (again) returned.set(leadId, again)
    if (after.remindAt === undefined) continue
    reminded.add(leadId)
    set.delete(`reminder ${leadId}`)
    returned.delete(leadId)
    const earliest = isQuiet(by) || at <= now - watchTime ? now : at // an import and an undo set old reminders
    if (after.remindAt !== null && after.remindAt >= earliest)
      set.set(`reminder ${leadId}`, {
        ...{ lead: leadId, kind: 'reminder', step: 0, at: after.remindAt },
        member: memberOf(by.name),
      })
  }
  return {
    ...{ set: [...set.values()], resumed: [...resumed.values()], returned: [...returned.values()] },
    ...{ reminded, taken },
  }
}

/** The reminder of a lead that is restored from the bin; one that fell due meanwhile is sent now. The timer no longer knows who set it. */
function remindedAgain(
  { topics, before, after, leadId }: StoredEvent,
  lead: Lead | undefined,
): ReturnedReminder | undefined {
  const at = lead?.remindAt ?? null
  const since = before?.deletedAt // an earlier time, where an undo had put the lead back into the bin
  if (!topics.includes('lead.restored') || after.remindAt !== undefined || at === null || since == null) return
  if (at <= since) return
  return { lead: leadId, kind: 'reminder', step: 0, at, member: null, mergedInto: before?.mergedInto ?? null }
}

/**
 * The next step of a lead after an event. `resumed` is set only for a lead without a timer, and `isOver` means that nobody is notified any more
 * that it waits.
 */
type StepAfter = { set: NoticeTimer } | { resumed: NoticeTimer } | { isOver: boolean }

/**
 * A new lead is watched until somebody takes it. It is watched again when it is restored from the bin, or when an undo makes it new or open. When a
 * script or the removal of a status moves a lead to another open status, it goes on waiting.
 */
function stepAfter(
  { topics, before, after, by }: StoredEvent,
  lead: Lead | undefined,
  { project, statuses, now }: Context,
): StepAfter {
  const isNew = topics.includes('lead.created')
  const first = isNew && lead && !isQuiet(by) && after.respondedAt === undefined ? nextStep(lead, project) : undefined
  if (first && first.at > now - watchTime) return { set: first }
  const isWaiting = isWatched(lead, statuses)
  const isBack = topics.includes('lead.restored') || after.respondedAt === null
  const back = isBack && isWaiting ? stepAhead(lead, project, now) : undefined
  if (back) return { set: back }
  const isTaken = topics.some((topic) => taking.includes(topic)) || after.respondedAt != null
  if (isNew || isTaken) return { isOver: isTaken && !isNew }
  if (!topics.includes('lead.status_changed')) return { isOver: false }
  const isReopened = statuses.some(({ id, type }) => id === before?.status && type !== 'progress')
  const ahead = isReopened && isWaiting ? stepAhead(lead, project, now) : undefined
  return ahead ? { resumed: ahead } : { isOver: !isWaiting }
}

/** What somebody does with a lead that ends its waiting. */
const taking: readonly Topic[] = ['lead.assigned', 'lead.opened', 'lead.merged', 'lead.deleted', 'lead.purged']

function isQuiet({ door }: Pick<Actor, 'door'>): boolean {
  return quietDoors.some((each) => each === door)
}

/** How long (seconds) a lead may be late of which people are notified once anybody is, and how many leads are looked up for it. */
const recent = { time: 86_400, leads: 200 }

/** Leads with their deadlines. */
type Due = Pick<Lead, 'id' | 'dueAt' | 'respondedAt' | 'deletedAt'>

/**
 * Sets the step that is ahead of leads that wait already, the latest deadlines first, when a project begins to tell of them, or of all of `some`; none
 * where nobody is notified of anything.
 */
export async function beginSteps(tx: Transaction, project: Project, now: number, some?: readonly Due[]): Promise<void> {
  if (!(await tx.noticePlans.lock(project.id))) return // the holder of the lock sets steps
  const since = now - recent.time
  const ids = some ? waitingOf(some, since) : await tx.dues.waiting(project.id, since, recent.leads)
  const leads = withoutMask(await tx.deliveredLeads.of(project.id, ids))
  const statuses = await tx.statuses.of(project.id)
  const begun = [...leads.values()].flatMap((lead) =>
    isWatched(lead, statuses) ? (stepAhead(lead, project, now) ?? []) : [],
  )
  await tx.noticeTimers.add(project.id, begun)
}

/** Of some leads those that `dues.waiting` finds. */
function waitingOf(some: readonly Due[], since: number): number[] {
  return some.flatMap(({ id, dueAt, respondedAt, deletedAt }) =>
    dueAt !== null && dueAt > since && respondedAt === null && deletedAt === null ? [id] : [],
  )
}

/** Nobody is notified of leads that came from a file or the demo. */
function isWatched(lead: Lead | undefined, statuses: readonly Status[]): lead is Lead {
  return isAwaiting(lead, statuses) && !isQuiet(lead)
}

/** How old (seconds) the first step of a new lead may be: after a longer outage nobody is notified of it as if it had just come. */
const watchTime = 3 * 86_400

/** Stores the changes of timers. Waiting notices about leads that somebody took are dropped, and sent messages are edited to say so. */
export async function setTimers(
  tx: Transaction,
  { id }: Project,
  { set, resumed, returned, reminded, taken }: TimerChanges,
  now: number,
): Promise<void> {
  const ended = [
    ...[...reminded].map((lead) => ({ lead, kind: 'reminder' as const })),
    ...[...taken].map((lead) => ({ lead, kind: 'late' as const })),
  ]
  await tx.noticeTimers.remove(id, ended)
  await tx.noticeTimers.put(id, set)
  await tx.noticeTimers.add(id, [...resumed, ...(await unsent(tx, id, returned))])
  if (taken.size === 0) return
  await tx.noticeQueue.drop(id, [...taken], 'late')
  await tx.noticeQueue.markEdits(id, [...taken], now)
}

/**
 * Reminders that nobody got, neither for the lead nor for the one that had it meanwhile. One that waits to be sent for the latter is not sent any
 * more, as that lead has lost it.
 */
async function unsent(tx: Transaction, project: number, returned: readonly ReturnedReminder[]): Promise<NoticeTimer[]> {
  const leads = returned.flatMap(({ lead, mergedInto }) => (mergedInto === null ? [lead] : [lead, mergedInto]))
  const sent = await tx.notices.reminders(project, leads)
  return returned.filter(
    ({ lead, mergedInto, at }) =>
      !sent.some((each) => each.at === at && (each.lead === lead || (each.lead === mergedInto && !each.isWaiting))),
  )
}

/**
 * Moves the steps of leads, which are sorted by id, to the moments that follow from the present working time. A step that is no longer wanted ends
 * when it is due.
 */
export async function renewSteps(
  tx: Transaction,
  project: Project,
  leads: readonly Pick<Lead, 'id' | 'recordedAt'>[],
): Promise<void> {
  const [first = 0, last = 0] = [leads[0]?.id, leads.at(-1)?.id]
  if ((await tx.noticeTimers.late(project.id, first, last)).length === 0) return
  await tx.noticePlans.lock(project.id) // the holder of the lock sets steps
  const known = new Map(leads.map((lead) => [lead.id, lead]))
  const moved = (await tx.noticeTimers.late(project.id, first, last)).flatMap((timer) => {
    const lead = known.get(timer.lead)
    const at = lead && nextStep(lead, project, timer.step - 1)?.at
    return at === undefined || at === timer.at ? [] : [{ ...timer, at }]
  })
  await tx.noticeTimers.move(project.id, moved)
}
