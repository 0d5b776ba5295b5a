import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePullReports } from '../api/pulls.ts'
import { useProjectId } from '../api/session.ts'
import type { Pull, PullReport } from '../api/types.ts'
import { useFormat } from '../ui/format.ts'
import css from './pull.module.css'

/** The differences between both sides: by month, leads that were changed here, and earlier comparisons. */
export function Reports({ pull, report }: { pull: Pull; report: PullReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data = [] } = usePullReports(pull)
  const earlier = data.filter(({ at }) => at !== report.at)
  return (
    <section className={css.part} aria-labelledby="pull-report">
      <header>
        <h3 id="pull-report">{t('pull.report.title')}</h3>
        <span className="t2">{format.dayAndClock(report.at)}</span>
      </header>
      <Months report={report} />
      {report.differing > 0 && <Differing report={report} />}
      {earlier.length > 0 && (
        <>
          <h3>{t('pull.report.earlier')}</h3>
          <ul className={css.days}>
            {earlier.map(({ at, created, changed, months }) => (
              <li key={at}>
                <span className="num">{format.dayAndClock(at)}</span>
                <span>
                  {t('pull.report.day', { created: format.number(created), changed: format.number(changed) })}
                </span>
                <span className="t2">
                  {t('pull.report.apart', { count: apart(months), number: format.number(apart(months)) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The least number of leads that only one side has. */
function apart(months: PullReport['months']): number {
  return months.reduce((sum, { there, here }) => sum + Math.abs(there - here), 0)
}

function Months({ report }: { report: PullReport }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const names = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const sumOf = (side: 'there' | 'here') => report.months.reduce((sum, month) => sum + month[side], 0)
  const difference = (there: number, here: number) =>
    there === here ? '—' : `${here > there ? '+' : '−'}${format.number(Math.abs(here - there))}`
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('pull.report.month')}</th>
          <th scope="col" className={css.r}>
            {t('pull.report.there')}
          </th>
          <th scope="col" className={css.r}>
            {t('pull.report.here')}
          </th>
          <th scope="col" className={css.r}>
            {t('pull.report.difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {report.months.toReversed().map(({ month, there, here }) => (
          <tr key={month} className={there === here ? undefined : css.apart}>
            <td>{names.format(new Date(`${month}-01T00:00:00Z`))}</td>
            <td className={css.r}>{format.number(there)}</td>
            <td className={css.r}>{format.number(here)}</td>
            <td className={css.r}>{difference(there, here)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>{t('pull.report.sum')}</td>
          <td className={css.r}>{format.number(sumOf('there'))}</td>
          <td className={css.r}>{format.number(sumOf('here'))}</td>
          <td className={css.r}>{difference(sumOf('there'), sumOf('here'))}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function Differing({ report: { differing, differs } }: { report: PullReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  return (
    <p className="t2">
      {t('pull.report.differing', { count: differing, number: format.number(differing) })}{' '}
      {differs.slice(0, 10).map((id) => (
        <Link key={id} className={`link ${css.id}`} to={`/p/${project}/leads/${id}`}>
          {id}
        </Link>
      ))}
    </p>
  )
}
