import { LRUCache } from 'lru-cache'
import { networkOf } from '../domain/network.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { letterLimits } from './letters.ts'

/** How often an account may be tried in vain, and in how long (seconds). */
export const attemptLimits = { count: 10, seconds: 900 }
/** In how long (seconds) calls of an address are counted. */
const addressTime = 60
/** How long (seconds) a used code of a second factor is remembered: longer than one is valid. */
const codeTime = 300

/** A call of the sign-in: from where, how often one address may call it in a minute, and whose account is tried. */
export type LoginAttempt = { call: string; address: string; limit: number; account?: string | undefined }

/** Counts who tries to sign in. The counts are in the store, so a restart forgives nothing and all processes share them. */
export function createLoginAttempts(store: Store) {
  /** Addresses that have to wait, and until when: a flood of theirs writes nothing. */
  const blocked = new LRUCache<string, number>({ max: 10_000 })
  return { count }

  /**
   * Counts a try before it is made, so that many at once are no way around; refuses it with the time to wait when there were too many.
   * The address comes first: one that has to wait writes no row for an account. An account that nobody has is counted like any other.
   */
  async function count({ call, address, limit, account }: LoginAttempt, now: number): Promise<void> {
    const caller = `address ${networkOf(address)} ${call}`
    refuseUntil(blocked.get(caller) ?? 0, now)
    const { isAddress, until } = await store.transaction(async (tx) => {
      const ofAddress = await tx.loginAttempts.add(caller, { from: now - addressTime, now })
      if (ofAddress.count > limit) return { isAddress: true, until: ofAddress.since + addressTime + 1 }
      if (account === undefined) return { isAddress: false, until: 0 }
      const ofAccount = await tx.loginAttempts.add(accountOf(account), { from: now - attemptLimits.seconds, now })
      return {
        isAddress: false,
        until: ofAccount.count > attemptLimits.count ? ofAccount.since + attemptLimits.seconds : 0,
      }
    })
    if (isAddress) blocked.set(caller, until)
    if (until > 0) refuseUntil(Math.max(until, now + 1), now)
  }
}

function refuseUntil(until: number, now: number): void {
  if (until > now) throw refusal('rate-limited', { seconds: until - now })
}

/** Uses a code of a second factor up; false when it was used already, also at this moment. */
export function useCode(store: Store, subject: string, now: number): Promise<boolean> {
  return store.transaction((tx) => tx.loginAttempts.take(`code ${subject}`, { limit: 1, from: now - codeTime, now }))
}

/** Forgets sessions and links that ended, and what counts no more. */
export function forgetSignIns(store: Store, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.sessions.forget(now)
    await tx.passwordResets.forget(now)
    await tx.loginAttempts.forget(now - letterLimits.seconds) // the longest of all
  })
}

/** What the tries of an account are counted under. */
export function accountOf(email: string): string {
  return `account ${email}`
}
