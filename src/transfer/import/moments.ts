import type { DateOrder } from '../../domain/import.ts'
import { isRepresentable } from '../../domain/period.ts'
import { zoneClock } from '../../domain/zone.ts'
import { readTypedDay } from '../typed-values.ts'
import { serialSeconds } from './serial.ts'

/**
 * Parses times of a column as Unix seconds; undefined if a text is no time, or one outside the years 0 to 9999 in UTC. A time without an offset is
 * in the given zone.
 */
export function momentReader(timeZone: string): (text: string, order: DateOrder | undefined) => number | undefined {
  const clock = zoneClock(timeZone)
  return (text, order) => {
    const parts = partsOf(text, order)
    const seconds = parts === undefined || typeof parts === 'number' ? parts : secondsOf(parts)
    return seconds !== undefined && isRepresentable(seconds) ? seconds : undefined
  }

  function secondsOf({ local, offset }: Shown): number {
    return offset === undefined ? momentAt(local) : local - offset
  }

  /** The first moment with this local time. A local time that the clocks skipped is read with the offset from after the change. */
  function momentAt(local: number): number {
    const [before, after] = [local - clock(local - 86_400).offset, local - clock(local + 86_400).offset]
    return clock(before).local === local ? before : after
  }
}

/** The calendar day that a cell shows: `2024-03-05`; undefined if it shows none, or one outside the years 0 to 9999. */
export function readDay(text: string, order: DateOrder | undefined): string | undefined {
  const parts = partsOf(text, order)
  if (parts === undefined) return
  const seconds = typeof parts === 'number' ? parts : parts.local
  return isRepresentable(seconds) ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined
}

type Shown = { local: number; offset: number | undefined }

/** Parses a cell as a local time with its offset, or as Unix seconds. */
function partsOf(text: string, order: DateOrder | undefined): Shown | number | undefined {
  if (text.length > 60) return
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return numeric(Number(text.replace(',', '.')), text, order)
  const found = written.exec(text)
  if (!found) return inWords(text)
  const [, first = '', sign, second = '', third = '', hour = '0', minute = '0', second_ = '0', half, zone] = found
  const date =
    order === 'mixed' ? ofEitherOrder(first, second, third, sign === '.') : dateOf(first, second, third, order)
  const isAfternoon = half?.[0]?.toLowerCase() === 'p'
  const hours = half ? (Number(hour) % 12) + (isAfternoon ? 12 : 0) : Number(hour)
  if (date === undefined || hours > 23 || Number(minute) > 59 || Number(second_) > 59) return
  return { local: date + hours * 3600 + Number(minute) * 60 + Number(second_), offset: offsetOf(zone) }
}

const written =
  /^(\d{1,4})([./-])(\d{1,2})[./-](\d{1,4})(?: ?г\.?)?(?:[,T ] ?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:]\d{1,9})?)?(?: ?([ap]\.?m\.?))?(?: ?(Z|UTC|[+-]\d{2}:?\d{2}(?::\d{2})?))?)?$/i

/** Midnight of a day in UTC. A date that begins with a year needs no order. */
function dateOf(first: string, second: string, third: string, order: DateOrder | undefined): number | undefined {
  if (first.length > 2 && third.length > 2) return
  const [year, month, day] =
    first.length > 2 || order === 'ymd'
      ? [first, second, third]
      : order === 'mdy'
        ? [third, first, second]
        : [third, second, first]
  if (year.length === 3 || day.length > 2) return
  const full = year.length <= 2 ? `${Number(year) < 70 ? 20 : 19}${year.padStart(2, '0')}` : year
  const text = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text ? time / 1000 : undefined
}

/** Reads a date in the only order in which it is valid. A date that is valid in both is read day first if it has points. */
function ofEitherOrder(first: string, second: string, third: string, hasPoints: boolean): number | undefined {
  const [byDay, byMonth] = [dateOf(first, second, third, 'dmy'), dateOf(first, second, third, 'mdy')]
  if (byDay === undefined || byMonth === undefined || hasPoints) return byDay ?? byMonth
  return byDay === byMonth ? byDay : undefined
}

