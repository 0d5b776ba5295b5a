import { useEffect } from 'react'
import { useMarkMentionsSeen, useMentions } from '../api/mentions.ts'

/** Who opens a lead has seen where they are mentioned in it. */
export function useSeeMentions(lead: string, isShown: boolean): void {
  const isMentioned = useMentions().some(({ lead_id }) => lead_id === lead)
  const see = useMarkMentionsSeen()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each lead and mention
  useEffect(() => {
    if (isMentioned && isShown) void see(lead).catch(() => {}) // it stays in the list, and is tried with the next opening
  }, [lead, isMentioned, isShown])
}
