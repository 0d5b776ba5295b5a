import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/ru'
import { DatesProvider, InlineDateTimePicker } from '@mantine/dates'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/format.ts'
import { IconWorld } from '../../ui/icons.ts'
import { fromWallTime, wallTime } from '../../ui/zone.ts'
import style from '../dialogs/dialogs.module.css'

type Props = {
  value: string
  save(moment: string | null): void
  close(): void
  /** Whether it may be cleared. */
  canClear?: boolean
}

/** Picks a date and time in the project's zone. It is a chunk of its own, since the calendar is large. */
export default function PickMoment({ value, save, close, canClear = false }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const shown = `${wallTime(value, format.timeZone)}:00`
  const [wall, setWall] = useState<string | null>(shown)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('[data-selected]')?.focus()
  }, [])
  /** The calendar shows no seconds, so an untouched time keeps its own. */
  const keep = () => wall && save(wall === shown ? value : fromWallTime(wall, format.timeZone))
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: i18n.language === 'ru' ? 1 : 0 }}>
      <div className={style.pick} ref={root}>
        <InlineDateTimePicker
          value={wall}
          onChange={setWall}
          onSubmit={keep}
          submitButtonProps={{ display: 'none' }}
          timePickerProps={{
            withDropdown: false,
            'aria-label': t('card.pick.time'),
            hoursInputLabel: t('card.pick.hours'),
            minutesInputLabel: t('card.pick.minutes'),
            size: 'sm',
          }}
          ariaLabels={{
            previousMonth: t('card.pick.previous'),
            nextMonth: t('card.pick.next'),
            monthLevelControl: t('card.pick.month'),
            yearLevelControl: t('card.pick.year'),
          }}
        />
        <p className={`t2 ${style.pickZone}`}>
          <IconWorld className="i" aria-hidden /> {format.zone}
        </p>
        <footer className={style.pickFoot}>
          {canClear && (
            <button type="button" className="btn quiet s" onClick={() => save(null)}>
              {t('card.pick.clear')}
            </button>
          )}
          <span className="grow" />
          <button type="button" className="btn quiet s" onClick={close}>
            {t('card.cancel')}
          </button>
          <button type="button" className="btn primary s" disabled={!wall} onClick={keep}>
            {t('card.pick.done')}
          </button>
        </footer>
      </div>
    </DatesProvider>
  )
}
