import { useEffect } from 'react'
import { useReadNotices, useUnreadNotices } from '../api/bell.ts'

/** Who opens a lead has read what came about it. */
export function useSeeNotices(lead: string, isShown: boolean): void {
  const isUnread = useUnreadNotices() > 0
  const read = useReadNotices()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each lead, while something is unread
  useEffect(() => {
    if (isUnread && isShown) void read({ lead }).catch(() => {}) // it stays unread, and is tried with the next opening
  }, [lead, isUnread, isShown])
}
