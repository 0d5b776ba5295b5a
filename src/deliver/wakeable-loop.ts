/** Runs a turn every `interval` (ms), and another one at once after `wake`, also if that is called during a turn. */
export function createWakeableLoop(interval: number, onFailure: (error: unknown) => void) {
  let wakeNow = () => {}
  return { run, wake: () => wakeNow() }

  async function run(turn: () => Promise<void>, stop: AbortSignal): Promise<void> {
    stop.addEventListener('abort', () => wakeNow(), { once: true })
    while (!stop.aborted) {
      const woken = new Promise<void>((resolve) => {
        wakeNow = resolve
      })
      await turn().catch(onFailure)
      const timer = setTimeout(() => wakeNow(), interval)
      await woken
      clearTimeout(timer)
    }
  }
}
