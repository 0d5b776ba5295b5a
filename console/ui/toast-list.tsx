import { Notifications } from '@mantine/notifications'

/** Draws the messages that `toasts.tsx` shows. */
export default function ToastList() {
  return <Notifications position="bottom-right" limit={3} />
}
