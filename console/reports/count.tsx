import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figure } from '../api/reports.ts'
import { useFormat } from '../ui/format.ts'
import { useListAddress } from './listed.ts'

type Props = { of: Figure; className?: string; children?: ReactNode; label?: string }

/** A number of leads, or what is drawn of it, that opens their list. */
export function Count({ of, className, children, label }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const address = useListAddress()
  return (
    <a
      className={className}
      href={address(of.list)}
      data-list={of.leads}
      title={t('reports.open', { count: of.leads, number: format.number(of.leads) })}
      aria-label={label}
    >
      {children ?? format.number(of.leads)}
    </a>
  )
}

/** The sum of some leads, which opens their list; none for no leads. */
export function Sum({ of }: { of: Figure }) {
  const format = useFormat()
  return of.leads === 0 ? '—' : <Count of={of}>{format.money(of.sum)}</Count>
}
