import { SingleBar } from 'cli-progress'

/** Runs long work with a progress bar on a terminal. `onDone` gets the amount done since the last call, and the total. */
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
