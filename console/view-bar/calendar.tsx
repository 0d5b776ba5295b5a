import '@mantine/dates/styles.layer.css'
import { DatePicker } from '@mantine/dates'
import css from './period.module.css'
import 'dayjs/locale/ru'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Days } from './periods.ts'

/** Picks a range of days in a calendar or by typing. */
export default function Calendar({ days, onShow }: { days: Days | undefined; onShow(days: Days): void }) {
  const { t, i18n } = useTranslation()
  const [range, setRange] = useState<[string | null, string | null]>([days?.[0] ?? null, days?.[1] ?? null])
  const [first, last] = range
  const isWhole = first !== null && last !== null && first <= last
  return (
    <form className={css['cal-m']} onSubmit={show}>
      <DatePicker
        type="range"
        allowSingleDateInRange
        value={range}
        onChange={setRange}
        defaultDate={days?.[1]}
        locale={i18n.language}
        firstDayOfWeek={1}
        size="xs"
        aria-label={t('view.period.label')}
        ariaLabels={{
          previousMonth: t('card.pick.previous'),
          nextMonth: t('card.pick.next'),
          monthLevelControl: t('card.pick.month'),
          yearLevelControl: t('card.pick.year'),
          previousYear: t('view.period.previousYear'),
          nextYear: t('view.period.nextYear'),
          previousDecade: t('view.period.previousDecade'),
          nextDecade: t('view.period.nextDecade'),
        }}
      />
      <div className={css['cal-days']}>
        <input
          className="in s"
          type="date"
          aria-label={t('view.period.first')}
          value={first ?? ''}
          onChange={(event) => setRange([event.target.value || null, last])}
        />
        <input
          className="in s"
          type="date"
          aria-label={t('view.period.last')}
          value={last ?? ''}
          onChange={(event) => setRange([first, event.target.value || null])}
        />
        <button type="submit" className="btn primary" disabled={!isWhole}>
          {t('view.period.show')}
        </button>
      </div>
    </form>
  )

  function show(event: FormEvent): void {
    event.preventDefault()
    if (isWhole) onShow([first, last])
  }
}
