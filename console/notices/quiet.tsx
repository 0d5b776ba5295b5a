import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoticeKind, NoticeSettings } from '../api/types.ts'
import css from './notices.module.css'

type Quiet = NoticeSettings['quiet']
type Props = {
  quiet: Quiet
  /** The value for no quiet hours. For a member it is an empty interval, since null means the project's. */
  none: Quiet
  kinds: readonly NoticeKind[]
  zone: string
  change(quiet: Quiet): void
}

const usual = { from: '22:00', to: '08:00', days_off: [], wakes: ['destination', 'backup'] } satisfies Quiet
const days = [1, 2, 3, 4, 5, 6, 7]

/** Whether quiet hours defer anything. */
const isQuiet = (quiet: Quiet) => quiet !== null && (quiet.from !== quiet.to || quiet.days_off.length > 0)

/** The quiet hours: hours, whole days, and the kinds that are sent anyway. */
export function QuietFields({ quiet, none, kinds, zone, change }: Props) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState<Quiet>(null) // on the way to another time both ends may be equal for a moment
  const isOn = isQuiet(quiet) || (quiet !== null && quiet === typed)
  const type = (next: Quiet) => {
    setTyped(next)
    change(next)
  }
  const dayName = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <section aria-labelledby="quiet-title" className={css.part}>
      <h3 id="quiet-title">{t('notices.quiet')}</h3>
      <label className={css.check}>
        <input
          type="checkbox"
          className="cb"
          checked={isOn}
          onChange={({ target }) => change(target.checked ? { ...usual, wakes: kept(usual.wakes) } : none)}
        />
        {t('notices.isQuiet')}
      </label>
      {quiet && isOn && (
        <>
          <div className={css.hours}>
            {(['from', 'to'] as const).map((end) => (
              <label key={end}>
                {t(`notices.${end}`)}
                <input
                  type="time"
                  className="in s"
                  required
                  value={quiet[end]}
                  onChange={({ target }) => type({ ...quiet, [end]: target.value })}
                />
              </label>
            ))}
            <span className="t2">{zone}</span>
          </div>
          <fieldset className={css.checks}>
            <legend>{t('notices.daysOff')}</legend>
            {days.map((day) => (
              <label key={day} className={css.check}>
                <input
                  type="checkbox"
                  className="cb"
                  checked={quiet.days_off.includes(day)}
                  onChange={({ target }) =>
                    type({
                      ...quiet,
                      days_off: days.filter((each) => (each === day ? target.checked : quiet.days_off.includes(each))),
                    })
                  }
                />
                {dayName.format(Date.UTC(2024, 0, day)) /* 2024 began on a Monday */}
              </label>
            ))}
          </fieldset>
          <fieldset className={css.checks}>
            <legend>{t('notices.wakes')}</legend>
            {kinds.map((kind) => (
              <label key={kind} className={css.check}>
                <input
                  type="checkbox"
                  className="cb"
                  checked={quiet.wakes.includes(kind)}
                  onChange={({ target }) =>
                    type({
                      ...quiet,
                      wakes: target.checked ? [...quiet.wakes, kind] : quiet.wakes.filter((each) => each !== kind),
                    })
                  }
                />
                {t(`notices.kind.${kind}`)}
              </label>
            ))}
          </fieldset>
          <p className="t2">{t('notices.quietHint')}</p>
        </>
      )}
    </section>
  )

  function kept(wakes: NoticeKind[]): NoticeKind[] {
    return wakes.filter((kind) => kinds.includes(kind))
  }
}
