import { withLostNumbersQuoted } from '../domain/parse-json.ts'
import { exceeds, type JsonLimits } from '../json/size.ts'
import { Unreadable } from './input.ts'

/**
 * Parses JSON after measuring it. Numbers that JavaScript cannot represent stay texts. Throws `Unreadable` when it exceeds its limits, and the error of `JSON.parse` for invalid
 * JSON.
 */
export function parseBounded(text: string, limits: JsonLimits): unknown {
  const over = exceeds(text, limits)
  if (over === 'depth') throw new Unreadable(`nested over ${limits.depth} levels`)
  if (over === 'values') throw new Unreadable(`over ${limits.values} values`)
  return JSON.parse(withLostNumbersQuoted(text))
}
