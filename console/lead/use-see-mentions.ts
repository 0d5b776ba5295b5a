import { useEffect } from 'react'
import { useMarkMentionsSeen, useMentions } from '../api/mentions.ts'

/** Marks the mentions in a lead as seen when it is opened. */
export function useSeeMentions(lead: string, isShown: boolean): void {
  const isMentioned = useMentions().some(({ lead_id }) => lead_id === lead)
  const see = useMarkMentionsSeen()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each lead and mention
  useEffect(() => {
    if (isMentioned && isShown) void see(lead).catch(() => {}) // they stay in the list, and the next opening tries again
  }, [lead, isMentioned, isShown])
}
