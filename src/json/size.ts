import { refusal } from '../domain/refusal.ts'

/** Limits of a JSON text: its nesting depth, its values (approximately), its field names, and its lists and objects. */
export type JsonLimits = { depth?: number; values?: number; names?: number; lists?: number }

/** The largest body of both APIs, in bytes. */
export const bodyLimit = 1_048_576

/** The limits of the JSON in it. No call needs a tenth of the names or lists. Values have no limit, since long lists parse fast. */
export const jsonLimits = { depth: 100, names: 10_000, lists: 20_000 }

/**
 * The first limit that a JSON text exceeds, if any. Parsing 100,000 objects or field names takes tenths of a second, counting
 * them almost no time. Brackets and separators outside of strings are counted: an empty list counts once, any value at most twice.
 */
export function exceeds(
  text: string,
  { depth = endless, values = endless, names = endless, lists = endless }: JsonLimits,
): keyof JsonLimits | undefined {
  let [level, marks, colons, opened, isText] = [0, 0, 0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isText) {
      if (code === backslash) at++
      else if (code === quote) isText = false
    } else if (code === quote) isText = true
    else if (code === comma) marks++
    else if (code === colon) colons++
    else if (code === brace || code === bracket) {
      marks++
      if (++level > depth) return 'depth'
      if (++opened > lists) return 'lists'
    } else if (code === brace + 2 || code === bracket + 2) level--
    if (marks > 2 * values) return 'values'
    if (colons > names) return 'names'
  }
}

/** Refuses the text of a body that is nested too deep or has more names than any call needs. */
export function refuseOversized(text: string): void {
  const over = exceeds(text, jsonLimits)
  if (over === 'depth') throw refusal('body-too-deep', { limit: jsonLimits.depth })
  if (over === 'names') throw refusal('body-too-many-names', { limit: jsonLimits.names })
  if (over === 'lists') throw refusal('body-too-many-lists', { limit: jsonLimits.lists })
}

const endless = Number.POSITIVE_INFINITY
const [quote, comma, colon, bracket, backslash, brace] = [0x22, 0x2c, 0x3a, 0x5b, 0x5c, 0x7b] as const
