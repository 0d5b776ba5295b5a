import { underflows } from './decimal.ts'

/** The value of a JSON text; undefined when the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return
  }
}

/** The object of a JSON text; undefined for any other value. */
export function parseJsonObject(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : undefined
}

/**
 * Puts quotes around the numbers of a JSON text that JavaScript cannot represent: one too small, which would become 0, one too large, and a
 * whole number that would be rounded. Such a number is often the id of something in another system.
 */
export function withLostNumbersQuoted(text: string): string {
  return mayLoseNumbers.test(text) ? withNumbersQuoted(text, isLost) : text
}

const mayLoseNumbers = /\de[+-]?\d{3}|\d{16}/i

function isLost(number: string): boolean {
  const parsed = Number(number)
  return underflows(number) || !Number.isFinite(parsed) || (/^-?\d{16,}$/.test(number) && String(parsed) !== number)
}

/** Puts quotes around the wanted numbers of a JSON text, so that parsing it keeps their digits. */
export function withNumbersQuoted(text: string, isWanted: (number: string) => boolean): string {
  return text.replace(tokens, (token) => (token[0] !== '"' && isWanted(token) ? `"${token}"` : token))
}

/** Matches strings, where an unterminated one reaches to the end, and numbers. */
const tokens = /"(?:[^"\\]|\\.)*(?:"|\\?$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs
