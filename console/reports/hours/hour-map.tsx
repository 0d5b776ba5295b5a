import { useTranslation } from 'react-i18next'
import type { Hours } from '../../api/reports.ts'
import { useFormat } from '../../ui/format.ts'
import { Count } from '../count.tsx'
import css from '../heat/heat.module.css'
import { heatOf } from '../heat/heat-of.ts'
import { useCellKeys } from '../heat/use-cell-keys.ts'
import { useNumbers } from '../numbers.ts'
import { type Measure, measures } from './measures.ts'

type Cell = Pick<Hours['items'][number], 'leads' | 'responded' | 'median_response'>
type Props = { hours: Hours; measure: Measure; most: number }

const days = [1, 2, 3, 4, 5, 6, 7]
const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour)

/** A heat map of weekdays by hours, with the sums of both. Arrow keys move between cells, and each opens its list. */
export function HourMap({ hours, measure, most }: Props) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { duration } = useNumbers()
  const keys = useCellKeys()
  const names = { short: weekdays(i18n.language, 'short'), long: weekdays(i18n.language, 'long') }
  const weekday = (day: number, style: 'short' | 'long') => names[style][day - 1] ?? ''
  const at = (day: number, hour: number) => hours.items.find((each) => each.weekday === day && each.hour === hour)
  const number = (cell: Cell | undefined, name: string) => {
    const value = cell && measures[measure](cell)
    if (value === undefined) return null
    const of = measure === 'leads' ? cell?.leads : cell?.responded
    const said = measure === 'leads' ? format.number(value) : duration(value)
    return (
      of && (
        <Count of={of} label={`${name}: ${said}`}>
          {measure === 'leads' ? said : shortTime(value)}
        </Count>
      )
    )
  }
  return (
    <div className={css.frame}>
      <table className={css.heat} aria-label={t(`reports.hours.${measure}`)} {...keys}>
        <colgroup>
          <col style={{ width: 32 }} />
          {hoursOfDay.map((hour) => (
            <col key={hour} />
          ))}
          <col style={{ width: 64 }} />
        </colgroup>
        <thead>
          <tr>
            <td />
            {hoursOfDay.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
            <th scope="col" className={css.end}>
              {t('reports.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row" title={weekday(day, 'long')}>
                {weekday(day, 'short')}
              </th>
              {hoursOfDay.map((hour) => {
                const cell = at(day, hour)
                const heat = heatOf(cell && measures[measure](cell), most)
                return (
                  <td key={hour} data-heat={heat}>
                    {number(cell, t('reports.hours.cell', { day: weekday(day, 'short'), hour }))}
                  </td>
                )
              })}
              <td className={css.sum}>
                {number(
                  hours.weekdays.find((each) => each.weekday === day),
                  weekday(day, 'long'),
                )}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="sr">
              {t('reports.total')}
            </th>
            {hoursOfDay.map((hour) => (
              <td key={hour} className={css.below}>
                {number(
                  hours.hours.find((each) => each.hour === hour),
                  t('reports.hours.hour', { hour }),
                )}
              </td>
            ))}
            <td className={css.all}>{number(hours.total, t('reports.total'))}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )

  /** A duration that is short enough for a cell. */
  function shortTime(seconds: number): string {
    return duration(seconds).split(' ')[0] ?? ''
  }
}

/** The names of the weekdays from Monday. They share one format, since creating one costs as much as the cells of a row. */
function weekdays(language: string, style: 'short' | 'long'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' })
  return days.map((day) => format.format(new Date(Date.UTC(2024, 0, day))))
}
