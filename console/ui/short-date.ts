/** A date without redundant marks: no full stop after a month, no word for the year. */
export function shortDate(format: Intl.DateTimeFormat, at: Date): string {
  return joined(format.formatToParts(at))
}

/** The same of a range, `30 Oct–28 Nov`. */
export function shortRange(format: Intl.DateTimeFormat, from: Date, to: Date): string {
  return joined(format.formatRangeToParts(from, to))
}

function joined(parts: { type: string; value: string }[]): string {
  return parts
    .map(({ type, value }) => (type === 'month' ? (months[value] ?? value.replace('.', '')) : value))
    .join('')
    .replace(/\sг\./g, '')
}

const months: Record<string, string> = { 'февр.': 'фев', 'сент.': 'сен', 'нояб.': 'ноя' }
