import { useTranslation } from 'react-i18next'
import type { Funnel } from '../../api/reports.ts'
import { Bar } from '../bar.tsx'
import { Count } from '../count.tsx'
import { useNumbers } from '../numbers.ts'
import { Part } from '../part.tsx'
import { StatusName } from '../status-name.tsx'
import css from './lost.module.css'

type Reasons = Funnel['reasons']

/** The lost reasons: of all leads, and by the step that they reached. */
export function Lost({ funnel, isOld }: { funnel: Funnel; isOld: boolean }) {
  const { t } = useTranslation()
  const steps = funnel.items.filter(({ lost }) => lost && lost.leads > 0)
  return (
    <Part title={t('reports.funnel.why')} isOld={isOld}>
      {funnel.reasons.length === 0 ? (
        <p className="t2">{t('reports.funnel.noneLost')}</p>
      ) : (
        <>
          <Reasons of={funnel.reasons} label={t('reports.funnel.why')} />
          {steps.map(({ status, reasons }) => (
            <div key={status.id} className={css.step}>
              <h3>
                <StatusName status={status} />
              </h3>
              <Reasons of={reasons} label={status.name} />
            </div>
          ))}
        </>
      )}
    </Part>
  )
}

function Reasons({ of, label }: { of: Reasons; label: string }) {
  const { t } = useTranslation()
  const { percent } = useNumbers()
  const all = of.reduce((sum, { leads }) => sum + leads, 0)
  return (
    <ul className={css.reasons} aria-label={label}>
      {of.map((each) => (
        <li key={each.reason?.id ?? 'none'}>
          <span className={each.reason ? 'cut' : 'cut t2'}>{each.reason?.name ?? t('reports.funnel.noReason')}</span>
          <Bar share={each.leads / all} />
          <span className={css.number}>
            <Count of={each} />
          </span>
          <span className={`${css.number} t2`}>
            <Count of={each}>{percent(each.leads / all, 0)}</Count>
          </span>
        </li>
      ))}
    </ul>
  )
}
