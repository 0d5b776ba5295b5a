import { useNetwork } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isOutboxKept } from '../api/outbox.ts'
import { queryClient } from '../api/query-client.ts'
import { keys } from '../api/query-keys.ts'
import { useQueuedCount } from '../api/queued-mutations.ts'
import { useProjectId } from '../api/session.ts'
import { useFormat } from '../ui/format.ts'
import { IconWifiOff } from '../ui/icons.ts'
import css from './shell.module.css'

/**
 * Shows that there is no connection, the age of the data, and the number of queued writes. While the browser has not stored them, closing the page
 * asks first.
 */
export function Offline() {
  const { t } = useTranslation()
  const { online } = useNetwork()
  const format = useFormat()
  const queued = useQueuedCount()
  const readAt = useReadAt()
  useEffect(() => {
    if (queued === 0) return
    const warn = (event: Event) => {
      if (!isOutboxKept()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [queued])
  if (online && queued === 0) return null
  const told = [
    !online && readAt > 0 && t('offline.shown', { at: format.moment(new Date(readAt).toISOString()) }),
    queued > 0 && t('offline.waiting', { count: queued }),
  ]
  return (
    <div className={css.banner} data-offline role="status">
      <IconWifiOff className="i" aria-hidden />
      <p>
        {online ? t('offline.sending') : t('offline.title')} <span>{told.filter(Boolean).join(', ')}</span>
      </p>
      <button type="button" onClick={() => void queryClient.refetchQueries({ type: 'active' })}>
        {t('failed.again')}
      </button>
    </div>
  )
}

/** When leads were last loaded; zero before that. Counts are refetched each minute, and after each change of a lead. */
function useReadAt(): number {
  const counts = queryClient.getQueryCache().findAll({ queryKey: keys.counts.all(useProjectId()) })
  return Math.max(0, ...counts.map(({ state }) => state.dataUpdatedAt))
}
