import { useSyncExternalStore } from 'react'
import { NetworkError } from './client.ts'

/** Changes that were made without a network: kept here, and sent in their order when it is back. */
type Queued = { of: string | undefined; send(): Promise<void> }
let waiting: Queued[] = []
const listeners = new Set<() => void>()
let isSending = false

/**
 * Makes a change now, or when the network is back; a refusal is thrown to whoever asked. `of` names what it changes: what is said of
 * it later waits behind it. `kept` hears that it waits.
 */
export async function sendOrKeep<T>(send: () => Promise<T>, of?: string, kept?: () => void): Promise<T> {
  const isBehind = of !== undefined && waiting.some((each) => each.of === of)
  try {
    if (!isBehind) return await send()
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
  }
  return new Promise<T>((resolve, reject) => {
    const later = () =>
      send().then(resolve, (late) => (late instanceof NetworkError ? Promise.reject(late) : reject(late)))
    set([...waiting, { of, send: later }])
    kept?.()
  })
}

/** How many changes wait. */
export function useWaiting(): number {
  return useSyncExternalStore(subscribe, () => waiting.length)
}

/** Whether a change of this one waits. */
export function useWaits(of: string): boolean {
  return useSyncExternalStore(subscribe, () => waiting.some((each) => each.of === of))
}

/** Sends what waits, in its order, until the network is gone again. */
async function sendAll(): Promise<void> {
  if (isSending) return
  isSending = true
  try {
    for (let first = waiting[0]; first; first = waiting[0]) {
      await first.send()
      set(waiting.slice(1))
    }
  } catch {
    // still away: the rest stays
  } finally {
    isSending = false
  }
}

function set(next: Queued[]): void {
  waiting = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

window.addEventListener('online', () => void sendAll())
window.addEventListener('beforeunload', (event) => {
  if (waiting.length > 0) event.preventDefault()
})
setInterval(() => {
  if (waiting.length > 0) void sendAll()
}, 5_000)
