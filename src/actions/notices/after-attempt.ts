import type { Notice, SendOutcome } from '../../domain/notice.ts'
import type { Store, Transaction } from '../../store/store.ts'
import type { LeasedMessage } from './claim.ts'
import type { Target } from './places.ts'
import { isRetryable, retried, withWay } from './retries.ts'

/** The result of sending a message to one of its targets. */
export type Answer = {
  target: Target
  outcome: SendOutcome
  outsideId: string | null
  retryAfter: number | null
  error: string | null
  movedTo: string | null
}

/**
 * Stores the outcome of a message and of its targets. `isRepeated` means that a message is sent again when nobody knows whether it arrived. If
 * sending took longer than the lease, the notices are left to the process that leased them since.
 */
export function afterAttempt(
  store: Store,
  leased: LeasedMessage,
  answers: readonly Answer[],
  isRepeated: boolean,
  now: number,
): Promise<void> {
  return store.transaction(async (tx) => {
    if (answers.some(({ outcome }) => outcome === 'unlinked')) await tx.settings.raiseRevision()
    for (const answer of answers) await noteTarget(tx, leased, answer, now)
    const { until } = leased
    const ids = leased.notices.map(({ id }) => id)
    const change = stateAfter(leased, answers, isRepeated, now)
    const first = ids[0] as number
    await tx.noticeQueue.recordOutcome(leased.project.id, ids, change, until)
    if (leased.more > 0) await tx.noticeQueue.recordOutcomeOfMore(leased.project.id, { first, until }, change)
  })
}

/** The outcome for all targets together: one that accepted is enough. */
function stateAfter({ notices, way }: LeasedMessage, answers: readonly Answer[], isRepeated: boolean, now: number) {
  const best = [...answers].sort((one, other) => rank.indexOf(one.outcome) - rank.indexOf(other.outcome))[0]
  const [first] = notices as [Notice]
  const { outcome = 'unlinked', error = null } = best ?? {}
  const known = { outcome, error }
  const outsideIds = notices.length === 1 ? idsOf(answers) : new Map() // a digest is not changed later
  if (outcome === 'accepted') return { ...known, state: 'sent' as const, nextAt: null, outsideIds }
  if (outcome === 'unknown' && !isRepeated) return { ...known, state: 'unknown' as const, nextAt: null }
  if (outcome === 'later' || outcome === 'unknown') return { ...known, ...retried(first, way, best as Answer, now) }
  const isAnotherAway = first.tried.length > 0 && isRetryable(first) // then all ways are tried again
  return { ...known, ...(isAnotherAway && { outcome: 'later' as const }), nextAt: now, tried: withWay(first, way) }
}

function idsOf(answers: readonly Answer[]): Notice['outsideIds'] {
  const ids = new Map<number | null, string>()
  for (const { target, outsideId } of answers) if (outsideId !== null) ids.set(target.link, outsideId)
  return ids
}

const rank: readonly SendOutcome[] = ['accepted', 'unknown', 'later', 'refused', 'unlinked']

type Recipient = Pick<LeasedMessage, 'project' | 'to' | 'way'>

/** Stores the outcome of a test message, which a member sent outside of the queue to try a way. */
export function noteTrial(store: Store, recipient: Recipient, answers: readonly Answer[], now: number): Promise<void> {
  return store.transaction(async (tx) => {
    if (answers.some(({ outcome }) => outcome === 'unlinked')) await tx.settings.raiseRevision()
    for (const answer of answers) await noteTarget(tx, recipient, answer, now)
  })
}

/** Records at a link or a chat what the service answered. A link that is gone is removed, and such a chat is switched off. */
async function noteTarget(
  tx: Transaction,
  { project, to, way }: Recipient,
  answer: Answer,
  now: number,
): Promise<void> {
  const { target, outcome, error, movedTo } = answer
  if (movedTo !== null) {
    await tx.noticeLinks.move(way, target.address, movedTo)
    await tx.noticeChats.move(way, target.address, movedTo)
    return
  }
  const why = (error ?? outcome).slice(0, 500)
  if ('chat' in to) {
    if (outcome === 'accepted') await tx.noticeChats.noteAccepted(project.id, to.chat, now)
    else if (outcome === 'unlinked') await tx.noticeChats.switchOff(project.id, to.chat, why)
    else await tx.noticeChats.noteError(project.id, to.chat, why)
  } else if (target.link !== null) {
    if (outcome === 'accepted') await tx.noticeLinks.noteAccepted(project.id, target.link, now)
    else if (outcome === 'unlinked') await tx.noticeLinks.remove(project.id, target.link)
    else await tx.noticeLinks.noteError(project.id, target.link, why)
  }
}
