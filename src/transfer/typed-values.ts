import { daysOfMonth, isCostDay } from '../domain/cost.ts'
import { readPrice } from '../domain/money.ts'
import { isCurrency } from '../domain/project.ts'

/**
 * Parses a day or a month as people type it: `27.11.2026`, `27/11/26`, `2026-11-27`, `27 ноября 2026`, `ноябрь 2026`,
 * `11.2026`, `November 2026`. Returns `2026-11-27` or `2026-11`; undefined when it is neither.
 */
export function readTypedDay(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replaceAll('ё', 'е')
  if (text.length > 40) return
  for (const [pattern, order] of patterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const part = Object.fromEntries(order.map((name, index) => [name, found[index + 1] ?? '']))
    return slotOf(part)
  }
}

type Parts = { day?: string; month?: string; year?: string }

const patterns: [RegExp, (keyof Parts)[]][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.z]*)?$/, ['year', 'month', 'day']],
  [/^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?: г\.?)?(?: [\d:]*)?$/, ['day', 'month', 'year']],
  [/^(\d{1,2}) ([a-zа-я]{3,10})\.?,? (\d{4})(?: ?г\.?| года)?$/, ['day', 'month', 'year']],
  [/^([a-z]{3,10})\.? (\d{1,2}),? (\d{4})$/, ['month', 'day', 'year']],
  [/^(\d{4})-(\d{1,2})$/, ['year', 'month']],
  [/^(\d{1,2})[./](\d{4})$/, ['month', 'year']],
  [/^([a-zа-я]{3,10})\.?,? (\d{4})(?: ?г\.?| года?)?$/, ['month', 'year']],
]

function slotOf({ day, month = '', year = '' }: Parts): string | undefined {
  const number = /^\d/.test(month) ? Number(month) : numberOfMonth(month)
  const full = year.length === 2 ? `20${year}` : year
  const slot = `${full}-${String(number).padStart(2, '0')}`
  if (day === undefined) return daysOfMonth(slot) && slot
  const whole = `${slot}-${day.padStart(2, '0')}`
  return isCostDay(whole) ? whole : undefined
}

/** By the first letters, so that every case and short form is known: ноябрь, ноября, нояб., Nov. */
function numberOfMonth(word: string): number {
  const known = months.findIndex((names) => names.some((name) => word.startsWith(name)))
  return known + 1
}

const months = [
  ['янв', 'jan'],
  ['фев', 'feb'],
  ['мар', 'mar'],
  ['апр', 'apr'],
  ['май', 'мая', 'may'],
  ['июн', 'jun'],
  ['июл', 'jul'],
  ['авг', 'aug'],
  ['сен', 'sep'],
  ['окт', 'oct'],
  ['ноя', 'nov'],
  ['дек', 'dec'],
]

/**
 * Parses an amount as people type it: `12 500,50 ₽`, `12500.5`, `12,500.50`, `12 500 руб.`. Returns hundredths;
 * undefined for anything else, also for `12,500`, which could be either.
 */
export function readTypedAmount(typed: string): number | undefined {
  const text = typed
    .slice(0, 60)
    .replace(/\s/gu, '')
    .replace(/^[$€]|(?:₽|руб\.?|р\.?|rub|[$€])$/giu, '')
  const [, whole, fraction = ''] = /^(\d{1,15})(?:[.,](\d{1,2}))?$/.exec(text) ?? grouped.exec(text) ?? []
  if (whole === undefined || typed.length > 60) return
  return readPrice(`${whole.replaceAll(',', '')}${fraction && `.${fraction}`}`)
}

const grouped = /^(\d{1,3}(?:,\d{3}){1,5})\.(\d{1,2})$/

/** Parses a currency: its code, or the sign or word of a common one. Undefined when it is none. */
export function readTypedCurrency(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replace(/\.$/, '')
  const code = Object.entries(currencies).find(([, names]) => names.includes(text))?.[0] ?? text.toUpperCase()
  return isCurrency(code) ? code : undefined
}

const currencies = {
  RUB: ['₽', 'р', 'руб', 'рубль', 'рубли', 'рублей', 'rur'],
  USD: ['$', 'доллар', 'доллары', 'долл'],
  EUR: ['€', 'евро', 'euro'],
  KZT: ['₸', 'тенге', 'тг'],
}
