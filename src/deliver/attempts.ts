import type { FinishedAttempt } from '../actions/delivery-outcomes.ts'
import { findRestores } from '../actions/restores.ts'
import { type Attempt, type Destination, messageId, type Restore, type Trigger } from '../domain/destination.ts'
import type { Store } from '../store/store.ts'
import type { DeliveryContext, Message, Result } from './kind.ts'
import { kinds } from './kinds.ts'
import type { Post } from './post.ts'
import type { createSecrets } from './secrets.ts'

/** A finished attempt. `ended`: this process stopped, and the outcome is unknown; `secret-unreadable`: nothing was sent. */
type Over = (FinishedAttempt & { upload: string | null }) | 'ended' | 'secret-unreadable'
type TryOnce = (destination: Destination, message: Message, trigger: Trigger) => Promise<Over>
export type Attempts = ReturnType<typeof createAttempts>

/** The only way to send to a receiver: scheduled deliveries, resends and tests use it, with the same guard. */
export function createAttempts(
  store: Store,
  secrets: ReturnType<typeof createSecrets>,
  post: Post,
  clock: () => number,
): { tryOnce: TryOnce; contextFor(destination: Destination): DeliveryContext | undefined } {
  let restores: Promise<Restore[]> | undefined
  return { tryOnce, contextFor }

  async function tryOnce(destination: Destination, message: Message, trigger: Trigger): Promise<Over> {
    const context = contextFor(destination)
    if (!context) return 'secret-unreadable'
    return overOf(await kinds[destination.kind].attempt(context, message, trigger), context.at, trigger)
  }

  /** The context for sending; undefined if the secret was encrypted with another key. */
  function contextFor(destination: Destination): DeliveryContext | undefined {
    const { project, id } = destination
    const at = clock()
    const opened = secretsOf(destination, at)
    if (!opened) return
    return {
      destination,
      secrets: opened,
      at,
      send: (request) => post(request, clock),
      facts: async () => {
        const found = await store.cache.project(project)
        if (!found) throw new Error(`Project ${project} is gone`)
        return { project: found, statuses: await store.cache.statuses(project) }
      },
      messageId: async (event) => messageId(project, event, await restoresOnce()),
      sentSource: async (lead) => (await store.receipts.enquiryOfLead(project, lead))?.sentSource ?? null,
      known: (leads) => store.outsideIds.of({ project, destination: id }, leads),
    }
  }

  /** Cached, since no backup is restored while a server runs. */
  function restoresOnce(): Promise<Restore[]> {
    restores ??= findRestores(store).catch((error) => {
      restores = undefined
      throw error
    })
    return restores
  }

  /** The current secret, and the one before its rotation while that is still valid. */
  function secretsOf({ project, secret, oldSecret, oldSecretUntil }: Destination, now: number): string[] | undefined {
    const current = secrets.open(secret, project)
    if (current === undefined) return
    const isOldValid = oldSecret !== null && oldSecretUntil !== null && oldSecretUntil > now
    const old = isOldValid ? secrets.open(oldSecret, project) : undefined
    return old === undefined ? [current] : [current, old]
  }
}

/** Converts a result to the attempt that is stored. */
export function overOf(result: Result, at: number, trigger: Trigger): Exclude<Over, 'secret-unreadable'> {
  const { outcome, retryAfter, outsideId, upload, ...same } = result
  if (outcome === 'ended') return 'ended'
  const { status, ms, request, responseHead, error } = same
  const attempt: Attempt = { at, trigger, outcome, status, ms, request, responseHead, error }
  return { attempt, retryAfter, outsideId, upload }
}
