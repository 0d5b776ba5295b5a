import { useTranslation } from 'react-i18next'
import {
  type RelativeTime,
  type RelativeUnit,
  readRelative,
  relativeUnits,
  saySpan,
  writeRelative,
} from './relative-time.ts'
import css from './view-bar.module.css'

type Props = {
  value: unknown
  /** Whether it is a span that starts or ends now; else a time ago. */
  isSpan: boolean
  /** Whether it is a day, without hours. */
  isDay: boolean
  onChange(value: string): void
}

const start: RelativeTime = { amount: 3, unit: 'D', isPast: true }

/** The input of a relative time: an amount, a unit, and a direction. */
export function RelativeField({ value, isSpan, isDay, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const time = readRelative(value) ?? start
  const set = (change: Partial<RelativeTime>) => onChange(writeRelative({ ...time, ...change }))
  const units = (Object.keys(relativeUnits) as RelativeUnit[]).filter((unit) => !isDay || !unit.startsWith('T'))
  /** Only the word of the unit, in the plural form for the amount. */
  const nameOf = (unit: RelativeUnit) =>
    saySpan({ ...time, unit }, i18n.language)
      .replace(/[\d\s]+/g, ' ')
      .trim()
  return (
    <div className={css.relative}>
      {isSpan && (
        <select
          className="in s"
          aria-label={t('view.relative.side')}
          value={time.isPast ? 'past' : 'next'}
          onChange={({ target }) => set({ isPast: target.value === 'past' })}
        >
          <option value="past">{t('view.relative.past')}</option>
          <option value="next">{t('view.relative.next')}</option>
        </select>
      )}
      <input
        data-autofocus
        className="in s"
        type="number"
        min={0}
        max={999}
        required
        aria-label={t('view.relative.amount')}
        value={time.amount}
        onChange={({ target }) => set({ amount: Math.min(999, Math.max(0, Math.trunc(Number(target.value) || 0))) })}
      />
      <select
        className="in s"
        aria-label={t('view.relative.unit')}
        value={time.unit}
        onChange={({ target }) => set({ unit: target.value as RelativeUnit })}
      >
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {nameOf(unit)}
          </option>
        ))}
      </select>
      {!isSpan && <span className="t2">{t(time.isPast ? 'view.relative.ago' : 'view.relative.ahead')}</span>}
    </div>
  )
}
