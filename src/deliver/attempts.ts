import type { Attempt, Destination, Trigger } from '../domain/destination.ts'
import type { StoredEvent } from '../domain/event.ts'
import type { Lead } from '../domain/lead.ts'
import { writeDelivery, writeMessageId, writeTest } from '../json/delivery.ts'
import type { Post } from './post.ts'
import { type createSecrets, sign } from './secrets.ts'

/** An attempt that is over. `ended`: this process stops and nobody knows; `secret-unreadable`: nothing was sent. */
type Over = { attempt: Attempt; retryAfter: number | null } | 'ended' | 'secret-unreadable'
/** What is sent: an event and its lead, or a test. */
export type Message = { event: StoredEvent; lead: Lead | undefined } | { test: string }
export type TryOnce = (destination: Destination, message: Message, trigger: Trigger) => Promise<Over>

/** The one way to a receiver: schedule, resends and tests all go it, through the same guard. */
export function createAttempts(secrets: ReturnType<typeof createSecrets>, post: Post, clock: () => number): TryOnce {
  return async (destination, message, trigger) => {
    const at = clock()
    const keys = secretsOf(destination, at)
    if (!keys) return 'secret-unreadable'
    const { id, body } = contentOf(destination, message, at)
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Zayavka-Webhooks/1.0',
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': sign(keys, { id, at, body }),
    }
    const { outcome, retryAfter, ...posted } = await post(destination.url, headers, body, clock)
    if (outcome === 'ended') return 'ended'
    return { attempt: { at, trigger, outcome, request: body, ...posted }, retryAfter }
  }

  /** The secret, and after a rotation the one before for a day. */
  function secretsOf({ project, secret, oldSecret, oldSecretUntil }: Destination, now: number): string[] | undefined {
    const current = secrets.open(secret, project)
    if (current === undefined) return
    const isOldValid = oldSecret !== null && oldSecretUntil !== null && oldSecretUntil > now
    const old = isOldValid ? secrets.open(oldSecret, project) : undefined
    return old === undefined ? [current] : [current, old]
  }
}

function contentOf({ project, id, topics }: Destination, message: Message, at: number): { id: string; body: string } {
  if ('test' in message) return { id: writeMessageId(project, 0, message.test), body: writeTest(project, id, at) }
  const { event, lead } = message
  return { id: writeMessageId(project, event.number), body: writeDelivery(project, event, lead, topics) }
}
