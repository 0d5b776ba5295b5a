import type { SendOutcome } from '../../domain/notice.ts'
import type { Answered, Fault } from '../messengers/messenger.ts'
import type { Sent } from './way.ts'

/** What each refusal of a messenger means for a notice. */
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

/** What came of a call, as the core of notices wants it. */
export function sentOf(answered: Answered<string | true>): Sent {
  if (answered.ok) {
    const outsideId = typeof answered.result === 'string' ? answered.result : null
    return { ...nothing, outcome: 'accepted', outsideId }
  }
  const { fault, error, retryAfter, movedTo } = answered
  return { ...nothing, outcome: outcomes[fault], error, retryAfter, movedTo }
}

/** Nothing was asked: it waits, or cannot be sent. */
export function notSent(
  outcome: 'later' | 'refused' | 'unlinked',
  error: string,
  retryAfter: number | null = null,
): Sent {
  return { ...nothing, outcome, error, retryAfter }
}
