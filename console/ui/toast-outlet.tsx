import { useNotifications } from '@mantine/notifications'
import { type ComponentType, useEffect, useState } from 'react'

/** The place of messages. Their renderer is loaded with the first message; if that fails, the next message tries again. */
export function ToastOutlet() {
  const count = useNotifications().notifications.length
  const [List, setList] = useState<ComponentType>()
  useEffect(() => {
    if (count === 0 || List) return
    import('./toast-list.tsx').then(
      ({ ToastList }) => setList(() => ToastList),
      () => {}, // without a network, before all files are cached
    )
  }, [count, List])
  return List && <List />
}
