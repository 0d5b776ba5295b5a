import type { ServerResponse } from 'node:http'
import { onGone } from './on-gone.ts'

/** Aborts once nobody waits for the response any more. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  onGone(response, () => gone.abort())
  return gone.signal
}
