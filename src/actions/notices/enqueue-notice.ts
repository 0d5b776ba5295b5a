import type { Actor } from '../../domain/access.ts'
import { memberOf } from '../../domain/member.ts'
import type { NoticeAbout, NoticeKind } from '../../domain/notice.ts'
import type { Project } from '../../domain/project.ts'
import type { NewNotice, Transaction } from '../../store/store.ts'
import { noticeFor, subscribersOf } from './audience.ts'

/**
 * Enqueues a notice about something other than an event, in the same transaction: the end of a job, a stopped destination, a failed backup. `only` is
 * the one member to notify, and `but` are members who know already. Returns who is notified.
 */
export async function enqueueNotice(
  tx: Transaction,
  project: Project,
  kind: NoticeKind,
  about: NoticeAbout,
  { only, but = new Set() }: { only?: number; but?: ReadonlySet<number> },
  now: number,
): Promise<number[]> {
  const subscribers = (await subscribersOf(tx, project)).filter(({ member }) => !but.has(member))
  const some = only === undefined ? subscribers : subscribers.filter(({ member }) => member === only)
  const recipients = some.filter((subscriber) => noticeFor(subscriber, kind, { about }, now) !== undefined)
  const notices = recipients.flatMap((subscriber) => noticeFor(subscriber, kind, { about }, now) ?? [])
  const chats = only === undefined ? await chatsOf(tx, project, kind, about, now) : []
  await tx.noticeQueue.plan(project.id, [...notices, ...chats], now)
  return recipients.map(({ member }) => member)
}

/** After how long (seconds) a member no longer waits for work that they began. */
const shortWork = 10

/** Notifies the member who began a job or an import that it ended, unless that took less than `shortWork`. */
export async function enqueueJobNotice(
  tx: Transaction,
  project: Project,
  about: Pick<NoticeAbout, 'job' | 'import'>,
  { at, by }: { at: number; by: Actor },
  now: number,
): Promise<void> {
  const member = memberOf(by.name)
  if (member !== null && now - at >= shortWork) await enqueueNotice(tx, project, 'job', about, { only: member }, now)
}

async function chatsOf(
  tx: Transaction,
  project: Project,
  kind: NoticeKind,
  about: NoticeAbout,
  now: number,
): Promise<NewNotice[]> {
  const chats = (await tx.noticeChats.of(project.id)).filter(({ isOn, kinds }) => isOn && kinds.includes(kind))
  return chats.map(({ id }) => ({ to: { chat: id }, kind, lead: null, event: null, about, onBell: false, nextAt: now }))
}
