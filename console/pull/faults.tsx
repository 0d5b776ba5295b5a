import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { usePullFaults } from '../api/pulls.ts'
import type { Pull, PullFault } from '../api/types.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { More } from '../ui/more.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import css from './pull.module.css'

/** The leads and receipts that were not taken over, each with its reason. */
export function Faults({ pull }: { pull: Pull }) {
  const { t } = useTranslation()
  const format = useFormat()
  const pages = usePullFaults(pull)
  const items = pages.data?.pages.flatMap((page) => page.items)
  return (
    <section className={css.part} aria-labelledby="pull-faults">
      <header>
        <h3 id="pull-faults">{t('pull.faults.title')}</h3>
        <span className="t2 num">{format.number(pull.faults)}</span>
      </header>
      <p className="t2">{t('pull.faults.about')}</p>
      {pages.error && !items ? (
        <ErrorPanel error={pages.error} reset={() => void pages.refetch()} />
      ) : !items ? (
        <Skeleton rows={3} />
      ) : (
        <ul className={css.faults}>
          {items.map((fault) => (
            <li key={`${fault.kind} ${fault.id}`}>
              <span className="m">{t(`pull.kind.${fault.kind}`, { id: fault.id })}</span>
              <span className={css.reason}>{reasonOf(fault)}</span>
            </li>
          ))}
        </ul>
      )}
      <More pages={pages} />
    </section>
  )

  function reasonOf({ code, field, params, detail }: PullFault): string {
    if (!i18next.exists(`pull.fault.${code}`)) return detail
    const name = field && i18next.exists(`pull.field.${field}`) ? t(`pull.field.${field}`) : (field ?? '')
    return t(`pull.fault.${code}`, { ...params, field: name })
  }
}
