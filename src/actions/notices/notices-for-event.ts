import { quietDoors } from '../../domain/destination.ts'
import type { StoredEvent } from '../../domain/event.ts'
import type { Lead } from '../../domain/lead.ts'
import { actorOf } from '../../domain/member.ts'
import { mentionedIn } from '../../domain/mention.ts'
import { isSender } from '../../domain/receipt.ts'
import type { NewNotice } from '../../store/store.ts'
import { above, canBeNotified, noticeFor, type Subscriber } from './audience.ts'

/** The notices for members about an event, by its topics. Nobody is notified of what they did themselves. */
export function noticesForEvent(
  event: StoredEvent,
  lead: Lead,
  subscribers: readonly Subscriber[],
  now: number,
): NewNotice[] {
  if (lead.deletedAt !== null || quietDoors.some((door) => door === event.by.door)) return []
  const others = subscribers.filter(({ member }) => actorOf(member) !== event.by.name)
  if (event.topics.includes('lead.created')) return noticesForNew(event, lead, others, now)
  return [...noticesForMine(event, lead, others, now), ...noticesForMentions(event, lead, others, now)]
}

/** Notifies the assignee of a new lead and members who follow new leads. Without an assignee it notifies those on duty even if they do not follow. */
function noticesForNew(event: StoredEvent, lead: Lead, subscribers: readonly Subscriber[], now: number): NewNotice[] {
  const about = { lead, event: event.number }
  const assignee = event.after.assignee ?? null // not the assignee since then
  return subscribers.flatMap((subscriber) => {
    const isTheirs = subscriber.member === assignee && assignee === lead.assignee
    const mine = isTheirs ? noticeFor(subscriber, 'mine', about, now) : undefined
    if (mine) return mine
    const isFor = subscriber.isOnDuty && lead.assignee === null
    const first = isFor ? noticeFor(subscriber, 'late', { ...about, about: { step: 0 } }, now) : undefined
    return noticeFor(subscriber, 'new', about, now) ?? first ?? []
  })
}

/** Notifies the assignee that they got a lead, or that its person wrote again. */
function noticesForMine(event: StoredEvent, lead: Lead, subscribers: readonly Subscriber[], now: number): NewNotice[] {
  const { topics, by, after, number } = event
  const isGiven = topics.includes('lead.assigned') && after.assignee === lead.assignee
  const isAgain = topics.includes('lead.commented') && isSender(by)
  const able = subscribers.filter((each) => canBeNotified(each, 'mine', lead))
  const assignee = able.filter(({ member }) => member === lead.assignee)
  const recipients = isGiven || isAgain ? assignee : []
  const isInstead = isAgain && recipients.length === 0
  const to = isInstead ? standIns(lead, able) : recipients
  const again = { reason: 'again', ...(isInstead && { insteadOf: lead.assignee }) }
  const about = isGiven ? { by: by.name } : again
  return to.flatMap((each) => noticeFor(each, 'mine', { lead, event: number, about }, now) ?? [])
}

/** Those who are notified of a lead in place of its assignee: those on duty, else, if it has an assignee, the managers or owners. */
function standIns(lead: Lead, subscribers: readonly Subscriber[]): readonly Subscriber[] {
  const onDuty = subscribers.filter(({ isOnDuty }) => isOnDuty)
  return onDuty.length > 0 || lead.assignee === null ? onDuty : above(subscribers)
}

/** Notifies members whom a comment mentions. Of a changed comment only the members whom its former text did not mention are notified. */
function noticesForMentions(
  { number, by, before, after }: StoredEvent,
  lead: Lead,
  subscribers: readonly Subscriber[],
  now: number,
) {
  const known = mentionedIn(before?.comment ?? '')
  const named = (after.mentions ?? []).filter((member) => !known.includes(member))
  return subscribers
    .filter(({ member }) => named.includes(member))
    .flatMap((each) => noticeFor(each, 'mention', { lead, event: number, about: { by: by.name } }, now) ?? [])
}
