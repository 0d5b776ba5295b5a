import { useNotifications } from '@mantine/notifications'
import { type ComponentType, useEffect, useState } from 'react'

/** Where messages are shown. What draws them is loaded with the first one; when that fails, it is tried again with the next. */
export function ToastOutlet() {
  const count = useNotifications().notifications.length
  const [List, setList] = useState<ComponentType>()
  useEffect(() => {
    if (count === 0 || List) return
    import('./toast-list.tsx').then(
      ({ ToastList }) => setList(() => ToastList),
      () => {}, // without a network, before all files are kept
    )
  }, [count, List])
  return List && <List />
}
