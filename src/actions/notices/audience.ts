import type { Viewer } from '../../domain/access.ts'
import type { Lead } from '../../domain/lead.ts'
import { isVisible } from '../../domain/mask.ts'
import { type Role, rights, workingRoles } from '../../domain/member.ts'
import type { NoticeKind, NoticeWayName } from '../../domain/notice.ts'
import { type Wants, wantsOf, waysFor } from '../../domain/notice-settings.ts'
import type { Project } from '../../domain/project.ts'
import type { NewNotice, StoredSubscriber, Transaction } from '../../store/store.ts'
import { demoMembers } from '../demo.ts'

/** Somebody who may be notified, and what they want. */
export type Subscriber = StoredSubscriber & { wants: Wants; viewer: Viewer }

/** The present members of a project, without those of its demo, who cannot sign in and have no mailbox. */
export async function subscribersOf(
  reads: Pick<Transaction, 'noticeSettings' | 'settings'>,
  project: Project,
): Promise<Subscriber[]> {
  const demo = await demoMembers(reads, project)
  const stored = await reads.noticeSettings.subscribers(project.id)
  return stored.filter(({ member }) => !demo.includes(member)).map((each) => toSubscriber(each, project))
}

function toSubscriber(stored: StoredSubscriber, project: Project): Subscriber {
  const { role, sources } = stored
  const viewer = rights[role].isMasked ? { project, mask: { sources } } : { project }
  return { ...stored, wants: wantsOf(stored.settings, project), viewer }
}

/** The roles that get notices of a kind; other kinds go to every role. Failures go only to those who can fix them. */
const rolesOf: Partial<Record<NoticeKind, readonly Role[]>> = {
  late: workingRoles,
  destination: ['owner', 'manager'],
  backup: ['owner'],
  summary: ['owner', 'manager', 'agent', 'viewer'],
  week: ['owner', 'manager', 'agent', 'viewer'],
  month: ['owner', 'manager', 'agent', 'viewer'],
}

/** Whether a member may get notices of a kind, and about a lead. */
export function canBeNotified({ role, viewer }: Subscriber, kind: NoticeKind, lead?: Lead): boolean {
  return (rolesOf[kind]?.includes(role) ?? true) && (!lead || isVisible(viewer, lead))
}

/** Those who get notices in place of somebody absent: the managers, else the owners. */
export function above(subscribers: readonly Subscriber[]): readonly Subscriber[] {
  const managers = subscribers.filter(({ role }) => role === 'manager')
  return managers.length > 0 ? managers : subscribers.filter(({ role }) => role === 'owner')
}

/** Whether a member may get a notice about a lead in place of its assignee. */
export function mayStandIn({ isOnDuty, role }: Subscriber): boolean {
  return isOnDuty || role === 'manager' || role === 'owner'
}

/** The ways by which a member gets notices of a kind: those that they linked, and e-mail. */
export function waysOf({ wants, linked }: Subscriber, kind: NoticeKind): NoticeWayName[] {
  return waysFor(wants, kind).filter((way) => way === 'email' || linked.includes(way))
}

/** A notice for a member; undefined when they may not get it, or have switched its kind off everywhere. */
export function noticeFor(
  to: Subscriber,
  kind: NoticeKind,
  { lead, event = null, about = {} }: { lead?: Lead; event?: number | null; about?: NewNotice['about'] },
  now: number,
): NewNotice | undefined {
  if (!canBeNotified(to, kind, lead)) return
  const onBell = to.wants.places[kind].includes('bell')
  const isSent = waysOf(to, kind).length > 0
  if (!onBell && !isSent) return
  const nextAt = isSent ? now : null
  return { to: { member: to.member }, kind, lead: lead?.id ?? null, event, about, onBell, nextAt }
}

/** Whether any member of a project wants any notices. */
export function hasRecipients(subscribers: readonly Subscriber[]): boolean {
  return subscribers.some(
    (each) =>
      Object.values(each.wants.places).some((places) => places.includes('bell')) ||
      (Object.keys(each.wants.places) as NoticeKind[]).some((kind) => waysOf(each, kind).length > 0),
  )
}
