import { Notifications } from '@mantine/notifications'

/** Renders the messages of `toasts.tsx`. */
export function ToastList() {
  return <Notifications position="bottom-right" limit={3} />
}
