import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useProjectId } from '../api/session.ts'
import { useWorkingTime } from '../api/working-time.ts'
import { useFormat } from '../ui/format.ts'
import css from './escalation.module.css'
import notices from './notices.module.css'

/** After how many times the response time each step is due, and who is told then. */
const steps = [
  { after: 0, who: 'first' },
  { after: 1, who: 'again' },
  { after: 2, who: 'managers' },
  { after: 4, who: 'owners' },
] as const

/** Who is told while nobody takes a lead, and when. The times are multiples of the response time. */
export function Escalation({ isOn, change }: { isOn: boolean; change(isOn: boolean): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const minutes = useWorkingTime().data?.response_minutes
  return (
    <section aria-labelledby="escalation-title" className={notices.part}>
      <h3 id="escalation-title">{t('notices.escalation.title')}</h3>
      <label className={notices.check}>
        <input type="checkbox" className="cb" checked={isOn} onChange={({ target }) => change(target.checked)} />
        {t('notices.escalation.isOn')}
      </label>
      {isOn && minutes && (
        <ol className={css.escalation}>
          {steps.map(({ after, who }) => (
            <li key={who}>
              <b className="num">{t('notices.escalation.after', { minutes: format.number(minutes * after) })}</b>
              <span className="m">{t(`notices.escalation.${who}.who`)}</span>
              <span className="t2">{t(`notices.escalation.${who}.how`)}</span>
            </li>
          ))}
          <li data-end>
            <b>{t('notices.escalation.end.after')}</b>
            <span className="m">{t('notices.escalation.end.who')}</span>
            <span className="t2">{t('notices.escalation.end.how')}</span>
          </li>
        </ol>
      )}
      <p className="t2">
        {t(minutes ? 'notices.escalation.minutes' : 'notices.escalation.noMinutes')}{' '}
        <Link className="link" to={`/p/${project}/settings/speed`}>
          {t('settings.part.speed')}
        </Link>
      </p>
    </section>
  )
}
