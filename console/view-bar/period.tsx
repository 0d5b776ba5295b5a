import { Popover } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import { IconCalendar, IconCheck, IconChevronDown, IconChevronLeft, IconChevronRight, IconWorld } from '../ui/icons.ts'
import segments from '../ui/segments.module.css'
import { useIsPhone } from '../ui/use-phone.ts'
import { useView } from '../view.ts'
import css from './period.module.css'
import { daysOf, periodNames, periodOf, stepped } from './periods.ts'
import { sayDays } from './say-days.ts'

const Calendar = lazy(() => import('./calendar.tsx'))

/** The period of a view. */
export function Period() {
  const [view, change] = useView()
  return <PeriodField period={view.period} onChoose={(period) => change({ period })} />
}

/** A period in the project's zone: by name, by calendar, or a step back and forth. */
export function PeriodField({ period, onChoose }: { period: string; onChoose(period: string): void }) {
  const { t, i18n } = useTranslation()
  const isPhone = useIsPhone()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const today = format.dayKey(new Date())
  const days = daysOf(period, today)
  const name = periodNames.find((each) => each === period)
  const interval = days && sayDays(days, today.slice(0, 4), i18n.language, isPhone)
  const choose = (chosen: string) => {
    onChoose(chosen)
    setOpen(false)
  }
  const step = (by: 1 | -1) => days && onChoose(periodOf(stepped(days, by), today))

  const label = isPhone ? (
    <button
      type="button"
      className={css.per}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={() => setOpen(!isOpen)}
    >
      {interval ?? t('view.period.all')}
      <IconChevronDown className="i" aria-hidden />
    </button>
  ) : (
    <button type="button" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
      <IconCalendar className="i" aria-hidden />
      {name && <span className="m">{t(`view.period.${name}`)}</span>}
      {interval && <span className={name ? `t2 num ${css.interval}` : 'm num'}>{interval}</span>}
      <span className={`t2 ${css.zone}`} title={t('view.zone')}>
        {format.zone}
      </span>
      <IconChevronDown className="i" aria-hidden />
    </button>
  )
  const control = (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      width={isPhone ? 'calc(100vw - 16px)' : 488}
    >
      <Popover.Target>{label}</Popover.Target>
      <Popover.Dropdown className={`pop ${css.cal}`} aria-label={t('view.period.label')}>
        <div className="menu">
          {periodNames.map((each) => (
            <button key={each} type="button" aria-pressed={each === name} onClick={() => choose(each)}>
              <span className="grow">{t(`view.period.${each}`)}</span>
              {each === name && <IconCheck className="i" aria-hidden />}
            </button>
          ))}
        </div>
        <Suspense fallback={<div className={css['cal-m']} style={{ height: 272 }} />}>
          <Calendar days={days} onShow={(chosen) => choose(periodOf(chosen, today))} />
        </Suspense>
        <div className={css['cal-f']}>
          <IconWorld className="i" aria-hidden />
          <span className="grow">{t('view.zoneOfDays', { zone: format.zone })}</span>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
  if (isPhone)
    return (
      <>
        {control}
        <span title={t('view.zone')}>{format.offset}</span>
      </>
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a default style
    <div className={segments.segments} role="group" aria-label={t('view.period.label')}>
      <button type="button" aria-label={t('view.period.before')} disabled={!days} onClick={() => step(-1)}>
        <IconChevronLeft className="i" aria-hidden />
      </button>
      {control}
      <button type="button" aria-label={t('view.period.after')} disabled={!days} onClick={() => step(1)}>
        <IconChevronRight className="i" aria-hidden />
      </button>
    </div>
  )
}
