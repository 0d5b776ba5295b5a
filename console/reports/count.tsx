import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figure } from '../api/reports.ts'
import { useFormat } from '../ui/format.ts'
import { useListAddress } from './listed.ts'

type Props = { of: Figure; className?: string; children?: ReactNode; label?: string; isSum?: boolean }

/** A number of leads, or a graphic of it, that links to their list. */
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

/** A share, a time or a price that is computed from leads, with a link to their list; a dash if there is none. */
export function Derived<Value>({ of, value, say }: DerivedProps<Value>) {
  return of === null || value === null ? '—' : <Count of={of}>{say(value)}</Count>
}

/** The sum of leads, with a link to their list; a dash for no leads. */
export function Sum({ of }: { of: Figure }) {
  const format = useFormat()
  if (of.leads === 0) return '—'
  return (
    <Count of={of} isSum>
      {format.money(of.sum)}
    </Count>
  )
}
