import { useTranslation } from 'react-i18next'
import type { WithHealth } from '../api/destinations.ts'
import { useFormat } from '../ui/format.ts'
import { IconClock } from '../ui/icons.ts'
import { useIsPhone } from '../ui/use-phone.ts'
import { DeliveryHistogram } from './delivery-histogram.tsx'
import css from './destinations.module.css'
import { placeOf, stateOf, stateText, tookText, topicsText } from './words.ts'

type Props = { items: WithHealth[]; here: string | undefined; onOpen(id: string): void }

/** The destinations, each with its last day. */
export function List({ items, here, onOpen }: Props) {
  const { t } = useTranslation()
  const isPhone = useIsPhone()
  if (isPhone)
    return (
      <ul className={css.cards}>
        {items.map((each) => (
          <li key={each.id}>
            <Name destination={each} isHere={each.id === here} onOpen={onOpen} />
            <State destination={each} />
          </li>
        ))}
      </ul>
    )
  return (
    <table className={css.grid} aria-label={t('settings.part.destinations')}>
      <thead>
        <tr>
          <th scope="col">{t('destinations.column.to')}</th>
          <th scope="col">{t('destinations.column.state')}</th>
          <th scope="col" className={css.day}>
            {t('destinations.column.day')}
          </th>
          <th scope="col" className={css.r}>
            {t('destinations.column.delivered')}
          </th>
          <th scope="col" className={css.r}>
            {t('destinations.column.failed')}
          </th>
          <th scope="col" className={css.r}>
            {t('destinations.column.answer')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((each) => (
          <Row key={each.id} destination={each} isHere={each.id === here} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { destination: WithHealth; isHere: boolean; onOpen(id: string): void }

function Row({ destination, isHere, onOpen }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { health } = destination
  const sum = (counts: readonly number[] | undefined) => counts?.reduce((all, each) => all + each, 0) ?? 0
  const count = (number: number) => (number === 0 ? '—' : format.number(number))
  return (
    <tr data-current={isHere || undefined} className={destination.state === 'on' ? undefined : css.shut}>
      <td>
        <Name destination={destination} isHere={isHere} onOpen={onOpen} />
      </td>
      <td>
        <State destination={destination} />
      </td>
      <td className={css.day}>{health && <DeliveryHistogram delivered={health.delivered} failed={health.failed} />}</td>
      <td className={`${css.r} num`}>{count(sum(health?.delivered))}</td>
      <td className={`${css.r} num`}>{count(sum(health?.failed))}</td>
      <td className={`${css.r} num t2`}>{health?.ms == null ? '—' : tookText(t, format, health.ms)}</td>
    </tr>
  )
}

function Name({ destination, isHere, onOpen }: RowProps) {
  const { t } = useTranslation()
  return (
    <span className={css.nm}>
      <button type="button" className={css.open} aria-expanded={isHere} onClick={() => onOpen(destination.id)}>
        <span className="m">{destination.name}</span>
        <span className="t2">{placeOf(t, destination)}</span>
      </button>
      <small className="t2 cut">{topicsText(t, destination)}</small>
    </span>
  )
}

function State({ destination }: { destination: WithHealth }) {
  const { t } = useTranslation()
  const format = useFormat()
  const state = stateOf(destination)
  return (
    <span className={`${css.state} ${state === 'waits' ? css.warn : ''}`}>
      {state === 'waits' ? (
        <IconClock className="i" aria-hidden />
      ) : (
        <span className={`dot green ${state === 'ok' ? '' : css.hollow}`} />
      )}
      <span>{stateText(t, format, destination)}</span>
    </span>
  )
}
