import { underflows } from '../../domain/decimal.ts'
import { readPrice } from '../../domain/money.ts'
import { armed } from '../formula.ts'
import { readTypedAmount } from '../typed-values.ts'

/** A placeholder for a formula whose value is not in the file. */
export const formulaMark = '\u0001='

/** The text of a cell, trimmed and without NUL, which PostgreSQL cannot store. Unless it is literal, the marks of spreadsheets are removed too. */
export function textOf(cell: string, isLiteral = false): string {
  const marked = isLiteral ? undefined : /^="([^"]*)"$/.exec(cell.trim())?.[1]
  const text = (marked ?? (isLiteral ? cell : armed(cell))).trim()
  return text.includes('\0') || !text.isWellFormed() ? text.replaceAll('\0', '').toWellFormed() : text
}

/** Whether a cell has a formula instead of a value. */
export function isFormula(text: string): boolean {
  return text === formulaMark || text.startsWith('=')
}

/** Parses an amount into hundredths: `1 234,56`, `1.234,56`, `1,234.56 ₽`, `12500.4999999`. A numeric cell such as `12.345` is rounded. */
export function readAmount(text: string, isNumber: boolean): number | undefined {
  if (isNumber) return underflows(text) ? undefined : roundedAmount(Number(text))
  const known = readTypedAmount(text)
  if (known !== undefined || text.length > 60) return known
  const plain = text.replace(/\s/g, '').replace(/(?:₽|руб\.?|р\.?|rub|[$€])$/i, '')
  const [, groups, fraction = ''] = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(plain) ?? []
  if (groups !== undefined && (fraction !== '' || groups.split('.').length > 2))
    return readPrice(`${groups.replaceAll('.', '')}${fraction && `.${fraction}`}`)
  if (!/^\d{1,12}\.\d{3,20}$/.test(plain) || plain.split('.')[1]?.length === 3) return
  return roundedAmount(Number(plain))
}

function roundedAmount(number: number): number | undefined {
  return number >= 0 && number < 1e12 ? Math.round(number * 100) : undefined
}

/** Reads a phone. Refuses a text with too few digits, and a number in exponent notation that has lost digits. */
export function readPhone(typed: string): { phone: string } | { fault: 'row-phone-rounded' | 'row-not-phone' } {
  const plain = typed.replace(/^'/, '')
  const [, first, rest = '', power] = /^(\d)(?:[.,](\d{1,20}))?E\+?(\d{1,2})$/i.exec(plain) ?? []
  if (first !== undefined) {
    const zeros = Number(power) - rest.length
    return zeros > 0 || Number(power) < 9 ? { fault: 'row-phone-rounded' } : { phone: `${first}${rest}` }
  }
  return plain.replace(/\D/g, '').length < 6 ? { fault: 'row-not-phone' } : { phone: plain }
}
