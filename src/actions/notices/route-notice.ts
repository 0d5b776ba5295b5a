import type { Lead } from '../../domain/lead.ts'
import type { Notice, NoticeChat, NoticeKind, NoticeWayName } from '../../domain/notice.ts'
import { heldUntil } from '../../domain/quiet-hours.ts'
import { mayBeTold, mayStandIn, type Subscriber, waysOf } from './audience.ts'
import { tryAgainAt } from './retries.ts'

/** The ways that can be used now, and whether what may have been sent already is sent again by them. */
export type ReadyWays = ReadonlyMap<NoticeWayName, { repeats: boolean }>

/** Who is told, as they are now: a member, or a chat. */
export type Addressee = { subscriber: Subscriber } | { chat: NoticeChat }

/** What becomes of a notice that is due: it is over, waits for the morning, is tried by all ways again, or goes by a way. */
export type Route =
  | { end: 'moot' | 'shown' | 'failed' | 'unknown' }
  | { wait: number }
  | { again: number }
  | { way: NoticeWayName }

/**
 * Routes a notice that is due by what is so now: who left, may not see the lead any more or has the kind switched off is not told.
 */
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

/** Whether an addressee may be told of a kind, and of a lead, by what is so now. */
export function mayStillBeTold(to: Addressee, kind: NoticeKind, lead?: Lead): boolean {
  return 'subscriber' in to ? mayBeTold(to.subscriber, kind, lead) : to.chat.isOn && to.chat.kinds.includes(kind)
}

/** The ways for a notice in their order; who is told again is told by the next way first. */
function usable({ kind, about, tries }: Notice, to: Addressee, ready: ReadyWays): NoticeWayName[] {
  const ways = ('subscriber' in to ? waysOf(to.subscriber, kind) : [to.chat.way]).filter((way) => ready.has(way))
  const [first, ...rest] = ways
  const isAgain = kind === 'late' && about.step === 1 && tries === 0
  return isAgain && first ? [...rest, first] : ways
}

/** A process took it and never said what came of it. */
function isLeaseOver({ message, outcome }: Notice): boolean {
  return message !== null && outcome === null
}

/** From when (seconds) on, at or after a moment, somebody may be told. */
function awakeFrom({ kind }: Notice, to: Addressee, at: number): number {
  if ('chat' in to) return at
  const { wants } = to.subscriber
  return heldUntil(wants.quiet, kind, wants.timeZone, at)
}

const day = 86_400

/** Until when (seconds) a notice is tried: for a day from when it may be told, and for another after quiet hours in which that ends. */
function triedUntil(notice: Notice, to: Addressee): number {
  const end = awakeFrom(notice, to, notice.at) + day
  const morning = awakeFrom(notice, to, end)
  return morning > end ? morning + day : end
}

/** Whether there is nothing to tell any more. */
function isObsolete({ kind, lead: id, about, held, editAt }: Notice, to: Addressee, lead: Lead | undefined): boolean {
  if (id === null) return !mayStillBeTold(to, kind)
  if (!lead || lead.deletedAt !== null || !mayStillBeTold(to, kind, lead)) return true
  if (kind === 'late') return editAt !== null || lead.respondedAt !== null // it was taken while the message was on its way
  if (kind === 'new') return held === 'quiet' && lead.respondedAt !== null
  if (kind === 'mine' && 'subscriber' in to && lead.assignee !== to.subscriber.member)
    return about.insteadOf !== lead.assignee || !mayStandIn(to.subscriber)
  return kind === 'reminder' && lead.remindAt !== about.at
}
