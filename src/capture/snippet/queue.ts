import type { Parcel } from './parcel.ts'
import { post } from './post.ts'
import { forget, names, persistentNames, read, write } from './storage.ts'

/** The maximal length of the queue; beyond it the oldest entries are dropped. */
const maxQueued = 50
/** The first retry delay, in milliseconds; it grows with each retry. */
const firstDelay = 5_000
const latest = 300_000
/** The maximal pause that a server can ask for. */
const maxPause = 3_600_000

/**
 * A queue in the browser's storage, so that submissions survive a closed tab, a lost network and an unreachable server.
 * `address` is the server's with the key. A repeated submission is recognised there by its `once`.
 */
export function openQueue(address: string) {
  const busy: Record<string, true> = {}
  const arrivals: Record<string, () => void> = {}
  const wholes: Record<string, FormData | undefined> = {}
  const waiting = `wait.${address}`
  let pause = firstDelay
  let timer: ReturnType<typeof setTimeout> | undefined
  addEventListener('online', flush)
  addEventListener('pageshow', flush)
  return { keep, flush }

  /**
   * Stores a submission and tries to send it; resolves with whether it arrived. `onArrival` is called when it arrives
   * while the page lives; until then its files are sent along.
   */
  async function keep({ once, url, body, whole }: Parcel, onArrival: () => void): Promise<boolean> {
    const name = `q.${Date.now()}.${once}`
    const text = JSON.stringify([url, body])
    while (!write(name, text) && dropOldest(0)) {}
    while (dropOldest(maxQueued)) {}
    arrivals[name] = onArrival
    wholes[name] = whole
    const hasArrived = (await deliver(name)) === 'arrived'
    if (hasArrived) void flush()
    return hasArrived
  }

  /** Sends the queued submissions one by one, unless the server asked for a pause. */
  async function flush(): Promise<void> {
    const wait = Number(read(waiting)) - Date.now()
    if (wait > 0 && wait <= maxPause) return later(wait)
    for (const name of names('q.')) if ((await deliver(name)) === 'away') return
  }

  async function deliver(name: string): Promise<'arrived' | 'refused' | 'away' | 'busy'> {
    const [url, body] = parse(read(name))
    if (busy[name] || !url?.startsWith(address)) return 'busy'
    busy[name] = true
    const { outcome, seconds } = await post(url, wholes[name] ?? (body as string))
    if (outcome === 'refused' && !wholes[name]) return outcome // and stays busy: the key may be fixed by the next visit
    delete busy[name]
    if (outcome === 'refused') {
      delete wholes[name] // maybe it was too large
      return deliver(name)
    }
    if (outcome === 'away') {
      if (seconds) write(waiting, String(Date.now() + seconds * 1_000))
      later(seconds ? seconds * 1_000 : pause)
      pause = Math.min(pause * 2, latest)
      return outcome
    }
    pause = firstDelay
    forget(name)
    forget(waiting)
    arrivals[name]?.()
    return outcome
  }

  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(flush, ms)
  }
}

/** Makes room in a full storage. */
function dropOldest(over: number): boolean {
  const stored = persistentNames('q.')
  if (stored.length <= over) return false
  forget(stored[0] as string)
  return true
}

function parse(text: string | null): [url?: string, body?: string] {
  try {
    return JSON.parse(text as string) ?? []
  } catch {
    return []
  }
}
