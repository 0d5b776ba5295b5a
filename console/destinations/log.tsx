import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDeliveryPages } from '../api/destinations.ts'
import { useProjectId } from '../api/session.ts'
import type { Delivery, Destination } from '../api/types.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { useFormat } from '../ui/format.ts'
import { More } from '../ui/more.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Opened } from './delivery.tsx'
import css from './destinations.module.css'
import { eventText, tookText } from './words.ts'

type Props = { destination: Destination; event: string | undefined; onOpen(event: string | undefined): void }

/** The deliveries of a destination, the newest first, and the attempts of the opened one beside them. */
export function Log({ destination, event, onOpen }: Props) {
  const { t } = useTranslation()
  const pages = useDeliveryPages(destination.id)
  const items = pages.data?.pages.flatMap((page) => page.items)
  return (
    <div className={css.split}>
      <div className={css.left}>
        {pages.error && !items ? (
          <ErrorPanel error={pages.error} reset={() => void pages.refetch()} />
        ) : !items ? (
          <Skeleton rows={5} />
        ) : items.length === 0 ? (
          <p className="t2" role="status">
            {t('destinations.nothingYet')}
          </p>
        ) : (
          <Deliveries items={items} event={event} onOpen={onOpen} />
        )}
        <More pages={pages} />
      </div>
      {event !== undefined && <Opened key={event} destination={destination} event={event} />}
    </div>
  )
}

function Deliveries({ items, event, onOpen }: { items: Delivery[] } & Pick<Props, 'event' | 'onOpen'>) {
  const { t } = useTranslation()
  return (
    <table className={css.log} aria-label={t('destinations.deliveries')}>
      <thead>
        <tr>
          {(['at', 'what', 'lead', 'delivery'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`destinations.column.${name}`)}
            </th>
          ))}
          <th scope="col" className={css.r}>
            {t('destinations.column.attempts')}
          </th>
          <th scope="col" className={css.r}>
            {t('destinations.column.answer')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((each) => (
          <Row key={each.event} delivery={each} isHere={each.event === event} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { delivery: Delivery; isHere: boolean; onOpen: Props['onOpen'] }

function Row({ delivery, isHere, onOpen }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const { event, at, lead_id, state, attempts, last } = delivery
  const isByHand = state === 'delivered' && last?.trigger === 'resend'
  const word = state === 'test' ? (last?.outcome === 'delivered' ? 'delivered' : 'failed') : isByHand ? 'byHand' : state
  return (
    <tr data-current={isHere || undefined}>
      <td className="num t2">
        <time dateTime={at} title={format.whole(at)}>
          {format.moment(at)}
        </time>
      </td>
      <td>
        <button
          type="button"
          className={css.open}
          aria-expanded={isHere}
          onClick={() => onOpen(isHere ? undefined : event)}
        >
          {eventText(t, delivery)}
        </button>
      </td>
      <td className="num">
        {lead_id && <Link to={`/p/${project}/leads/${lead_id}`}>№ {format.number(Number(lead_id))}</Link>}
      </td>
      <td>
        <span className={`${css.state} ${word === 'waiting' ? css.warn : word === 'failed' ? css.fail : ''}`}>
          <span className={`dot ${word === 'waiting' ? 'amber' : word === 'failed' ? 'red' : 'green'}`} />
          <span>{t(`destinations.delivery.${last?.outcome === 'uploaded' ? 'uploaded' : word}`)}</span>
        </span>
      </td>
      <td className={`${css.r} num t2`}>{format.number(attempts)}</td>
      <td className={`${css.r} num t2`}>{last ? tookText(t, format, last.ms) : '—'}</td>
    </tr>
  )
}
