import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/format.ts'
import css from './destinations.module.css'

type Props = { delivered: readonly number[]; failed: readonly number[] }

/** The last day by half hours: arrived deliveries above the line, failed ones below. */
export function DeliveryHistogram({ delivered, failed }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const top = Math.max(1, ...delivered, ...failed)
  const sum = (counts: readonly number[]) => counts.reduce((all, each) => all + each, 0)
  const numbers = { delivered: format.number(sum(delivered)), failed: format.number(sum(failed)) }
  return (
    <svg
      className={css.histogram}
      width={286}
      height={28}
      viewBox="0 0 286 28"
      role="img"
      aria-label={t('destinations.histogram', numbers)}
    >
      {delivered.map((count, index) => {
        const lost = failed[index] ?? 0
        const tall = count === 0 ? 1 : 3 + Math.round((count / top) * 13)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its half hour
          <g key={index}>
            <rect className={count === 0 ? css.nil : css.yes} x={index * 6} y={18 - tall} width={4} height={tall} />
            {lost > 0 && (
              <rect className={css.no} x={index * 6} y={19} width={4} height={3 + Math.round((lost / top) * 6)} />
            )}
          </g>
        )
      })}
    </svg>
  )
}
