/** How often (ms) it is looked whether another process added events, while somebody waits for them. */
const pollInterval = 250

type Waiter = { after: number; resume(): void }

/**
 * Tells those who wait that a project has new events: one look for all of them, at once when this process kept a change, and
 * four times a second for what other processes keep. While nobody waits it does nothing.
 */
export function createEventNotifier(lastOf: (projects: number[]) => Promise<Map<number, number>>) {
  const waiting = new Map<number, Set<Waiter>>()
  let timer: NodeJS.Timeout | undefined
  let isPolling = false
  let isWanted = false

  return { changed, notify, waiters, close }

  /** Resolves once a project has an event after this number, once `patience` ms are over, or with the signal. */
  function changed(project: number, after: number, patience: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const waiter = { after, resume }
      const timer = setTimeout(resume, patience)
      signal.addEventListener('abort', resume)
      join(project, waiter)
      void poll() // for what came since the caller looked

      function resume(): void {
        clearTimeout(timer)
        signal.removeEventListener('abort', resume)
        leave(project, waiter)
        resolve()
      }
    })
  }

  /** This process kept something of a project. */
  function notify(project: number): void {
    if (waiting.has(project)) void poll()
  }

  /** How many wait. */
  function waiters(): number {
    return [...waiting.values()].reduce((sum, some) => sum + some.size, 0)
  }

  /** Lets everybody go. */
  function close(): void {
    for (const some of [...waiting.values()]) for (const { resume } of [...some]) resume()
  }

  function join(project: number, waiter: Waiter): void {
    const some = waiting.get(project) ?? new Set()
    waiting.set(project, some.add(waiter))
    timer ??= setInterval(poll, pollInterval)
  }

  function leave(project: number, waiter: Waiter): void {
    const some = waiting.get(project)
    some?.delete(waiter)
    if (some?.size === 0) waiting.delete(project)
    if (waiting.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  /** One look at a time; whoever asks meanwhile gets another one after it. */
  async function poll(): Promise<void> {
    isWanted = true
    if (isPolling) return
    isPolling = true
    while (isWanted && waiting.size > 0) {
      isWanted = false
      const last = await lastOf([...waiting.keys()]).catch(() => undefined) // the store is away: the next beat asks again
      for (const [project, number] of last ?? [])
        for (const { after, resume } of [...(waiting.get(project) ?? [])]) if (number > after) resume()
    }
    isPolling = false
  }
}

/** The same read, where those who ask for the same thing while it is read get one answer. */
export function singleFlight<A extends unknown[], T>(read: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  const running = new Map<string, Promise<T>>()
  return (...args) => {
    const name = JSON.stringify(args)
    const answer = running.get(name) ?? read(...args).finally(() => running.delete(name))
    running.set(name, answer)
    return answer
  }
}
