/**
 * Looks again and again, so long (ms) after each look, until it is stopped. `stumble` hears what a look throws; it may go on, or stop all of it.
 */
export function poll(pause: number, tick: () => Promise<void>, onError: (error: Error) => void) {
  let isOver = false
  let running = Promise.resolve()
  let timer = next()
  return { isOver: () => isOver, stop }

  function next(): NodeJS.Timeout {
    return setTimeout(async () => {
      running = tick().catch(onError)
      await running
      if (!isOver) timer = next()
    }, pause).unref()
  }

  /** Waits for the look that goes on. */
  async function stop(): Promise<void> {
    isOver = true
    clearTimeout(timer)
    await running
  }
}
