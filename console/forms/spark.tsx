import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import { dayPlus } from '../ui/zone.ts'
import css from './list.module.css'

/** The smallest value with a full bar, so that one enquiry a day does not look like many. */
const least = 4

/** `first` is the calendar date of the first day. */
type Props = { days: readonly number[]; first: string; isOff: boolean }

/** The enquiries of each of 30 days as bars; their number is beside them in the row. */
export function Spark({ days, first, isOff }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const isPhone = useIsPhone()
  const [width, step, height] = isPhone ? [3, 4, 20] : [4, 6, 24]
  const top = Math.max(least, ...days)
  const total = days.reduce((sum, count) => sum + count, 0)
  const whole = step * days.length - (step - width)
  return (
    <svg
      className={`${css.spark} ${isOff ? css.off : ''}`}
      viewBox={`0 0 ${whole} ${height}`}
      width={whole}
      height={height}
      role="img"
      aria-label={t('forms.spark', { count: total, number: format.number(total), most: Math.max(0, ...days) })}
    >
      {days.map((count, index) => {
        const tall = count === 0 ? 1 : Math.max(2, (count / top) * height)
        const day = dayPlus(first, index)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its day
          <g key={index}>
            <title>{`${format.calendarDay(day)}: ${format.number(count)}`}</title>
            <rect className={css.hit} x={index * step - 1} y={0} width={step} height={height} />
            <rect
              className={count === 0 ? css.none : undefined}
              x={index * step}
              y={height - tall}
              width={width}
              height={tall}
            />
          </g>
        )
      })}
    </svg>
  )
}
