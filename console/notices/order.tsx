import { useTranslation } from 'react-i18next'
import type { NoticeWay } from '../api/types.ts'
import { IconChevronDown, IconChevronUp } from '../ui/icons.ts'
import css from './notices.module.css'

type Props = { order: readonly NoticeWay[]; change(order: NoticeWay[]): void }

/** The order of ways. The next way is tried when one has not accepted a notice within a minute. */
export function OrderFields({ order, change }: Props) {
  const { t } = useTranslation()
  const move = (from: number, to: number) => {
    const way = order[from]
    if (way) change(order.toSpliced(from, 1).toSpliced(to, 0, way))
  }
  return (
    <section aria-labelledby="order-title">
      <h3 id="order-title">{t('notices.order')}</h3>
      <p className="t2">{t('notices.orderHint')}</p>
      <ol className={css.order}>
        {order.map((way, index) => {
          const name = t(`notices.place.${way}`)
          return (
            <li key={way}>
              <span className="num t2">{index + 1}</span>
              <span className="grow">{name}</span>
              <button
                type="button"
                className="ib"
                aria-label={t('notices.up', { name })}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                <IconChevronUp className="i" aria-hidden />
              </button>
              <button
                type="button"
                className="ib"
                aria-label={t('notices.down', { name })}
                disabled={index === order.length - 1}
                onClick={() => move(index, index + 1)}
              >
                <IconChevronDown className="i" aria-hidden />
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
