import { underflows } from '../../domain/decimal.ts'
import { parseJsonObject, withNumbersQuoted } from '../../domain/parse-json.ts'

/**
 * Parses a JSON object. Numbers that JavaScript cannot represent stay texts: one too small, which would become 0, one too large, and a whole number
 * that would be rounded. Such a number may be the id of a lead in another system; for other fields the cell reader refuses it.
 */
export function parseJsonLine(text: string): Record<string, unknown> | undefined {
  return parseJsonObject(mayLoseNumbers.test(text) ? withNumbersQuoted(text, isLost) : text)
}

const mayLoseNumbers = /\de[+-]?\d{3}|\d{16}/i

function isLost(number: string): boolean {
  const parsed = Number(number)
  return underflows(number) || !Number.isFinite(parsed) || (/^-?\d{16,}$/.test(number) && String(parsed) !== number)
}