function offsetOf(zone: string | undefined): number | undefined {
  if (!zone) return
  if (!/^[+-]/.test(zone)) return 0
  const [hours = '0', minutes = '0', seconds = '0'] = zone.slice(1).match(/\d{2}/g) ?? []
  return (zone[0] === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

/** Parses `5 марта 2024` or `Mar 5, 2024`, with or without a time after it. A date in digits has an order, which is not known here. */
function inWords(text: string): Shown | undefined {
  if (!/[a-zа-яё]{3}/i.test(text)) return
  const [, words = text, hour = '0', minute = '0', second = '0'] =
    /^(.*\D) (\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/.exec(text) ?? []
  const day = readTypedDay(words.replace(/,$/, ''))
  if (day?.length !== 10 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return
  const local = Date.parse(`${day}T00:00:00Z`) / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  return { local, offset: undefined }
}

function numeric(value: number, text: string, order: DateOrder | undefined): Shown | number | undefined {
  if (order === 'unix') return /^\d{8,11}$/.test(text) ? value : undefined
  if (order === 'unixms') return /^\d{11,14}$/.test(text) ? Math.floor(value / 1000) : undefined
  if (order !== 'serial1900' && order !== 'serial1904') return compact(text)
  const isDate = value >= 1 && value < 2_958_466
  return isDate ? { local: serialSeconds(value, order === 'serial1904'), offset: undefined } : undefined
}

/** `20240305` */
function compact(text: string): Shown | undefined {
  const [, year = '', month = '', day = ''] = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text) ?? []
  const date = year === '' ? undefined : dateOf(year, month, day, 'ymd')
  return date === undefined ? undefined : { local: date, offset: undefined }
}

/**
 * Detects the order of dates in a column. A number over 12 decides between day first and month first; a column that has both is `mixed`.
 * `isSure` is false for a mixed column, and where no number decides. Undefined if fewer than half of the values are dates.
 */
export function orderOf(values: readonly string[]): { order: DateOrder; isSure: boolean; unread: number } | undefined {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '')
  if (filled.length === 0) return
  const unreadBy = (order: DateOrder) => filled.filter((value) => partsOf(value, order) === undefined).length
  const candidates = orders.filter((order) => filled.some((value) => looksLike[order](value)))
  const [best] = candidates
    .map((order) => ({ order, unread: unreadBy(order) }))
    .sort((one, other) => one.unread - other.unread || orders.indexOf(one.order) - orders.indexOf(other.order))
  if (!best || best.unread > filled.length / 2) return
  if (best.order !== 'dmy' && best.order !== 'mdy') return { ...best, isSure: true }
  const [points, others] = [
    countOrders(filled.filter(isPointed)),
    countOrders(filled.filter((each) => !isPointed(each))),
  ]
  const dayFirst = points.dmy + others.dmy + (points.mdy === 0 ? points.either : 0) // dates with points are usually day first
  if (dayFirst > 0 && points.mdy + others.mdy > 0) return { order: 'mixed', isSure: false, unread: unreadBy('mixed') }
  return { ...best, isSure: others.either === 0 || others.dmy + others.mdy > 0 }
}

/** Counts the dates that are valid in one order only, and those that mean different days in the two orders. */
function countOrders(values: readonly string[]): Record<'dmy' | 'mdy' | 'either', number> {
  const counts = { dmy: 0, mdy: 0, either: 0 }
  for (const value of values) {
    const [byDay, byMonth] = [partsOf(value, 'dmy'), partsOf(value, 'mdy')]
    if (byDay && !byMonth) counts.dmy++
    else if (byMonth && !byDay) counts.mdy++
    else if (byDay && !isOneDay(value)) counts.either++
  }
  return counts
}

const orders: DateOrder[] = ['dmy', 'ymd', 'mdy', 'unix', 'unixms', 'serial1900']
const looksLike: Record<DateOrder, (value: string) => boolean> = {
  dmy: (value) =>
    /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(value) || (value.length <= 60 && inWords(value) !== undefined),
  mdy: (value) => /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(value),
  mixed: () => false,
  ymd: (value) => /^\d{4}[./-]\d{1,2}[./-]\d{1,2}/.test(value) || compact(value) !== undefined,
  unix: (value) => /^1\d{9}$/.test(value),
  unixms: (value) => /^1\d{12}$/.test(value),
  serial1900: (value) => /^[34]\d{4}(?:[.,]\d+)?$/.test(value),
  serial1904: () => false,
}

function isPointed(value: string): boolean {
  return /^\d{1,2}\./.test(value)
}

/** Whether a date means the same day in either order. */
function isOneDay(value: string): boolean {
  const [, first, second] = /^(\d{1,2})[./-](\d{1,2})/.exec(value) ?? []
  return first === second
}
