import type { SendOutcome } from '../../domain/notice.ts'
import type { Answered, Fault } from '../messengers/messenger.ts'
import type { Sent } from './way.ts'

/** The outcome of a notice for each fault of a messenger. */
const outcomes: Record<Fault, SendOutcome> = {
  blocked: 'unlinked',
  conflict: 'refused',
  ended: 'unknown',
  moved: 'later',
  'no-rights': 'refused',
  refused: 'refused',
  throttled: 'later',
  token: 'refused',
  unchanged: 'accepted',
  unknown: 'unknown',
  unreachable: 'later',
}

const nothing = { outsideId: null, retryAfter: null, error: null, movedTo: null }

/** Converts the result of a call to the outcome of a notice. */
export function sentOf(answered: Answered<string | true>): Sent {
  if (answered.ok) {
    const outsideId = typeof answered.result === 'string' ? answered.result : null
    return { ...nothing, outcome: 'accepted', outsideId }
  }
  const { fault, error, retryAfter, movedTo } = answered
  return { ...nothing, outcome: outcomes[fault], error, retryAfter, movedTo }
}

/** The outcome of a notice that was not sent: it waits, or cannot be sent. */
export function notSent(
  outcome: 'later' | 'refused' | 'unlinked',
  error: string,
  retryAfter: number | null = null,
): Sent {
  return { ...nothing, outcome, error, retryAfter }
}
