import { tryOrShowError } from '../ui/toasts.tsx'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { refetchMe } from './session.ts'

/** What the colours follow: one of two, or the system. */
export const themes = ['light', 'dark', 'auto'] as const

type Me = { preferences: Record<string, unknown> }

/** Keeps what a member chose beside what they chose before: it is so at once here, and at the next visit in every browser. */
export async function keepPreference(chosen: Record<string, unknown>): Promise<void> {
  const preferences = { ...queryClient.getQueryData<Me>(['me'])?.preferences, ...chosen }
  queryClient.setQueryData<Me>(['me'], (me) => me && { ...me, preferences })
  const isKept = await tryOrShowError(() => unwrap(client.PATCH('/api/v2/me', { body: { preferences } })))
  if (!isKept) await refetchMe()
}
