import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCapture } from '../api/capture.ts'
import { canManageProject, useProject } from '../api/session.ts'
import type { WholeReceipt } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import css from './detail.module.css'

/** The outcome of a receipt and its reasons; for spam also the distance from the threshold. */
export function Verdict({ receipt }: { receipt: WholeReceipt }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id: project, role } = useProject()
  const isManager = canManageProject(role)
  const threshold = useCapture(isManager).data?.threshold
  const { end, lead, score, reasons } = receipt
  const number = lead && format.number(Number(lead))
  return (
    <section className={css.verdict} aria-labelledby="verdict">
      <h2 id="verdict">
        {end === 'spam' ? (
          t(threshold === undefined ? 'inbox.verdict.spam' : 'inbox.verdict.spamOf', {
            points: t('inbox.points', { count: score }),
            threshold,
          })
        ) : lead ? (
          <Link className="link" to={`/p/${project}/leads/${lead}`} search={{ period: 'all' } as never}>
            {t(`inbox.verdict.${end ?? 'waiting'}`, { number })}
          </Link>
        ) : (
          t(`inbox.verdict.${end ?? 'waiting'}`, { number })
        )}
      </h2>
      {end === 'spam' && threshold !== undefined && <Gauge score={score} threshold={threshold} />}
      <ul className={css.why} aria-label={t('inbox.why')}>
        {reasons.map(({ code, found, points }) => (
          <li key={code}>
            {points !== undefined && <b className="num">{points} </b>}
            {t(`receipt.reason.${code}`)}
            {found && told.has(code) && <b> {found}</b>}
          </li>
        ))}
        <li>{t('inbox.cameAt', { when: format.longMoment(receipt.at) })}</li>
      </ul>
      {isManager && (
        <Link className="link" to={`/p/${project}/settings/capture`}>
          {t('inbox.rules')}
        </Link>
      )}
    </section>
  )
}

/** The reasons whose `found` is more helpful than the reason itself. */
const told = new Set([
  'stop-word',
  'blocked-address',
  'blocked-phone',
  'blocked-email',
  'links',
  'honeypot',
  'no-mapping',
])

function Gauge({ score, threshold }: { score: number; threshold: number }) {
  const { t } = useTranslation()
  const most = Math.max(score, threshold) * 1.25
  return (
    <span className={css.gauge} role="img" aria-label={t('inbox.gauge', { score, threshold })}>
      <i style={{ width: `${(score / most) * 100}%` }} />
      <b style={{ left: `${(threshold / most) * 100}%` }} />
    </span>
  )
}
