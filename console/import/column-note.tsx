import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import type { ColumnProps } from './column-props.ts'
import css from './table.module.css'
import { dateOrders, isMoment } from './words.ts'

/** What is to be known of a column: how its dates are written, and that it fills another one. */
export function ColumnNote({ seen, plan, columns, preview, canChange, change }: ColumnProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!plan) return null
  const { dates } = seen
  if (plan.to === 'new')
    return (
      <span className={css.note}>
        <input
          key={plan.name}
          className="in s"
          defaultValue={plan.name}
          disabled={!canChange}
          maxLength={100}
          aria-label={t('imports.newName', { name: seen.name })}
          onBlur={({ currentTarget: { value } }) =>
            value.trim() !== '' && value !== plan.name && change({ ...plan, name: value.trim() })
          }
        />
        <select
          className="in s"
          value={plan.type ?? 'text'}
          disabled={!canChange}
          aria-label={t('imports.newType', { name: seen.name })}
          onChange={(event) => change({ ...plan, type: event.target.value as 'text' })}
        >
          {(['text', 'number', 'date'] as const).map((type) => (
            <option key={type} value={type}>
              {t(`imports.type.${type}`)}
            </option>
          ))}
        </select>
      </span>
    )
  if (isMoment(plan.to))
    return (
      <span className={css.note}>
        <select
          className="in s"
          value={plan.dates ?? ''}
          disabled={!canChange}
          aria-label={t('imports.datesOf', { name: seen.name })}
          onChange={(event) => change({ ...plan, dates: event.target.value as (typeof dateOrders)[number] })}
        >
          {!plan.dates && <option value="">{t('imports.order.none')}</option>}
          {dateOrders.map((order) => (
            <option key={order} value={order}>
              {t(`imports.order.${order}`)}
            </option>
          ))}
        </select>
        {dates && !dates.is_sure && <span className={css.warn}>{t('imports.unsureDates')}</span>}
        {dates && dates.unread > 0 && (
          <span>{t('imports.unread', { count: dates.unread, number: format.number(dates.unread) })}</span>
        )}
      </span>
    )
  if (plan.fill) {
    const first = columns.find(({ to }) => to === plan.to)
    const name = preview.columns.find(({ column }) => column === first?.column)?.name ?? ''
    return <span className={`${css.note} ${css.warn}`}>{t('imports.fills', { name })}</span>
  }
  const hint = plan.to === 'external_id' || plan.to === 'id' ? t(`imports.hint.${plan.to}`) : undefined
  return hint ? <span className={css.note}>{hint}</span> : null
}
