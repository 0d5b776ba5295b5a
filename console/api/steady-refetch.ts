import type { QueryKey } from '@tanstack/react-query'
import { queryClient } from './query-client.ts'

/** The keys that are being refetched, with whether they have changed again meanwhile. */
const running = new Map<string, boolean>()

/**
 * Refetches what was read under a key. What changes while that is still being read is read once more afterwards, since a steady stream of changes
 * that each began anew would let no request end. A hidden tab pauses the retry of a failed request, which is not waited for.
 */
export async function refetchSteadily(queryKey: QueryKey): Promise<void> {
  const name = JSON.stringify(queryKey)
  if (running.has(name) && !isPaused(queryKey)) return void running.set(name, true)
  running.set(name, isFirstRead(queryKey))
  await queryClient.invalidateQueries({ queryKey })
  const isStale = running.get(name)
  running.delete(name)
  if (isStale) await refetchSteadily(queryKey)
}

/** Whether something is being read for the first time, which an invalidation does not begin anew: the answer may be from before the change. */
function isFirstRead(queryKey: QueryKey): boolean {
  const reading = queryClient.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' })
  return reading.some(({ state }) => state.data === undefined)
}

function isPaused(queryKey: QueryKey): boolean {
  return queryClient.getQueryCache().findAll({ queryKey, fetchStatus: 'paused' }).length > 0
}
