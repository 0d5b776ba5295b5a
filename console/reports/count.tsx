import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figure } from '../api/reports.ts'
import { useFormat } from '../ui/format.ts'
import { useListAddress } from './listed.ts'

type Props = { of: Figure; className?: string; children?: ReactNode; label?: string; isSum?: boolean }

/** A number of leads, or what is drawn of it, that opens their list. */
export function Count({ of, className, children, label, isSum }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const address = useListAddress()
  return (
    <a
      className={className}
      href={address(of.list)}
      data-list={of.leads}
      data-sum={isSum || undefined}
      title={t('reports.open', { count: of.leads, number: format.number(of.leads) })}
      aria-label={label}
    >
      {children ?? format.number(of.leads)}
    </a>
  )
}

type DerivedProps<Value> = { of: Figure | null; value: Value | null; say(value: Value): ReactNode }

/** A share, a time or a price that was made of some leads, which opens their list; none where there is nothing to make it of. */
export function Derived<Value>({ of, value, say }: DerivedProps<Value>) {
  return of === null || value === null ? '—' : <Count of={of}>{say(value)}</Count>
}

/** The sum of some leads, which opens their list; none for no leads. */
export function Sum({ of }: { of: Figure }) {
  const format = useFormat()
  if (of.leads === 0) return '—'
  return (
    <Count of={of} isSum>
      {format.money(of.sum)}
    </Count>
  )
}
