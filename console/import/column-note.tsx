import { useTranslation } from 'react-i18next'
import { nameOfField, useOwnFields } from '../api/own-fields.ts'
import { useFormat } from '../ui/format.ts'
import type { ColumnProps } from './column-props.ts'
import css from './table.module.css'
import { dateOrders, isMoment } from './words.ts'

/** Notes on a column: the format of its dates, and that it fills gaps of another one. */
export function ColumnNote({ seen, plan, columns, preview, canChange, change }: ColumnProps) {
  const { t } = useTranslation()
  const fields = useOwnFields()
  if (!plan) return null
  const isDay = plan.to === 'new' ? plan.type === 'date' : fields.some((field) => isDayOf(field, plan.to))
  const dates = <Dates seen={seen} plan={plan} canChange={canChange} change={change} />
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
        {isDay && dates}
      </span>
    )
  if (isMoment(plan.to) || isDay) return <span className={css.note}>{dates}</span>
  if (plan.fill) {
    const first = columns.find(({ to }) => to === plan.to)
    const name = preview.columns.find(({ column }) => column === first?.column)?.name ?? ''
    return <span className={`${css.note} ${css.warn}`}>{t('imports.fills', { name })}</span>
  }
  const hint = plan.to === 'external_id' || plan.to === 'id' ? t(`imports.hint.${plan.to}`) : undefined
  return hint ? <span className={css.note}>{hint}</span> : null
}

function isDayOf(field: Parameters<typeof nameOfField>[0] & { type: string }, to: string): boolean {
  return field.type === 'date' && nameOfField(field) === to
}

type DatesProps = Omit<ColumnProps, 'columns' | 'preview' | 'plan'> & { plan: NonNullable<ColumnProps['plan']> }

/** In which order the dates of a column are written, and how many of them cannot be read. */
function Dates({ seen: { name, dates }, plan, canChange, change }: DatesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const warning = plan.dates === 'mixed' ? 'mixedDates' : dates && !dates.is_sure ? 'unsureDates' : undefined
  return (
    <>
      <select
        className="in s"
        value={plan.dates ?? ''}
        disabled={!canChange}
        aria-label={t('imports.datesOf', { name })}
        onChange={(event) => change({ ...plan, dates: event.target.value as (typeof dateOrders)[number] })}
      >
        {!plan.dates && <option value="">{t('imports.order.none')}</option>}
        {dateOrders.map((order) => (
          <option key={order} value={order}>
            {t(`imports.order.${order}`)}
          </option>
        ))}
      </select>
      {warning && <span className={css.warn}>{t(`imports.${warning}`)}</span>}
      {dates && dates.unread > 0 && (
        <span>{t('imports.unread', { count: dates.unread, number: format.number(dates.unread) })}</span>
      )}
    </>
  )
}
