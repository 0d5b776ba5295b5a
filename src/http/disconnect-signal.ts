import type { ServerResponse } from 'node:http'
import { onDisconnect } from './on-disconnect.ts'

/** Aborts when the client disconnects or the response is over. */
export function disconnectSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  onDisconnect(response, () => controller.abort())
  return controller.signal
}
