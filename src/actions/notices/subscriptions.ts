import { localDay, localMinutes } from '../../domain/local-day.ts'
import type { Project } from '../../domain/project.ts'
import type { NoticePlan, NoticeWork, Store, Transaction } from '../../store/store.ts'
import { hasRecipients, subscribersOf } from './audience.ts'

/** Whether any member or chat of a project wants any notices. */
export async function isTold(
  reads: Pick<Transaction, 'noticeSettings' | 'noticeChats' | 'settings'>,
  project: Project,
): Promise<boolean> {
  const chats = await reads.noticeChats.of(project.id)
  return chats.some(({ isOn }) => isOn) || hasRecipients(await subscribersOf(reads, project))
}

/** Starts or ends the planning of a project, depending on whether anybody wants notices. Events without subscribers are not planned later. */
export async function followProject(store: Store, project: Project, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    if (!(await isTold(tx, project))) {
      await tx.noticeQueue.dropAll(project.id)
      await tx.noticePlans.end(project.id)
    } else if (await tx.noticePlans.begin(project.id, firstDay(project, now)))
      await tx.noticeTimers.addReminders(project.id, now)
  })
}

/** The day of the last summary when planning starts: before its hour that is yesterday, so that this morning gets one. */
export function firstDay({ timeZone, notices }: Project, now: number): number {
  const today = localDay(now, timeZone)
  return localMinutes(now, timeZone) >= notices.summaryAt ? today : today - 1
}

/** Whether a project has anything to plan. */
export function hasWork(project: Project, work: NoticeWork, now: number): boolean {
  if (work.last > work.plannedTo || work.hasTimer || isOfAnotherTime(project, work, now)) return true
  const { timeZone, notices } = project
  return localDay(now, timeZone) > work.summaryDay && localMinutes(now, timeZone) >= notices.summaryAt
}

/**
 * Whether the last summary was days away from now: the clock was or is far ahead, or nothing ran for days. The days then start anew without a
 * summary, since a wrong clock would otherwise send it again and again.
 */
export function isOfAnotherTime({ timeZone }: Project, { summaryDay }: NoticePlan, now: number): boolean {
  return Math.abs(localDay(now, timeZone) - summaryDay) > 2
}
