import type { Lead } from '../../domain/lead.ts'
import type { Notice, NoticeChat, NoticeKind, NoticeWayName } from '../../domain/notice.ts'
import { heldUntil } from '../../domain/quiet-hours.ts'
import { canBeNotified, mayStandIn, type Subscriber, waysOf } from './audience.ts'
import { tryAgainAt } from './retries.ts'

/** The ways that are available now, and whether each may send again a message that may have arrived. */
export type ReadyWays = ReadonlyMap<NoticeWayName, { repeats: boolean }>

/** The recipient in its present state: a member, or a chat. */
export type Addressee = { subscriber: Subscriber } | { chat: NoticeChat }

/** The next step of a due notice: it ends, waits for the morning, is tried by all ways again, or goes by a way. */
export type Route =
  | { end: 'moot' | 'shown' | 'failed' | 'unknown' }
  | { wait: number }
  | { again: number }
  | { way: NoticeWayName }

/** Routes a due notice by the present state: nobody gets it who left, may no longer see the lead, or has switched the kind off. */
export function routeNotice(
  notice: Notice,
  to: Addressee | undefined,
  lead: Lead | undefined,
  ready: ReadyWays,
  now: number,
): Route {
  if (!to || isObsolete(notice, to, lead)) return { end: 'moot' }
  const isUnanswered = isLeaseOver(notice)
  if (isUnanswered && !ready.get(notice.way as NoticeWayName)?.repeats) return { end: 'unknown' }
  const until = isUnanswered ? now : awakeFrom(notice, to, now)
  const [way] = usable(notice, to, ready).filter((each) => !notice.tried.includes(each))
  if (until > now && (way || notice.tried.length === 0)) return { wait: until }
  if (way) return { way }
  if (notice.tried.length === 0) return { end: notice.onBell ? 'shown' : 'moot' }
  const again = tryAgainAt(notice, triedUntil(notice, to), now)
  return again === undefined ? { end: 'failed' } : { again }
}

/** Whether a recipient may get a notice of a kind, and about a lead, in its present state. */
export function canStillBeNotified(to: Addressee, kind: NoticeKind, lead?: Lead): boolean {
  return 'subscriber' in to ? canBeNotified(to.subscriber, kind, lead) : to.chat.isOn && to.chat.kinds.includes(kind)
}

/** The available ways for a notice, in order. The first step of the escalation begins with the second way, since it notifies the same people again. */
function usable({ kind, about, tries }: Notice, to: Addressee, ready: ReadyWays): NoticeWayName[] {
  const ways = ('subscriber' in to ? waysOf(to.subscriber, kind) : [to.chat.way]).filter((way) => ready.has(way))
  const [first, ...rest] = ways
  const isAgain = kind === 'late' && about.step === 1 && tries === 0
  return isAgain && first ? [...rest, first] : ways
}

/** Whether a process leased the notice and never recorded an outcome. */
function isLeaseOver({ message, outcome }: Notice): boolean {
  return message !== null && outcome === null
}

/** From when (seconds), at or after `at`, a recipient is outside of quiet hours. */
function awakeFrom({ kind }: Notice, to: Addressee, at: number): number {
  if ('chat' in to) return at
  const { wants } = to.subscriber
  return heldUntil(wants.quiet, kind, wants.timeZone, at)
}

const day = 86_400

/** Until when (seconds) a notice is tried: for a day after it may be sent, and for another day after quiet hours in which the first day ends. */
function triedUntil(notice: Notice, to: Addressee): number {
  const end = awakeFrom(notice, to, notice.at) + day
  const morning = awakeFrom(notice, to, end)
  return morning > end ? morning + day : end
}

/** Whether a notice has become pointless. */
function isObsolete({ kind, lead: id, about, held, editAt }: Notice, to: Addressee, lead: Lead | undefined): boolean {
  if (id === null) return !canStillBeNotified(to, kind)
  if (!lead || lead.deletedAt !== null || !canStillBeNotified(to, kind, lead)) return true
  if (kind === 'late') return editAt !== null || lead.respondedAt !== null // somebody took it while the message was being sent
  if (kind === 'new') return held === 'quiet' && lead.respondedAt !== null
  if (kind === 'mine' && 'subscriber' in to && lead.assignee !== to.subscriber.member)
    return about.insteadOf !== lead.assignee || !mayStandIn(to.subscriber)
  return kind === 'reminder' && lead.remindAt !== about.at
}
