import { parseJsonObject, withLostNumbersQuoted } from '../../domain/parse-json.ts'

/** Parses a JSON object. Numbers that JavaScript cannot represent stay texts; except as an id, the cell reader refuses such a text. */
export function parseJsonLine(text: string): Record<string, unknown> | undefined {
  return parseJsonObject(withLostNumbersQuoted(text))
}
