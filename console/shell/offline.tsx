import { useNetwork } from '@mantine/hooks'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isOutboxKept } from '../api/outbox.ts'
import { queryClient } from '../api/query-client.ts'
import { useQueuedCount } from '../api/queued-mutations.ts'
import { IconWifiOff } from '../ui/icons.ts'
import css from './shell.module.css'

/**
 * Shows that there is no connection and how many writes are queued. While the browser has not stored them, it asks before the page is
 * closed.
 */
export function Offline() {
  const { t } = useTranslation()
  const { online } = useNetwork()
  const queued = useQueuedCount()
  useEffect(() => {
    if (queued === 0) return
    const warn = (event: Event) => {
      if (!isOutboxKept()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [queued])
  if (online && queued === 0) return null
  return (
    <div className={css.banner} data-offline role="status">
      <IconWifiOff className="i" aria-hidden />
      {online ? t('offline.sending') : t('offline.title')}
      {queued > 0 && <span>{t('offline.waiting', { count: queued })}</span>}
      <button type="button" onClick={() => void queryClient.refetchQueries({ type: 'active' })}>
        {t('failed.again')}
      </button>
    </div>
  )
}
