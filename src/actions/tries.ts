import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/open.ts'

/** How often an account may be tried in vain, and in how long (seconds). */
export const tryLimits = { count: 10, seconds: 900 }

/**
 * Counts a try to sign in to an account before it is made, so that many at once are no way around; refuses it with the time to
 * wait when there were too many. An account that nobody has is counted too: it tells nothing.
 */
export async function countTry(store: Store, email: string, now: number): Promise<void> {
  const subject = accountOf(email)
  const from = now - tryLimits.seconds
  const counted = await store.transaction(async (tx) => {
    await tx.tries.add(subject, { from, now })
    return tx.tries.find(subject)
  })
  if (counted && counted.count > tryLimits.count)
    throw refusal('rate-limited', { seconds: Math.max(1, counted.since + tryLimits.seconds - now) })
}

/** Who has signed in begins anew. */
export function clearTries(store: Store, email: string): Promise<void> {
  return store.transaction((tx) => tx.tries.forgive(accountOf(email)))
}

/** Forgets sessions that ended, and tries that count no more. */
export function forgetSignIns(store: Store, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.sessions.forget(now)
    await tx.tries.forget(now - tryLimits.seconds)
  })
}

/** What the tries of an account are counted under. */
export function accountOf(email: string): string {
  return `account ${email}`
}
