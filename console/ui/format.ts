import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { useProject } from '../api/session.ts'
import { shortDate } from './short-date.ts'

/** Formatters for numbers and times: the project's zone and currency, the member's language. */
export type Format = ReturnType<typeof makeFormat>

export function useFormat(): Format {
  const { i18n } = useTranslation()
  const { time_zone, currency } = useProject()
  return formatFor(i18n.language, time_zone, currency)
}

const made = new Map<string, Format>()

function formatFor(language: string, zone: string, currency: string): Format {
  const name = `${language} ${zone} ${currency}`
  const format = made.get(name) ?? makeFormat(language, zone, currency)
  made.set(name, format)
  return format
}

function makeFormat(language: string, timeZone: string, currency: string) {
  const time = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone, ...options })
  const date = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const clock = { hour: language === 'en' ? 'numeric' : '2-digit', minute: '2-digit' } as const
  const money = (minimumFractionDigits: number) =>
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits,
    })
  const unit = (name: 'minute' | 'hour') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: language === 'en' ? 'narrow' : 'short' })
  const styles = lazily({
    number: () => new Intl.NumberFormat(language, { useGrouping: true }),
    decimals: () => new Intl.NumberFormat(language, { maximumSignificantDigits: 17 }),
    round: () => money(0),
    exact: () => money(2),
    day: () => time({ day: 'numeric', month: 'short' }),
    dayOfYear: () => time({ day: 'numeric', month: 'short', year: 'numeric' }),
    calendarDay: () => time({ timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' }),
    clock: () => time(clock),
    weekday: () => time({ weekday: 'short' }),
    whole: () => time({ ...date, ...clock, second: '2-digit' }),
    key: () => new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
    longDay: () => time({ day: 'numeric', month: 'long' }),
    longDayOfYear: () => time(date),
    relative: () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
    minutes: () => unit('minute'),
    hours: () => unit('hour'),
    offset: () => offsetOf(time({ timeZoneName: 'shortOffset' })),
    place: () => placeOf(language, timeZone),
    currencySign: () =>
      money(0)
        .formatToParts(0)
        .find(({ type }) => type === 'currency')?.value ?? currency,
  })
  const dayKey = (at: Date) => styles.key.format(at)
  const daysBetween = (one: Date, other: Date) => (Date.parse(dayKey(other)) - Date.parse(dayKey(one))) / 86_400_000
  const isSameYear = (one: Date, other: Date) => dayKey(one).slice(0, 4) === dayKey(other).slice(0, 4)
  const dayOf = (at: Date, now: Date) => shortDate(isSameYear(at, now) ? styles.day : styles.dayOfYear, at)

  return {
    number: (value: number) => thin(styles.number.format(value)),
    /** A number with all its decimals. */
    decimal: (value: number) => thin(styles.decimals.format(value)),
    /** A decimal such as `12500.50`; decimals only where they are not zero. */
    money: (value: string) => thin((/\.0*[1-9]/.test(value) ? styles.exact : styles.round).format(Number(value))),
    /** A short relative time: just now, minutes, hours, yesterday, a weekday, a date. The clock of the server may be ahead. */
    ago: (iso: string, now = new Date()) => {
      const at = new Date(iso)
      const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
      if (minutes > -5 && minutes < 1) return i18next.getFixedT(language)('card.justNow')
      if (minutes < 0 && dayKey(at) === dayKey(now)) return styles.clock.format(at)
      if (minutes >= 0 && minutes < 60) return styles.minutes.format(minutes)
      if (minutes >= 0 && dayKey(at) === dayKey(now)) return styles.hours.format(Math.floor(minutes / 60))
      const days = daysBetween(at, now)
      if (days === 1) return styles.relative.format(-1, 'day')
      if (days > 1 && days < 7) return styles.weekday.format(at)
      return dayOf(at, now)
    },
    /** A relative time as in a sentence: `3 minutes ago`, `yesterday`, a date. */
    since: (iso: string, now = new Date()) => {
      const at = new Date(iso)
      const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
      if (minutes < 1) return i18next.getFixedT(language)('card.justNow')
      if (minutes < 60) return styles.relative.format(-minutes, 'minute')
      if (minutes < 24 * 60) return styles.relative.format(-Math.floor(minutes / 60), 'hour')
      const days = daysBetween(at, now)
      return days < 7 ? styles.relative.format(-days, 'day') : dayOf(at, now)
    },
    /** A future time: the hour today, else the date and the hour. */
    planned: (iso: string, now = new Date()) => {
      const at = new Date(iso)
      const clock = styles.clock.format(at)
      const days = daysBetween(now, at)
      if (days === 0) return clock
      if (days === 1) return `${styles.relative.format(1, 'day')}, ${clock}`
      return `${dayOf(at, now)}, ${clock}`
    },
    /** A past time: `14:12` today, else with its date, and with the year unless it is the present one. */
    moment: (iso: string, now = new Date()) => {
      const at = new Date(iso)
      const clock = styles.clock.format(at)
      return dayKey(at) === dayKey(now) ? clock : `${dayOf(at, now)}, ${clock}`
    },
    /** The hour of a time. */
    clock: (iso: string) => styles.clock.format(new Date(iso)),
    /** A time with its full date, even today. */
    longMoment: (iso: string, now = new Date()) => {
      const at = new Date(iso)
      const day = shortDate(isSameYear(at, now) ? styles.longDay : styles.longDayOfYear, at)
      return `${day}, ${styles.clock.format(at)}`
    },
    /** A date, with the year unless it is the present one. */
    day: (iso: string, now = new Date()) => dayOf(new Date(iso), now),
    dayOfYear: (iso: string) => shortDate(styles.dayOfYear, new Date(iso)),
    /** A calendar date, `2026-11-25`, which is the same in every zone; other texts stay unchanged. */
    calendarDay: (text: string) =>
      isCalendarDay(text) ? shortDate(styles.calendarDay, new Date(`${text}T00:00:00Z`)) : text,
    /** A time to the second, for a tooltip. */
    whole: (iso: string) => styles.whole.format(new Date(iso)),
    /** A date with the time, even today. */
    dayAndClock: (iso: string, now = new Date()) =>
      `${dayOf(new Date(iso), now)}, ${styles.clock.format(new Date(iso))}`,
    /** A date of the project as `2026-11-25`. */
    dayKey,
    /** `Moscow, UTC+3`: shown on every date control. */
    get zone() {
      return `${styles.place}, ${styles.offset}`
    },
    get offset() {
      return styles.offset
    },
    /** `₽` */
    get currencySign() {
      return styles.currencySign
    },
    timeZone,
  }
}

/** Whether a text is a date such as `2026-11-25`. `Date` would take 31 February for a date in March. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Values that are computed on first use, since creating an `Intl` format takes some milliseconds on a slow processor. */
function lazily<T extends Record<string, () => unknown>>(makers: T): { readonly [K in keyof T]: ReturnType<T[K]> } {
  const made = new Map<string, unknown>()
  const values = {} as { [K in keyof T]: ReturnType<T[K]> }
  for (const [name, make] of Object.entries(makers))
    Object.defineProperty(values, name, {
      get: () => {
        if (!made.has(name)) made.set(name, make())
        return made.get(name)
      },
    })
  return values
}

/** Thin non-breaking spaces between thousands. */
function thin(text: string): string {
  return text.replace(/(?<=\d)[\u00a0\u202f\u2009](?=\d)/g, '\u2009').replace(/\u202f/g, '\u00a0')
}

/** The name of a zone's place, in the language if available. */
function placeOf(language: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' })
  const name = format
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName')
    ?.value.split(',')[0]
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  return name && language !== 'en' && !/GMT|UTC/.test(name) ? name : city
}

function offsetOf(format: Intl.DateTimeFormat): string {
  const name = format.formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC'
  return name.replace('GMT', 'UTC')
}
