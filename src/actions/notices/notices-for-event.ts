import { quietDoors } from '../../domain/destination.ts'
import type { StoredEvent } from '../../domain/event.ts'
import type { Lead } from '../../domain/lead.ts'
import { actorOf } from '../../domain/member.ts'
import { mentionedIn } from '../../domain/mention.ts'
import { isSender } from '../../domain/receipt.ts'
import type { NewNotice } from '../../store/store.ts'
import { above, mayBeTold, noticeFor, type Subscriber } from './audience.ts'

/** What an event tells to members, by what it means. Nobody is told of what they did themselves. */
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

/** Its assignee is told; those on duty are told even when they do not follow all new leads. */
function noticesForNew(event: StoredEvent, lead: Lead, subscribers: readonly Subscriber[], now: number): NewNotice[] {
  const about = { lead, event: event.number }
  const assignee = event.after.assignee ?? null // not who took it since
  return subscribers.flatMap((subscriber) => {
    const isTheirs = subscriber.member === assignee && assignee === lead.assignee
    const mine = isTheirs ? noticeFor(subscriber, 'mine', about, now) : undefined
    if (mine) return mine
    const isFor = subscriber.isOnDuty && lead.assignee === null
    const first = isFor ? noticeFor(subscriber, 'late', { ...about, about: { step: 0 } }, now) : undefined
    return noticeFor(subscriber, 'new', about, now) ?? first ?? []
  })
}

/** A lead was given to somebody, or its person wrote again. */
function noticesForMine(event: StoredEvent, lead: Lead, subscribers: readonly Subscriber[], now: number): NewNotice[] {
  const { topics, by, after, number } = event
  const isGiven = topics.includes('lead.assigned') && after.assignee === lead.assignee
  const isAgain = topics.includes('lead.commented') && isSender(by)
  const able = subscribers.filter((each) => mayBeTold(each, 'mine', lead))
  const assignee = able.filter(({ member }) => member === lead.assignee)
  const told = isGiven || isAgain ? assignee : []
  const isInstead = isAgain && told.length === 0
  const to = isInstead ? standIns(lead, able) : told
  const again = { reason: 'again', ...(isInstead && { insteadOf: lead.assignee }) }
  const about = isGiven ? { by: by.name } : again
  return to.flatMap((each) => noticeFor(each, 'mine', { lead, event: number, about }, now) ?? [])
}

/** Who is told of a lead without an assignee who may be told: those on duty, else, of one that has an assignee, those above. */
function standIns(lead: Lead, subscribers: readonly Subscriber[]): readonly Subscriber[] {
  const onDuty = subscribers.filter(({ isOnDuty }) => isOnDuty)
  return onDuty.length > 0 || lead.assignee === null ? onDuty : above(subscribers)
}

/** A comment names members; a changed one those whom it did not name before. */
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
