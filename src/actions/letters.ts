import type { Transaction } from '../store/store.ts'

/** How many letters of a kind one recipient gets, and in how long (seconds). They come back when none was sent for so long. */
export const letterLimits = { count: 5, seconds: 3_600 }

/** What a letter is for. What tells of a change is counted apart: who asks for links must not use it up. */
export type LetterKind = 'link' | 'notice'

/** Whether one more letter may go to this address; counts it. Addresses of nobody are counted too: it tells nothing. */
export function takeLetter(
  tx: Pick<Transaction, 'loginAttempts'>,
  kind: LetterKind,
  email: string,
  now: number,
): Promise<boolean> {
  const { count: limit, seconds } = letterLimits
  return tx.loginAttempts.take(`${kind} ${email}`, { limit, from: now - seconds, now })
}
