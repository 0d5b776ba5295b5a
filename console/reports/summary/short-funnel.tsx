import { useTranslation } from 'react-i18next'
import { type Figure, useFunnel } from '../../api/reports.ts'
import { FailedPart } from '../../ui/failed-part.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useIsPhone } from '../../ui/use-phone.ts'
import { queryOf, useView } from '../../view.ts'
import { Bar } from '../bar.tsx'
import { Count } from '../count.tsx'
import { useNumbers } from '../numbers.ts'
import { Part } from '../part.tsx'
import { PhoneRows } from '../phone-rows.tsx'
import { StatusName } from '../status-name.tsx'
import css from './short-funnel.module.css'

/** How many leads reached each step. */
export function ShortFunnel() {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  const [view] = useView()
  const numbers = useNumbers()
  const { data, error, refetch, isOld } = useFunnel(queryOf(view))
  const steps = data?.items.flatMap(({ status, reached }) => (reached ? [{ status, reached }] : [])) ?? []
  const all = data ? sumOf(Object.values(data.types)) : 0
  const share = (leads: number) => (all === 0 ? 0 : leads / all)
  const percent = (reached: Figure) => <Count of={reached}>{numbers.percent(share(reached.leads), 0)}</Count>
  return (
    <Part title={t('reports.funnel.title')} hint={t('reports.funnel.share')} isOld={isOld}>
      {error && !data ? (
        <FailedPart error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton rows={6} />
      ) : isPhone ? (
        <PhoneRows
          label={t('reports.funnel.title')}
          lines={steps.map(({ status, reached }) => ({
            key: status.id,
            name: <StatusName status={status} />,
            value: (
              <>
                <Count of={reached} /> <small>{percent(reached)}</small>
              </>
            ),
            share: share(reached.leads),
          }))}
        />
      ) : (
        <ul className={css.funnel} aria-label={t('reports.funnel.title')}>
          {steps.map(({ status, reached }) => (
            <li key={status.id}>
              <StatusName status={status} />
              <Bar share={share(reached.leads)} isTall />
              <span className={css.count}>
                <Count of={reached} />
              </span>
              <span className={css.share}>{percent(reached)}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

function sumOf(figures: { leads: number }[]): number {
  return figures.reduce((sum, { leads }) => sum + leads, 0)
}
