import { Notifications } from '@mantine/notifications'

/** Draws the messages that `toasts.tsx` shows. */
export function ToastList() {
  return <Notifications position="bottom-right" limit={3} />
}
