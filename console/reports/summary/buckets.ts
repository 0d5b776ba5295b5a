import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../api/reports.ts'
import { useFormat } from '../../ui/format.ts'
import { shortDate } from '../../ui/short-date.ts'
import { daysOf } from '../../view-bar/periods.ts'
import { sayDays } from '../../view-bar/say-days.ts'

const oneDay = 86_400_000

/** The unit that gives a period few enough bars to tell them apart. */
export function fittingUnit(period: string, today: string): Unit {
  const days = daysOf(period, today)
  const count = days ? (Date.parse(days[1]) - Date.parse(days[0])) / oneDay + 1 : Number.POSITIVE_INFINITY
  return count <= 45 ? 'day' : count <= 200 ? 'week' : 'month'
}

/** Names of the days, weeks or months of a series: short below the axis, in full elsewhere. */
export function useBucketNames(unit: Unit) {
  const { i18n } = useTranslation()
  const format = useFormat()
  const today = format.dayKey(new Date())
  const language = i18n.language
  return useMemo(() => {
    const say = (options: Intl.DateTimeFormatOptions) => {
      const made = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
      return (day: string) => shortDate(made, new Date(day))
    }
    const [dayOnly, dayAndMonth, month, monthAndYear, weekday, wholeMonth] = [
      say({ day: 'numeric' }),
      say({ day: 'numeric', month: 'short' }),
      say({ month: 'short' }),
      say({ month: 'short', year: 'numeric' }),
      say({ weekday: 'long' }),
      say({ month: 'long', year: 'numeric' }),
    ]
    return {
      axis: (period: string, index: number) => {
        const day = period.slice(0, 10)
        if (unit === 'month') return index === 0 || day.slice(5, 7) === '01' ? monthAndYear(day) : month(day)
        if (unit === 'week') return dayAndMonth(day)
        return index > 0 && day.endsWith('-01') ? dayAndMonth(day) : dayOnly(day)
      },
      full: (period: string) => {
        const [first = '', last = first] = period.split('..')
        if (unit === 'month' && first.endsWith('-01')) return wholeMonth(first)
        const said = sayDays([first, last], today.slice(0, 4), language)
        return unit === 'day' ? `${said}, ${weekday(first)}` : said
      },
    }
  }, [unit, language, today])
}
