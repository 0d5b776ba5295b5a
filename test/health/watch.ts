import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** What was found while a server was watched: the longest gap, and those over the limit, in milliseconds. */
export type Health = { asked: number; worst: number; gaps: { milliseconds: number; at: string }[] }
export type Watch = { end(): Promise<Health> }

/** How often `/healthz` is asked, and how long an event loop may keep the answer waiting, in milliseconds. */
const every = 50
const longestGap = 500

/**
 * Asks a server for `/healthz` every 50 ms from a thread of its own, until told to end or nobody listens there any more. A gap is how long an
 * answer took less what our event loop is not to blame for: that its thread waited for a core or for the disk, or that the asking thread did. So a
 * busy machine makes none; a loop that computes, or waits for a lock, makes one.
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
