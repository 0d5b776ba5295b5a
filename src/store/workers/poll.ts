/**
 * Runs `tick` again and again, `pause` milliseconds after each run ended, until it is stopped. `onError` gets what a tick throws; polling continues
 * unless it is stopped there.
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

  /** Waits for the tick that is running. */
  async function stop(): Promise<void> {
    isOver = true
    clearTimeout(timer)
    await running
  }
}
