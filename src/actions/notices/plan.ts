import { quietDoors } from '../../domain/destination.ts'
import type { StoredEvent } from '../../domain/event.ts'
import type { Lead } from '../../domain/lead.ts'
import { isFirstOfMonth, localDay, localMinutes, weekdayOf } from '../../domain/local-day.ts'
import { type NoticeChat, type NoticeKind, type ReportKind, reportKinds } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import type { Status } from '../../domain/status.ts'
import { withoutMask } from '../../store/leads/viewer.ts'
import type { NewNotice, NoticePlan, NoticeTimer, Store, Transaction } from '../../store/store.ts'
import { demoMembers } from '../demo.ts'
import { above, canBeNotified, noticeFor, type Subscriber, subscribersOf } from './audience.ts'
import { escalate, isAwaiting, nextStep } from './escalation.ts'
import { noticesForEvent } from './notices-for-event.ts'
import { firstDay, isOfAnotherTime } from './subscriptions.ts'
import { setTimers, timersOf } from './timers.ts'

/** How many events, and how many timers, one transaction plans; and how old (seconds) an event may be. */
const planBatch = 200
const maxEventAge = 3 * 86_400

/** Decides whether a chat is notified of a lead as it is now. Once `isBudgetSpent`, the rest is left to the next transaction. */
export type ChatMatcher = {
  wants(chat: NoticeChat, lead: Lead): boolean
  isBudgetSpent(): boolean
}

type Planning = {
  tx: Transaction
  project: Project
  subscribers: readonly Subscriber[]
  chats: readonly NoticeChat[]
  statuses: readonly Status[]
  matcher: ChatMatcher
  now: number
}

/** The result of planning: the last event, and whether more wait. */
export type PlanResult = { last: number; isBehind: boolean; count: number }

/**
 * Plans notices for the next events of a project and for its due timers. It writes the notices and advances in one transaction, so that nothing is
 * skipped or planned twice. Undefined when nobody is notified of anything, or another process plans now.
 */
export function planNotices(
  store: Store,
  { id }: Project,
  newMatcher: (project: Project) => ChatMatcher,
  now: number,
): Promise<PlanResult | undefined> {
  return store.transaction(async (tx) => {
    const plan = await tx.noticePlans.findForUpdate(id)
    const project = plan && (await tx.projects.find(id)) // read after the plan is locked, so that its zone and hours fit
    if (!project) return
    const after = plan.plannedTo
    const matcher = newMatcher(project)
    const events = (await tx.events.between(project.id, { first: after + 1, last: after + planBatch })).reverse()
    const planning: Planning = {
      ...{ tx, project, matcher, now },
      subscribers: await subscribersOf(tx, project),
      chats: (await tx.noticeChats.of(project.id)).filter(({ isOn }) => isOn),
      statuses: await tx.statuses.of(project.id),
    }
    const leads = await leadsOf(
      tx,
      project,
      events.map(({ leadId }) => leadId),
    )
    const planned = await planEvents(planning, events, leads)
    const timers = await tx.noticeTimers.due(project.id, now, planBatch) // as these events left the timers
    const others = timers.filter(({ lead }) => !leads.has(lead)).map(({ lead }) => lead)
    for (const [id, lead] of await leadsOf(tx, project, others)) leads.set(id, lead)
    const notices = [...planned.notices, ...(await planTimers(planning, timers, leads)), ...planReports(planning, plan)]
    await tx.noticeQueue.plan(project.id, notices, now)
    const isCut = planned.evaluated < events.length
    const last = events[planned.evaluated - 1]?.number ?? after
    await tx.noticePlans.move(project.id, { plannedTo: last, summaryDay: summaryDayOf(project, plan, now) })
    const isBehind = isCut || events.length === planBatch || timers.length === planBatch
    return { last, isBehind, count: notices.length }
  })
}

async function leadsOf(tx: Transaction, project: Project, ids: readonly number[]): Promise<Map<number, Lead>> {
  return withoutMask(await tx.deliveredLeads.of(project.id, [...new Set(ids)]))
}

/** Plans notices for events until the budget of the matcher is spent; returns how many events were evaluated. */
async function planEvents(planning: Planning, events: readonly StoredEvent[], leads: ReadonlyMap<number, Lead>) {
  const { tx, project, subscribers, statuses, matcher, now } = planning
  const notices: NewNotice[] = []
  let evaluated = 0
  for (const event of events) {
    if (evaluated > 0 && matcher.isBudgetSpent()) break
    evaluated++
    const lead = leads.get(event.leadId)
    if (!lead || event.at <= now - maxEventAge) continue
    notices.push(...noticesForEvent(withFirstMentions(event), lead, subscribers, now))
    if (event.topics.includes('lead.created')) notices.push(...planForChats(planning, 'new', event, lead))
  }
  const changes = timersOf(events.slice(0, evaluated), leads, { project, statuses, now })
  await setTimers(tx, project, changes, now)
  return { notices, evaluated }
}

