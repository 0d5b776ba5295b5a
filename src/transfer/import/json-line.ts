import { underflows } from '../../domain/decimal.ts'
import { parseJsonObject } from '../../domain/parse-json.ts'

/**
 * Parses a JSON object. Numbers that JavaScript cannot represent stay texts: one too small, which would become 0, and a whole number that would
 * be rounded. Such a number may be the id of a lead in another system; for other fields the cell reader refuses it.
 */
export function parseJsonLine(text: string): Record<string, unknown> | undefined {
  const object = parseJsonObject(text)
  const mayBeLost = object && /e-\d{3}|\d{16}/i.test(text) && Object.values(object).some(isUnsafe)
  return mayBeLost ? parseJsonObject(withNumbersQuoted(text, isLost)) : object
}

function isUnsafe(value: unknown): boolean {
  return value === 0 || (Number.isInteger(value) && !Number.isSafeInteger(value))
}

function isLost(number: string): boolean {
  return underflows(number) || (/^-?\d{16,}$/.test(number) && String(Number(number)) !== number)
}

/** Puts quotes around the wanted numbers of a JSON text. */
function withNumbersQuoted(json: string, isWanted: (number: string) => boolean): string {
  const parts: string[] = []
  let copied = 0
  for (let at = 0; at < json.length; at++) {
    if (json[at] === '"') at = endOfString(json, at)
    else if (/[-\d]/.test(json[at] as string)) {
      const end = endOfNumber(json, at)
      const number = json.slice(at, end)
      if (isWanted(number)) {
        parts.push(json.slice(copied, at), `"${number}"`)
        copied = end
      }
      at = end - 1
    }
  }
  return `${parts.join('')}${json.slice(copied)}`
}

/** The index of the quote that ends a string. */
function endOfString(json: string, start: number): number {
  let at = start + 1
  while (json[at] !== '"' && at < json.length) at += json[at] === '\\' ? 2 : 1
  return at
}

/** The index after a number. */
function endOfNumber(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && /[-+.\de]/i.test(json[at] as string)) at++
  return at
}
