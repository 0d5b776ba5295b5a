import type { ServerResponse } from 'node:http'

/** Aborts once nobody waits for the response any more; at once where the socket has closed already, which no event tells again. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  if (response.destroyed) gone.abort()
  else response.once('close', () => gone.abort())
  return gone.signal
}
