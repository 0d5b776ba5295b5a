/** How often (ms) to poll for events of other processes while there are waiters. */
const pollInterval = 250

type Waiter = { after: number; resume(): void }

/**
 * Notifies waiters of new events of a project: at once for changes of this process, by polling four times a second for those of others. One
 * query serves all waiters; without waiters nothing runs.
 */
export function createEventNotifier(lastOf: (projects: number[]) => Promise<Map<number, number>>) {
  const waiting = new Map<number, Set<Waiter>>()
  let timer: NodeJS.Timeout | undefined
  let isPolling = false
  let isWanted = false

  return { changed, notify, waiters, close }

  /** Resolves once a project has an event after this number, once `timeout` ms are over, or with the signal. */
  function changed(project: number, after: number, timeout: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const waiter = { after, resume }
      const timer = setTimeout(resume, timeout)
      signal.addEventListener('abort', resume)
      join(project, waiter)
      void poll() // for events since the caller's read

      function resume(): void {
        clearTimeout(timer)
        signal.removeEventListener('abort', resume)
        leave(project, waiter)
        resolve()
      }
    })
  }

  /** Called after this process committed a change of a project. */
  function notify(project: number): void {
    if (waiting.has(project)) void poll()
  }

  function waiters(): number {
    return [...waiting.values()].reduce((sum, some) => sum + some.size, 0)
  }

  /** Releases all waiters. */
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

  /** One query at a time; a call during it starts another one after it. */
  async function poll(): Promise<void> {
    isWanted = true
    if (isPolling) return
    isPolling = true
    while (isWanted && waiting.size > 0) {
      isWanted = false
      const last = await lastOf([...waiting.keys()]).catch(() => undefined) // the store is down: the next poll tries again
      for (const [project, number] of last ?? [])
        for (const { after, resume } of [...(waiting.get(project) ?? [])]) if (number > after) resume()
    }
    isPolling = false
  }
}

/** The same read, shared by concurrent calls with the same arguments. */
export function singleFlight<A extends unknown[], T>(read: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  const running = new Map<string, Promise<T>>()
  return (...args) => {
    const name = JSON.stringify(args)
    const answer = running.get(name) ?? read(...args).finally(() => running.delete(name))
    running.set(name, answer)
    return answer
  }
}
