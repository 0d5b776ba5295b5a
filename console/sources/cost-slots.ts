import type { Unit } from '../api/costs.ts'

/** The columns of the grid: some months up to a given one, or its days. */
export function slotsOf(unit: Unit, month: string, months: number): string[] {
  if (unit === 'month') return Array.from({ length: months }, (_, index) => addMonths(month, index + 1 - months))
  return Array.from({ length: lastDay(month) }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`)
}

/** `2026-11` and −2 → `2026-09`. */
export function addMonths(month: string, step: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7)
}

/** The days of slots as a period: `2026-06-01..2026-11-30`. */
export function periodOf(slots: readonly string[]): string {
  const [first = '', last = ''] = [slots[0], slots.at(-1)]
  return `${first.length === 7 ? `${first}-01` : first}..${last.length === 7 ? `${last}-${lastDay(last)}` : last}`
}

function lastDay(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

/** The names of a month or day: for a heading, and with the year for a label. */
export function slotNames(language: string) {
  const at = (slot: string) => new Date(`${slot.length === 7 ? `${slot}-01` : slot}T00:00:00Z`)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
  const styles = {
    month: format({ month: 'long' }),
    monthOfYear: format({ month: 'long', year: 'numeric' }),
    day: format({ day: 'numeric', month: 'long' }),
  }
  return {
    heading: (slot: string) => (slot.length === 7 ? styles.month.format(at(slot)) : String(Number(slot.slice(-2)))),
    label: (slot: string) =>
      (slot.length === 7 ? styles.monthOfYear.format(at(slot)) : styles.day.format(at(slot))).replace(/\sг\.$/, ''),
  }
}
