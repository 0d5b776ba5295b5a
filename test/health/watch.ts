import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** The result of watching a server: the longest gap, and the gaps over the limit, in milliseconds. */
export type Health = { asked: number; worst: number; gaps: { milliseconds: number; at: string }[] }
export type Watch = { end(): Promise<Health> }

/** How often `/healthz` is asked, and how long an event loop may delay the answer, in milliseconds. */
const every = 50
const longestGap = 500

/**
 * Asks a server for `/healthz` every 50 ms from a thread of its own, until it is told to end or the server no longer listens. A gap is the time of an
 * answer without the time that either thread waited for a core or a disk. So a busy machine causes none, but an event loop that computes or waits for
 * a lock does.
 */
export function watchHealth(address: string, pid: number, limit = longestGap): Watch {
  const workerData = { address, pid, every, limit }
  const asker = new Worker(new URL('./asker.mjs', import.meta.url), { workerData, execArgv: [] })
  asker.unref()
  const found = once(asker, 'message').then(([health]) => health as Health)
  return {
    end() {
      asker.ref()
      asker.postMessage('end')
      return found
    },
  }
}
