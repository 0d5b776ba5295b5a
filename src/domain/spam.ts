import type { ReasonCode } from './receipt.ts'

/**
 * How much each thing counts against an enquiry; from the project's threshold on (100 unless it says another) it is spam. What proves
 * a program is enough alone. What also befalls people is not: a quick one with a filled-in browser, an office behind one address.
 */
export const spamPoints = {
  honeypot: 100,
  'stop-word': 100,
  'blocked-address': 100,
  'blocked-phone': 100,
  'no-proof': 100,
  'too-fast': 60,
  'too-often': 60,
  links: 60,
} as const satisfies Partial<Record<ReasonCode, number>>
export type Suspicion = keyof typeof spamPoints

/** So many enquiries of one address (`most`) in so many seconds are usual; more count against the next one. */
export const usualRate = { most: 20, seconds: 600 }

/** So many links in all texts of an enquiry are usual. In a name none is. */
export const usualLinks = 2

/** The links in a text, such as `https://a.example` or `www.a.example`. */
export function linksIn(text: string): string[] {
  return text.match(/\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/gi) ?? []
}

/**
 * Whether a folded text has a stop-word: the whole word or phrase, its beginning where the stop-word ends in `*`, as `кредит*` is in
 * `кредитов`. `word` is folded too.
 */
export function hasWord(text: string, word: string): boolean {
  const isBeginning = word.endsWith('*')
  const sought = isBeginning ? word.slice(0, -1) : word
  if (sought === '') return false
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const end = at + sought.length
    const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(end, end + 2)]
    if (!/[\p{L}\p{N}]$/u.test(before) && (isBeginning || !/^[\p{L}\p{N}]/u.test(after))) return true
  }
  return false
}
