import { refusal } from '../domain/refusal.ts'

/** How deep JSON is nested at most, and how many values it has about at most. */
export type JsonLimits = { depth: number; values: number }

/** What a body of either API may have at most. No call needs a quarter of the values. */
const bodyLimits: JsonLimits = { depth: 100, values: 20_000 }

/**
 * What of its limits a JSON text exceeds. Parsing 100,000 objects or field names takes tenths of a second, counting them
 * almost none. Brackets and separators outside of strings are counted: an empty list counts once, any value at most twice.
 */
export function exceeds(text: string, { depth, values }: JsonLimits): keyof JsonLimits | undefined {
  let [level, marks, isText] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isText) {
      if (code === backslash) at++
      else if (code === quote) isText = false
    } else if (code === quote) isText = true
    else if (code === comma) marks++
    else if (code === brace || code === bracket) {
      marks++
      if (++level > depth) return 'depth'
    } else if (code === brace + 2 || code === bracket + 2) level--
    if (marks > 2 * values) return 'values'
  }
}

/** Refuses the text of a body that is nested too deep or has more values than any call needs. */
export function refuseOversized(text: string): void {
  const over = exceeds(text, bodyLimits)
  if (over === 'depth') throw refusal('body-too-deep', { limit: bodyLimits.depth })
  if (over === 'values') throw refusal('body-too-many-values', { limit: bodyLimits.values })
}

const [quote, comma, bracket, backslash, brace] = [0x22, 0x2c, 0x5b, 0x5c, 0x7b] as const
