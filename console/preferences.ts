import { answerOf, client } from './client.ts'
import { queries } from './queries.ts'
import { askWho } from './session.ts'
import { tried } from './ui/undo.tsx'

/** What the colours follow: one of two, or the system. */
export const themes = ['light', 'dark', 'auto'] as const

type Me = { preferences: Record<string, unknown> }

/** Keeps what a member chose beside what they chose before: it is so at once here, and at the next visit in every browser. */
export async function keepPreference(chosen: Record<string, unknown>): Promise<void> {
  const preferences = { ...queries.getQueryData<Me>(['me'])?.preferences, ...chosen }
  queries.setQueryData<Me>(['me'], (me) => me && { ...me, preferences })
  const isKept = await tried(() => answerOf(client.PATCH('/api/v2/me', { body: { preferences } })))
  if (!isKept) await askWho()
}
