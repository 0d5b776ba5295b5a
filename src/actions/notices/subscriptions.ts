import { localDay, localMinutes } from '../../domain/local-day.ts'
import type { Project } from '../../domain/project.ts'
import type { NoticePlan, NoticeWork, Store, Transaction } from '../../store/store.ts'
import { isAnybodyTold, subscribersOf } from './audience.ts'

/** Whether anybody wants to be told of anything in a project. */
export async function isTold(
  reads: Pick<Transaction, 'noticeSettings' | 'noticeChats' | 'settings'>,
  project: Project,
): Promise<boolean> {
  const chats = await reads.noticeChats.of(project.id)
  return chats.some(({ isOn }) => isOn) || isAnybodyTold(await subscribersOf(reads, project))
}

/**
 * Begins or ends the planning of a project by whether anybody wants to be told of anything. What happened while nobody did is not told later.
 */
export async function followProject(store: Store, project: Project, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    if (!(await isTold(tx, project))) {
      await tx.noticeQueue.dropAll(project.id)
      await tx.noticePlans.end(project.id)
    } else if (await tx.noticePlans.begin(project.id, firstDay(project, now)))
      await tx.noticeTimers.addReminders(project.id, now)
  })
}

/** The summary of this morning is told to those who began before it. */
export function firstDay({ timeZone, notices }: Project, now: number): number {
  const today = localDay(now, timeZone)
  return localMinutes(now, timeZone) >= notices.summaryAt ? today : today - 1
}

/** Whether there is anything to plan. */
export function hasWork(project: Project, work: NoticeWork, now: number): boolean {
  if (work.last > work.plannedTo || work.hasTimer || isOfAnotherTime(project, work, now)) return true
  const { timeZone, notices } = project
  return localDay(now, timeZone) > work.summaryDay && localMinutes(now, timeZone) >= notices.summaryAt
}

/**
 * Whether the last summary was of another time: a clock was far ahead for a while, or is now, or nothing ran for days. Then the days begin anew,
 * and nothing is told of it: a clock that is wrong would tell it again and again.
 */
export function isOfAnotherTime({ timeZone }: Project, { summaryDay }: NoticePlan, now: number): boolean {
  return Math.abs(localDay(now, timeZone) - summaryDay) > 2
}
