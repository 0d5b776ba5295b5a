import { useTranslation } from 'react-i18next'
import type { Cohorts } from '../../api/reports.ts'
import { useFormat } from '../../ui/format.ts'
import { shortDate } from '../../ui/short-date.ts'
import { Count } from '../count.tsx'
import css from '../heat/heat.module.css'
import { heatOf } from '../heat/heat-of.ts'
import { useCellKeys } from '../heat/use-cell-keys.ts'
import { useNumbers } from '../numbers.ts'
import { columnsOf } from './columns.ts'
import type { Measure } from './measures.ts'

type Cohort = Cohorts['items'][number]
type Cell = Cohort['months'][number]

/** A row for each month of creation, a column for each month until payment. */
export function CohortMap({ items, measure }: { items: Cohort[]; measure: Measure }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { percent, roundSum } = useNumbers()
  const keys = useCellKeys()
  const columns = columnsOf(items.flatMap((item) => item.months.map(({ months }) => months)))
  const month = new Intl.DateTimeFormat(i18n.language, { timeZone: 'UTC', month: 'short', year: 'numeric' })
  const nameOf = ({ period }: Cohort) => shortDate(month, new Date(period.slice(0, 10)))
  const cellValue = (cell: Cell | undefined, { leads }: Cohort) =>
    !cell
      ? undefined
      : measure === 'sum'
        ? Number(cell.sum)
        : measure === 'leads'
          ? cell.leads
          : cell.leads / leads.leads
  const most = Math.max(
    ...items.flatMap((item) => item.months.map((cell) => cellValue(cell, item) ?? 0)),
    Number.MIN_VALUE,
  )
  const write = (value: number) => {
    if (measure === 'share') return percent(value, 0)
    if (measure === 'leads') return format.number(value)
    const { value: number, unit } = roundSum(String(value))
    return `${number}\u00a0${unit}`
  }
  return (
    <div className={css.frame}>
      <table
        className={css.heat}
        style={{ width: 232 + columns.length * (measure === 'sum' ? 104 : 64), minWidth: 0 }}
        aria-label={t('reports.cohorts.title')}
        {...keys}
      >
        <colgroup>
          <col style={{ width: 96 }} />
          <col style={{ width: 64 }} />
          <col style={{ width: 72 }} />
          {columns.map((each) => (
            <col key={each} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={css.start}>
              {t('reports.cohorts.month')}
            </th>
            <th scope="col">{t('reports.key.leads')}</th>
            <th scope="col">{t('reports.key.paid')}</th>
            {columns.map((each) => (
              <th key={each} scope="col" title={t('reports.cohorts.after', { count: each })}>
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const cells = new Map(item.months.map((cell) => [cell.months, cell]))
            return (
              <tr key={item.period}>
                <th scope="row">{nameOf(item)}</th>
                <td className={css.below}>
                  <Count of={item.leads} />
                </td>
                <td className={css.below}>
                  <Count of={item.paid} />
                </td>
                {columns.map((each) => {
                  const cell = cells.get(each)
                  const value = cellValue(cell, item)
                  return (
                    <td key={each} data-heat={heatOf(value, most)}>
                      {cell && value !== undefined && (
                        <Count
                          of={cell}
                          label={`${nameOf(item)}, ${t('reports.cohorts.after', { count: each })}: ${write(value)}`}
                        >
                          {write(value)}
                        </Count>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
