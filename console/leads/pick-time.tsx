import 'dayjs/locale/ru'
import { DatePicker } from '@mantine/dates'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Format } from '../ui/format.ts'
import { momentOf, wallOf } from './call-times.ts'
import css from './leads.module.css'

type Props = { value: string | null; format: Format; pick(moment: string): void }

/** Any day and hour, as the clocks of the project show them; a chunk of its own, for the calendar is large. */
export default function PickTime({ value, format, pick }: Props) {
  const { t, i18n } = useTranslation()
  const begin = wallOf(value ? new Date(value) : new Date(Date.now() + 86_400_000), format.timeZone)
  const [day, setDay] = useState<string | null>(begin.slice(0, 10))
  const [time, setTime] = useState(value ? begin.slice(11) : '10:00')
  return (
    <form
      className={css.calendar}
      onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
      onSubmit={(event) => {
        event.preventDefault()
        if (day && time) pick(momentOf(`${day}T${time}`, format.timeZone))
      }}
    >
      <DatePicker
        value={day}
        onChange={setDay}
        locale={i18n.language}
        firstDayOfWeek={i18n.language === 'ru' ? 1 : 0}
        ariaLabels={{ previousMonth: t('leads.remind.before'), nextMonth: t('leads.remind.after') }}
      />
      <p className={css.zone}>{format.zone}</p>
      <div className={css.time}>
        <input
          className="in s"
          type="time"
          required
          value={time}
          aria-label={t('leads.remind.time')}
          onChange={(event) => setTime(event.target.value)}
        />
        <span className="grow" />
        <button type="submit" className="btn primary s">
          {t('leads.remind.save')}
        </button>
      </div>
    </form>
  )
}
