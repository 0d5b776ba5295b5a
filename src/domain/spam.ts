import type { ReasonCode } from './receipt.ts'

/**
 * The points of each spam signal. The project's threshold (100 by default) makes an enquiry spam. A proof of a bot is
 * enough alone. A signal that also occurs with people is not: a fast submit with autofill, an office behind one
 * address.
 */
export const spamPoints = {
  honeypot: 100,
  'stop-word': 100,
  'blocked-address': 100,
  'blocked-phone': 100,
  'blocked-email': 100,
  'no-proof': 100,
  'too-fast': 60,
  'too-often': 60,
  links: 60,
} as const satisfies Partial<Record<ReasonCode, number>>
export type Suspicion = keyof typeof spamPoints

/** Up to `most` enquiries of one address in `seconds` are normal; further ones raise the score. */
export const normalRate = { most: 20, seconds: 600 }

/** The number of links that is normal in all texts of an enquiry. A name must have none. */
export const normalLinks = 2

/** The links in a text, such as `https://a.example` or `www.a.example`. */
export function linksIn(text: string): string[] {
  return text.match(/\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/gi) ?? []
}

/**
 * Whether a folded text contains a stop-word: the whole word or phrase, or a prefix where the stop-word ends in `*`, as
 * `кредит*` in `кредитов`. `word` is folded too.
 */
export function hasWord(text: string, word: string): boolean {
  const isBeginning = word.endsWith('*')
  const stem = isBeginning ? word.slice(0, -1) : word
  if (stem === '') return false
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    const end = at + stem.length
    const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(end, end + 2)]
    if (!/[\p{L}\p{N}]$/u.test(before) && (isBeginning || !/^[\p{L}\p{N}]/u.test(after))) return true
  }
  return false
}
