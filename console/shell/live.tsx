import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLastArrival } from '../api/arrivals.ts'
import { useProject } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import css from './nav.module.css'

/** How long (ms) what came may wait to be worked before receiving counts as late. */
const patience = 2 * 60_000

/** Whether receiving goes well, and when the last enquiry came; nothing before the first, and for who may not see what comes. */
export function Live({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id: project } = useProject()
  const { last, readAt } = useLastArrival()
  if (!last) return null
  const isLate = last.end === null && readAt - Date.parse(last.at) > patience
  const state = t(isLate ? 'nav.live.late' : 'nav.live.well')
  const when = t('nav.live.last', { when: format.since(last.at) })
  return (
    <Link
      className={css['nav-live']}
      to="/p/$project/inbox"
      params={{ project } as never}
      search={{} as never}
      title={isNarrow ? `${state}. ${when}` : format.whole(last.at)}
      aria-label={`${state}. ${when}`}
      data-live={isLate ? 'late' : 'well'}
    >
      <span className={`dot ${isLate ? 'amber' : 'green'}`} aria-hidden />
      {!isNarrow && (
        <span>
          {state}
          <br />
          {when}
        </span>
      )}
    </Link>
  )
}
