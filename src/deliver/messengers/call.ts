import { parseJsonObject } from '../../domain/parse-json.ts'
import { storable } from '../../domain/storable.ts'
import type { Post, Posted, Request } from '../post.ts'
import type { Answered, Failed, Fault } from './messenger.ts'

/** Outcomes for which nothing was sent. After any other failure the request may have arrived. */
const unsent = new Set(['no-connection', 'unknown-host', 'tls', 'private-address', 'unencrypted'])

/**
 * Calls a messenger and parses its answer; `judge` interprets a refusal. No error contains the URL, which may include the token, or `secret`,
 * not even if a proxy echoes it.
 */
export async function callMessenger<T>(
  { post, clock, secret }: { post: Post; clock: () => number; secret: string },
  request: Request,
  read: (answer: unknown) => T | undefined,
  judge: (status: number, answer: Record<string, unknown>) => Partial<Failed> & Pick<Failed, 'fault'>,
): Promise<Answered<T>> {
  const posted = await post({ ...request, needsAnswer: true }, clock)
  if (posted.outcome === 'delivered') {
    const result = read(parseJsonObject(posted.answer) ?? {})
    return result === undefined ? failed('unknown', 'The answer could not be read') : { ok: true, result }
  }
  if (posted.status === null) return unanswered(posted)
  const { retryAfter, status } = posted
  const answer = parseJsonObject(posted.answer.replaceAll(secret, '…')) ?? {}
  const refused = { ...failed('refused', `Answered ${status}`), retryAfter, ...judge(status, answer) }
  return { ...refused, error: storable(refused.error) }
}

export function failed(fault: Fault, error: string): Failed {
  return { ok: false, fault, error, retryAfter: null, movedTo: null }
}

function unanswered({ outcome, error }: Posted): Failed {
  if (outcome === 'ended') return failed('ended', 'This process stops')
  return failed(unsent.has(outcome) ? 'unreachable' : 'unknown', error ?? 'No answer')
}
