import { underflows } from '../../domain/decimal.ts'
import { parseJsonObject } from '../../domain/parse-json.ts'

/**
 * An object of JSON. A number that is 0 as a number alone, and a whole one that would be rounded, stays the text that it is: it may be what another
 * system calls a lead by, else the reader of its cell judges it.
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

/** A text of JSON in which these numbers are texts. */
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

/** Where the quote stands that ends a string. */
function endOfString(json: string, start: number): number {
  let at = start + 1
  while (json[at] !== '"' && at < json.length) at += json[at] === '\\' ? 2 : 1
  return at
}

/** What follows a number. */
function endOfNumber(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && /[-+.\de]/i.test(json[at] as string)) at++
  return at
}
