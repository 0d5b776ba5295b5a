/** How often (ms) it is looked whether another process added events, while somebody waits for them. */
const pace = 250

type Waiter = { after: number; tell(): void }

/**
 * Tells those who wait that a project has new events: one look for all of them, at once when this process kept a change, and
 * four times a second for what other processes keep. While nobody waits it does nothing.
 */
export function createFeed(lastOf: (projects: number[]) => Promise<Map<number, number>>) {
  const waiting = new Map<number, Set<Waiter>>()
  let beat: NodeJS.Timeout | undefined
  let isLooking = false
  let isWanted = false

  return { changed, wake, waiters, close }

  /** Resolves once a project has an event after this number, once `patience` ms are over, or with the signal. */
  function changed(project: number, after: number, patience: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const waiter = { after, tell }
      const timer = setTimeout(tell, patience)
      signal.addEventListener('abort', tell)
      join(project, waiter)
      void look() // for what came since the caller looked

      function tell(): void {
        clearTimeout(timer)
        signal.removeEventListener('abort', tell)
        leave(project, waiter)
        resolve()
      }
    })
  }

  /** This process kept something of a project. */
  function wake(project: number): void {
    if (waiting.has(project)) void look()
  }

  /** How many wait. */
  function waiters(): number {
    return [...waiting.values()].reduce((sum, some) => sum + some.size, 0)
  }

  /** Lets everybody go. */
  function close(): void {
    for (const some of [...waiting.values()]) for (const { tell } of [...some]) tell()
  }

  function join(project: number, waiter: Waiter): void {
    const some = waiting.get(project) ?? new Set()
    waiting.set(project, some.add(waiter))
    beat ??= setInterval(look, pace)
  }

  function leave(project: number, waiter: Waiter): void {
    const some = waiting.get(project)
    some?.delete(waiter)
    if (some?.size === 0) waiting.delete(project)
    if (waiting.size > 0) return
    clearInterval(beat)
    beat = undefined
  }

  /** One look at a time; whoever asks meanwhile gets another one after it. */
  async function look(): Promise<void> {
    isWanted = true
    if (isLooking) return
    isLooking = true
    while (isWanted && waiting.size > 0) {
      isWanted = false
      const last = await lastOf([...waiting.keys()]).catch(() => undefined) // the store is away: the next beat asks again
      for (const [project, number] of last ?? [])
        for (const { after, tell } of [...(waiting.get(project) ?? [])]) if (number > after) tell()
    }
    isLooking = false
  }
}

/** The same read, where those who ask for the same thing while it is read get one answer. */
export function shared<A extends unknown[], T>(read: (...asked: A) => Promise<T>): (...asked: A) => Promise<T> {
  const running = new Map<string, Promise<T>>()
  return (...asked) => {
    const name = JSON.stringify(asked)
    const answer = running.get(name) ?? read(...asked).finally(() => running.delete(name))
    running.set(name, answer)
    return answer
  }
}
