import { useNetwork } from '@mantine/hooks'
import { IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useWaiting } from '../api/outbox.ts'
import { queryClient } from '../api/query-client.ts'

/** Says that there is no network, and how many changes wait for it. */
export function Offline() {
  const { t } = useTranslation()
  const { online } = useNetwork()
  const waiting = useWaiting()
  if (online && waiting === 0) return null
  return (
    <div className="banner" role="status">
      <IconWifiOff className="i" aria-hidden />
      {online ? t('offline.sending') : t('offline.title')}
      {waiting > 0 && <span>{t('offline.waiting', { count: waiting })}</span>}
      <button type="button" onClick={() => void queryClient.refetchQueries({ type: 'active' })}>
        {t('failed.again')}
      </button>
    </div>
  )
}
