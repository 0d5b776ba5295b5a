import type { Lead } from '../../domain/lead.ts'
import { workingRoles } from '../../domain/member.ts'
import type { Project } from '../../domain/project.ts'
import { isOpen, type Status } from '../../domain/status.ts'
import { afterWorking } from '../../domain/working-time.ts'
import type { NewNotice, NoticeTimer } from '../../store/store.ts'
import { above, canBeNotified, noticeFor, type Subscriber } from './audience.ts'

/** After how many times the response time of the project each step is due, and who is notified: the workers, the managers, the owner. */
const steps = [
  { after: 1, to: 'workers' },
  { after: 2, to: 'manager' },
  { after: 4, to: 'owner' },
] as const

/** The first step for a new lead, or the one after `step`. Undefined after the last, and where nobody is notified. */
export function nextStep(
  { id, recordedAt }: Pick<Lead, 'id' | 'recordedAt'>,
  project: Project,
  step = 0,
): NoticeTimer | undefined {
  const { workingTime, timeZone, notices } = project
  const next = steps[step]
  if (!next || !notices.escalates || workingTime.responseMinutes === null) return
  const at = afterWorking(workingTime, timeZone, recordedAt, workingTime.responseMinutes * next.after)
  return at === null ? undefined : { lead: id, kind: 'late', step: step + 1, at, member: null }
}

/** The first step in the future, for a lead that waits again or is notified of only from now on; members may know of past steps. */
export function stepAhead(lead: Lead, project: Project, now: number): NoticeTimer | undefined {
  return steps.map((_, step) => nextStep(lead, project, step)).find((timer) => timer !== undefined && timer.at > now)
}

/** Whether a lead still waits for a response. An assignee it had from the beginning may not have seen it. */
export function isAwaiting(lead: Lead | undefined, statuses: readonly Status[]): lead is Lead {
  return lead !== undefined && lead.deletedAt === null && lead.respondedAt === null && isOpen(lead.status, statuses)
}

/** The notices of a step of the escalation. */
export function escalate(
  { step }: NoticeTimer,
  lead: Lead,
  { project, subscribers }: { project: Project; subscribers: readonly Subscriber[] },
  now: number,
): NewNotice[] {
  const { after, to } = steps[step - 1] ?? steps[0]
  const about = { step, minutes: (project.workingTime.responseMinutes ?? 0) * after }
  const able = subscribers.filter((each) => canBeNotified(each, 'late', lead))
  const recipients = recipientsAt(to, lead, able)
  return recipients.flatMap((subscriber) => noticeFor(subscriber, 'late', { lead, about }, now) ?? [])
}

/** Those who are notified at a step. If they are absent or may not be notified, others are notified in their place. */
function recipientsAt(
  to: (typeof steps)[number]['to'],
  lead: Lead,
  subscribers: readonly Subscriber[],
): readonly Subscriber[] {
  if (to === 'manager') return above(subscribers)
  if (to === 'owner') return subscribers.filter(({ role }) => role === to)
  const assignee = subscribers.filter(({ member }) => member === lead.assignee)
  const onDuty = subscribers.filter(({ isOnDuty }) => isOnDuty)
  const workers = subscribers.filter(({ role }) => workingRoles.includes(role))
  return [assignee, onDuty, workers].find((some) => some.length > 0) ?? []
}
