import { type Attempt, post } from './post.ts'
import { forget, names, persistentNames, read, write } from './storage.ts'
import type { Submission } from './submission.ts'

/** The maximal length of the queue; beyond it the oldest entries are dropped. */
const maxQueued = 50
/** The first retry delay, in milliseconds; it grows with each retry. */
const firstDelay = 5_000
const latest = 300_000
/** The maximal pause that a server can ask for. */
const maxPause = 3_600_000
/** The interval (ms) at which a tab renews its hold on submissions with files. Browsers slow timers of hidden tabs to once a minute. */
const renewal = 20_000
/** A hold expires after this time (ms), since the tab may have crashed. */
const holdTime = 90_000
/** After this time (ms) another tab sends the submission without files, since the enquiry matters more than they do. */
const longestHold = 600_000

/**
 * A queue in the browser's storage, so that submissions survive a closed tab, a lost network and an unreachable server.
 * `address` is the server's with the key. A repeated submission is recognised there by its `once`. Of the submissions at a URL, those that
 * `isOurs` are sent, so that the snippets of a page share the work.
 */
export function openQueue(address: string, isOurs: (url: string) => boolean) {
  const busy: Record<string, true> = {}
  const arrivals: Record<string, () => void> = {}
  const wholes: Record<string, FormData> = {}
  const waiting = `wait.${address}`
  let pause = firstDelay
  let timer: ReturnType<typeof setTimeout> | undefined
  let holding: ReturnType<typeof setTimeout> | undefined
  let looking: ReturnType<typeof setTimeout> | undefined
  addEventListener('online', flush)
  addEventListener('pageshow', flush)
  addEventListener('pagehide', release)
  return { keep, flush }

  /**
   * Stores a submission and tries to send it; resolves with whether it arrived. `onArrival` is called when it arrives
   * while the page lives; until then its files are sent along.
   */
  async function keep({ once, url, body, whole }: Submission, onArrival: () => void): Promise<boolean> {
    const name = `q.${Date.now()}.${once}`
    const text = JSON.stringify([url, body])
    if (whole) wholes[name] = whole
    hold()
    while (!write(name, text) && dropOldest(0)) {}
    while (dropOldest(maxQueued)) {}
    arrivals[name] = onArrival
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
    if (busy[name] || !url || !isOurs(url)) return 'busy'
    if (isHeldElsewhere(name)) {
      clearTimeout(looking)
      looking = setTimeout(flush, holdTime)
      return 'busy'
    }
    busy[name] = true
    hold()
    const { outcome, seconds } = await attempt(url, wholes[name] ?? (body as string))
    if (outcome === 'refused' && !wholes[name]) return outcome // stays busy, so that only a later page retries, with a corrected key
    delete busy[name]
    if (outcome === 'refused') {
      drop(name) // retries without files, which may have been too large
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
    drop(name)
    forget(waiting)
    arrivals[name]?.()
    return outcome
  }

  /** Sends a submission with its own key; if that is no longer valid, with the key that the page has now. */
  async function attempt(url: string, body: string | FormData): Promise<Attempt> {
    const first = await post(url, body)
    return first.isDenied && !url.startsWith(address) ? post(address + url.slice(url.indexOf('&') + 1), body) : first
  }

  /** Marks submissions whose files are in this tab, so that other tabs, which lack the files, leave them alone. */
  function hold(): void {
    const held = Object.keys(wholes)
    for (const name of held) write(holdOf(name), String(Date.now()))
    clearTimeout(holding)
    if (held.length > 0) holding = setTimeout(hold, renewal)
  }

  /** Releases the holds when the page is closed or frozen, so that any tab may send the rest. */
  function release(): void {
    for (const name of Object.keys(wholes)) forget(holdOf(name))
  }

  function isHeldElsewhere(name: string): boolean {
    const isRecent = (at: unknown, ms: number) => Math.abs(Date.now() - Number(at)) < ms
    return !wholes[name] && isRecent(read(holdOf(name)), holdTime) && isRecent(name.split('.')[1], longestHold)
  }

  function drop(name: string): void {
    delete wholes[name]
    forget(holdOf(name))
  }

  function later(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(flush, ms)
  }
}

const holdOf = (name: string) => `held.${name}`

/** Removes the oldest submission if more than `over` are stored; returns whether it did. */
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