/** A comment that was changed before it was planned: it notifies only members whom its first text mentioned. The change notifies the others. */
function withFirstMentions(event: StoredEvent): StoredEvent {
  const { mentions, firstMentions } = event.after
  if (!mentions || !firstMentions) return event
  return { ...event, after: { ...event.after, mentions: mentions.filter((member) => firstMentions.includes(member)) } }
}

/**
 * Plans notices for due timers; each step of the escalation sets the next one. Steps follow the present settings of the project: one that was set
 * before the hours or the limit changed may be due later, or not at all.
 */
async function planTimers(planning: Planning, timers: readonly NoticeTimer[], leads: ReadonlyMap<number, Lead>) {
  if (timers.length === 0) return []
  const { tx, project, statuses, now } = planning
  const notices: NewNotice[] = []
  const demo = await demoMembers(tx, project)
  await tx.noticeTimers.remove(project.id, timers)
  const next: NoticeTimer[] = []
  for (const timer of timers) {
    const lead = leads.get(timer.lead)
    if (timer.kind === 'reminder') notices.push(...remind(timer, lead, { ...planning, demo }))
    else if (isAwaiting(lead, statuses)) {
      const step = nextStep(lead, project, timer.step - 1)
      const following = step && step.at <= now ? nextStep(lead, project, timer.step) : step
      if (following) next.push(following)
      if (!step || step === following) continue
      notices.push(...escalate(timer, lead, planning, now))
      if (timer.step === 1) notices.push(...planForChats(planning, 'late', undefined, lead))
    }
  }
  await tx.noticeTimers.put(project.id, next)
  return notices
}

/** Reminds the assignee, else who set the reminder, else the managers or owners. A reminder for a member of the demo goes to nobody else. */
function remind(
  { at, member }: NoticeTimer,
  lead: Lead | undefined,
  { subscribers, demo, now }: Pick<Planning, 'subscribers' | 'now'> & { demo: readonly number[] },
) {
  if (!lead || lead.remindAt !== at || lead.deletedAt !== null) return []
  const able = subscribers.filter((each) => canBeNotified(each, 'reminder', lead))
  const theirs = [lead.assignee, member]
  const [first] = theirs.flatMap((id) => able.filter((each) => each.member === id))
  if (!first && theirs.some((id) => id !== null && demo.includes(id))) return []
  const to = first ? [first] : above(able)
  return to.flatMap((each) => noticeFor(each, 'reminder', { lead, about: { at } }, now) ?? [])
}

function planForChats(
  { chats, matcher, now, project }: Planning,
  kind: NoticeKind,
  event: StoredEvent | undefined,
  lead: Lead,
): NewNotice[] {
  if (event && quietDoors.some((door) => door === event.by.door)) return []
  const minutes = project.workingTime.responseMinutes ?? 0
  const about = kind === 'late' ? { step: 1, minutes } : {}
  return chats
    .filter((chat) => chat.kinds.includes(kind) && matcher.wants(chat, lead))
    .map(({ id }) => {
      const to = { chat: id }
      return { to, kind, lead: lead.id, event: event?.number ?? null, about, onBell: false, nextAt: now }
    })
}

/** The last day (in the zone of the project) whose summary is planned; today once its morning has come. */
function summaryDayOf(project: Project, plan: NoticePlan, now: number): number {
  if (isOfAnotherTime(project, plan, now)) return firstDay(project, now)
  const { timeZone, notices } = project
  const { summaryDay } = plan
  const today = localDay(now, timeZone)
  return localMinutes(now, timeZone) >= notices.summaryAt ? Math.max(today, summaryDay) : summaryDay
}

/** Plans the summary of the day before, and the reports of the week and the month before if a Monday or a first of the month has come since the last one. */
function planReports({ project, subscribers, chats, now }: Planning, plan: NoticePlan): NewNotice[] {
  if (isOfAnotherTime(project, plan, now)) return []
  const about = { at: now }
  return reportsDue(plan.summaryDay, summaryDayOf(project, plan, now)).flatMap((kind) => [
    ...subscribers.flatMap((subscriber) => noticeFor(subscriber, kind, { about }, now) ?? []),
    ...chats
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ id }) => ({ to: { chat: id }, kind, lead: null, event: null, about, onBell: false, nextAt: now })),
  ])
}

/** The kinds of reports that the mornings after a day until another one bring. */
function reportsDue(after: number, until: number): ReportKind[] {
  const mornings = Array.from({ length: until - after }, (_, index) => after + 1 + index)
  const begins = { summary: () => true, week: (day: number) => weekdayOf(day) === 0, month: isFirstOfMonth }
  return reportKinds.filter((kind) => mornings.some(begins[kind]))
}
