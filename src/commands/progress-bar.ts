import { SingleBar } from 'cli-progress'

/** Runs something long; a terminal shows a progress bar. `onDone` takes how much was done further, and of how much. */
export async function withBar<T>(run: (onDone: (done: number, total: number) => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar({ format: '{bar} {percentage} %, {eta_formatted} to go', noTTYOutput: false })
  let isDrawn = false
  try {
    return await run((done, total) => {
      if (!isDrawn && process.stderr.isTTY) bar.start(total, 0)
      isDrawn = true
      bar.increment(done)
    })
  } finally {
    bar.stop()
  }
}
