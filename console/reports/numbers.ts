import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'

/** A number and the unit after it: `11` and `min`. */
export type Part = { value: string; unit: string }

/** Writes shares, changes, durations and round sums in the member's language. */
export function useNumbers() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const language = i18n.language
  return useMemo(() => {
    const percents = [0, 1].map(
      (digits) =>
        new Intl.NumberFormat(language, {
          style: 'percent',
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }),
    ) as [Intl.NumberFormat, Intl.NumberFormat]
    const signed = (options: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(language, { signDisplay: 'exceptZero', ...options })
    const [change, tenths] = [
      signed({ style: 'percent', maximumFractionDigits: 0 }),
      signed({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    ]
    const oneDecimal = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    const minus = (text: string) => text.replace('-', '−')
    const durationParts = (seconds: number): Part[] =>
      partsOf(seconds).map(([n, unit]) => ({ value: format.number(n), unit: t(`reports.unit.${unit}`) }))
    const duration = (seconds: number | null) =>
      seconds === null
        ? '—'
        : durationParts(seconds)
            .map(({ value, unit }) => `${value}\u00a0${unit}`)
            .join(' ')
    return {
      /** A share from 0 to 1 in percent; a dash for null. */
      percent: (share: number | null | undefined, digits: 0 | 1 = 1) =>
        share == null ? '—' : minus(percents[digits].format(share)),
      /** A share as its number and its percent sign. */
      percentParts: (share: number): Part => ({ value: oneDecimal.format(share * 100), unit: '%' }),
      /** The relative change in whole percent; undefined for no change, and after zero. */
      change: (now: number, before: number) => {
        const share = (now - before) / before
        return before === 0 || Math.abs(share) < 0.005 ? undefined : minus(change.format(share))
      },
      /** The difference of two shares in percentage points. */
      points: (now: number, before: number) =>
        t('reports.points', { number: minus(tenths.format((now - before) * 100)) }),
      duration,
      durationParts,
      difference: (now: number, before: number) =>
        `${now < before ? '−' : now > before ? '+' : ''}${duration(Math.abs(now - before))}`,
      /** A sum with few digits: millions in thousands, tens of millions in millions. */
      roundSum: (sum: string): Part => {
        const value = Number(sum)
        const sign = format.currencySign
        if (value >= 1e7) return { value: thin(oneDecimal.format(value / 1e6)), unit: t('reports.millions', { sign }) }
        if (value >= 1e6) return { value: thin(oneDecimal.format(value / 1e3)), unit: t('reports.thousands', { sign }) }
        return { value: format.number(Math.round(value)), unit: sign }
      },
    }
  }, [t, language, format])
}

export type Numbers = ReturnType<typeof useNumbers>

/** Two adjacent units: days and hours, hours and minutes, minutes, or seconds. */
function partsOf(seconds: number): [number, 'd' | 'h' | 'm' | 's'][] {
  const minutes = Math.round(seconds / 60)
  if (seconds < 60) return [[Math.round(seconds), 's']]
  if (minutes < 60) return [[minutes, 'm']]
  const hours = minutes < 24 * 60 ? Math.floor(minutes / 60) : Math.round(minutes / 60)
  if (hours < 24) return [[hours, 'h'], ...(minutes % 60 > 0 ? [[minutes % 60, 'm'] as [number, 'm']] : [])]
  const days = Math.floor(hours / 24)
  return [[days, 'd'], ...(hours % 24 > 0 ? [[hours % 24, 'h'] as [number, 'h']] : [])]
}

function thin(text: string): string {
  return text.replaceAll('\u00a0', '\u2009')
}
