import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useLastArrival } from '../api/arrivals.ts'
import { useProject } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import { useMinute } from '../ui/use-minute.ts'
import css from './nav.module.css'

/** How long (ms) a receipt may wait to be processed before processing counts as late. */
const maxDelay = 2 * 60_000

/**
 * Shows when the last enquiry came, or that some wait to be processed. Shows nothing before the first one, and to members who may not see receipts.
 */
export function Live({ isNarrow }: { isNarrow: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id: project } = useProject()
  const now = useMinute()
  const { last, waitingSince } = useLastArrival()
  const late =
    waitingSince !== undefined && now.getTime() - Date.parse(waitingSince) > maxDelay ? waitingSince : undefined
  const at = late ?? last
  if (at === undefined) return null
  const name = t(late ? 'nav.live.late' : 'nav.live.last')
  const when = late ? t('nav.live.first', { when: format.since(at, now) }) : format.since(at, now)
  return (
    <Link
      className={css['nav-live']}
      to="/p/$project/inbox"
      params={{ project } as never}
      search={{} as never}
      title={isNarrow ? `${name}: ${when}` : format.whole(at)}
      aria-label={`${name}: ${when}`}
      data-live={late ? 'late' : 'well'}
    >
      <span className={`dot ${late ? 'amber' : 'green'}`} aria-hidden />
      {!isNarrow && (
        <span>
          {name}
          <br />
          {when}
        </span>
      )}
    </Link>
  )
}
