import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import { useWorkingTime } from '../api/working-time.ts'
import { useFormat } from '../ui/format.ts'
import css from './ladder.module.css'
import notices from './notices.module.css'

/** How many times the minutes of the project have passed, and who is told then. */
const steps = [
  { after: 0, who: 'first' },
  { after: 1, who: 'again' },
  { after: 2, who: 'managers' },
  { after: 4, who: 'owners' },
] as const

/** Who is told while nobody takes a lead, and when; the minutes are those of the speed of response. */
export function Ladder({ isOn, change }: { isOn: boolean; change(isOn: boolean): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const minutes = useWorkingTime().data?.response_minutes
  return (
    <section aria-labelledby="ladder-title" className={notices.part}>
      <h3 id="ladder-title">{t('notices.ladder.title')}</h3>
      <label className={notices.check}>
        <input type="checkbox" className="cb" checked={isOn} onChange={({ target }) => change(target.checked)} />
        {t('notices.ladder.isOn')}
      </label>
      {isOn && minutes && (
        <ol className={css.ladder}>
          {steps.map(({ after, who }) => (
            <li key={who}>
              <b className="num">{t('notices.ladder.after', { minutes: format.number(minutes * after) })}</b>
              <span className="m">{t(`notices.ladder.${who}.who`)}</span>
              <span className="t2">{t(`notices.ladder.${who}.how`)}</span>
            </li>
          ))}
          <li data-end>
            <b>{t('notices.ladder.end.after')}</b>
            <span className="m">{t('notices.ladder.end.who')}</span>
            <span className="t2">{t('notices.ladder.end.how')}</span>
          </li>
        </ol>
      )}
      <p className="t2">
        {t(minutes ? 'notices.ladder.minutes' : 'notices.ladder.noMinutes')}{' '}
        <Link className="link" to={`/p/${project}/settings/speed`}>
          {t('settings.part.speed')}
        </Link>
      </p>
    </section>
  )
}
