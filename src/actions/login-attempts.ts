import { LRUCache } from 'lru-cache'
import { networkOf, networksOfWide, wideNetworkOf } from '../domain/network.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { letterLimits } from './letters.ts'

/** The number of failed attempts per account, and the period (seconds). */
export const attemptLimits = { count: 10, seconds: 900 }
/** How often a member may learn that an address belongs to another member, and the period (seconds). */
export const takenLimits = { count: 3, seconds: 86_400 }
/** The period (seconds) in which calls of an IP address are counted. */
const addressTime = 60
/** How long (seconds) a used second-factor code is remembered: longer than a code is valid. */
const codeTime = 300

/** A sign-in call: its IP address, the limit per address and minute, and the account. */
export type LoginAttempt = { call: string; address: string; limit: number; account?: string | undefined }

/** Limits sign-in attempts. The counts are in the store, so they survive a restart and are shared by all processes. */
export function createLoginAttempts(store: Store) {
  /** Caches blocked addresses and until when, so that a flood of requests writes nothing. */
  const blocked = new LRUCache<string, number>({ max: 10_000 })
  return { count }

  /**
   * Counts an attempt before it is made, so that concurrent ones are counted too. Refuses too many, with the time to wait. The address is checked
   * first, so a blocked one writes no row for an account. Unknown accounts are counted alike. For IPv6 the wider network is counted too, since it has
   * thousands of networks that are counted separately.
   */
  async function count({ call, address, limit, account }: LoginAttempt, now: number): Promise<void> {
    const callers = callersOf(address).map(({ network, times }) => ({
      name: `address ${network} ${call}`,
      most: times * limit,
    }))
    for (const { name } of callers) refuseUntil(blockedUntil(name, now), now)
    const { over, until } = await store.transaction(async (tx) => {
      for (const { name, most } of callers) {
        const { count, since } = await tx.loginAttempts.add(name, { from: now - addressTime, now })
        if (count > most) return { over: name, until: since + addressTime + 1 }
      }
      if (account === undefined) return { over: undefined, until: 0 }
      const ofAccount = await tx.loginAttempts.add(accountOf(account), { from: now - attemptLimits.seconds, now })
      return {
        over: undefined,
        until: ofAccount.count > attemptLimits.count ? ofAccount.since + attemptLimits.seconds : 0,
      }
    })
    if (over !== undefined) blocked.set(over, until)
    if (until > 0) refuseUntil(Math.max(until, now + 1), now)
  }

  /** A time that no count reaches is from before a correction of the clock. */
  function blockedUntil(name: string, now: number): number {
    const until = blocked.get(name) ?? 0
    return until > now + 2 * addressTime + 1 ? 0 : until
  }
}

/** The networks that are counted for an address, and the factor of their limit. */
function callersOf(address: string): { network: string; times: number }[] {
  const [network, wide] = [networkOf(address), wideNetworkOf(address)]
  return [{ network, times: 1 }, ...(wide === network ? [] : [{ network: wide, times: networksOfWide }])]
}

function refuseUntil(until: number, now: number): void {
  if (until > now) throw refusal('rate-limited', { seconds: until - now })
}

/** Resets the count of an account whose password was right. */
export function forgetAttempts(store: Store, email: string): Promise<void> {
  return store.transaction((tx) => tx.loginAttempts.reset(accountOf(email)))
}

/** Marks a second-factor code as used; false when it was used before, also concurrently. */
export function useCode(store: Store, subject: string, now: number): Promise<boolean> {
  return store.transaction((tx) => tx.loginAttempts.take(`code ${subject}`, { limit: 1, from: now - codeTime, now }))
}

/** Deletes sessions and links that ended, and outdated counts. */
export function forgetSignIns(store: Store, now: number): Promise<void> {
  return store.transaction(async (tx) => {
    await tx.sessions.forget(now)
    await tx.passwordResets.forget(now)
    await tx.mailChanges.forget(now)
    await tx.linkTokens.forget(now)
    await tx.invitations.forget(now)
    await tx.loginAttempts.forget(now - takenLimits.seconds, takenPrefix)
    await tx.loginAttempts.forgetOthers(now - letterLimits.seconds, takenPrefix) // the longest period of the others
  })
}

const takenPrefix = 'taken '

/** The counter name for the addresses that a member learned to be another member's. */
export function takenOf(member: number): string {
  return `${takenPrefix}${member}`
}

/** The counter name of an account. */
export function accountOf(email: string): string {
  return `account ${email}`
}
