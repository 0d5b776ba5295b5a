import type { Transaction } from '../store/store.ts'

/**
 * The number of letters of a kind per recipient, and the period (seconds). The limit resets after that long without a
 * letter.
 */
export const letterLimits = { count: 5, seconds: 3_600 }

/** The purpose of a letter. Notices are counted separately, so that requests for links cannot use up their limit. */
export type LetterKind = 'link' | 'notice'

/**
 * Counts one more letter to an address; returns whether it may be sent. Unknown addresses are counted too, so that the
 * answer does not reveal members.
 */
export function countLetter(
  tx: Pick<Transaction, 'loginAttempts'>,
  kind: LetterKind,
  email: string,
  now: number,
): Promise<boolean> {
  const { count: limit, seconds } = letterLimits
  return tx.loginAttempts.take(`${kind} ${email}`, { limit, from: now - seconds, now })
}
