import { useNotifications } from '@mantine/notifications'
import { type ComponentType, lazy, Suspense, useState } from 'react'

/** Without a network, before all files are kept, there is no list; the page goes on without messages. */
const ToastList = lazy<ComponentType>(() => import('./toast-list.tsx').catch(() => ({ default: () => null })))

/** Where messages are shown. What draws them is loaded with the first one. */
export function ToastOutlet() {
  const isShowing = useNotifications().notifications.length > 0
  const [isNeeded, setNeeded] = useState(false)
  if (isShowing && !isNeeded) setNeeded(true)
  return (
    isNeeded && (
      <Suspense>
        <ToastList />
      </Suspense>
    )
  )
}
