import { useEffect } from 'react'
import { useReadNotices, useUnreadNotices } from '../api/bell.ts'

/** Marks the notices about a lead as read when it is opened. */
export function useSeeNotices(lead: string, isShown: boolean): void {
  const isUnread = useUnreadNotices() > 0
  const read = useReadNotices()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each lead, while something is unread
  useEffect(() => {
    if (isUnread && isShown) void read({ lead }).catch(() => {}) // they stay unread, and the next opening tries again
  }, [lead, isUnread, isShown])
}
