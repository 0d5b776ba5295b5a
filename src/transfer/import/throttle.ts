import { setTimeout } from 'node:timers/promises'

/** The longest pause (ms) for others. */
const longestPause = 250

/**
 * How fast slices are written. While nobody else writes, so many are underway at once and share commits; while others wait, one is, and
 * afterwards as much time is left to them as it took. `queued` counts what waits, with the slices.
 */
export function createThrottle(queued: () => number, most: number) {
  const underway: Promise<boolean>[] = []
  let [unsettled, isOurs] = [0, true]
  let [rows, milliseconds, last, mark] = [0, 0, 0, performance.now()]
  return { rate, add, drained }

  /** Rows a second, of which the last ones count most. */
  function rate(): number {
    return milliseconds === 0 ? 0 : Math.round((rows * 1000) / milliseconds)
  }

  /** Writes a slice, and waits until there is room for the next one; false once `write` was, as the import is no more ours. */
  async function add(count: number, write: () => Promise<boolean>): Promise<boolean> {
    const written = measured(count, write)
    written.catch(() => {}) // it is awaited below, or by `drained`
    underway.push(written)
    while (underway.length > 0 && (underway.length >= most || doOthersWait())) await settleFirst()
    if (doOthersWait()) await setTimeout(Math.min(last, longestPause))
    return isOurs
  }

  /** Waits for all slices that are underway, then returns or throws as `add` does. */
  async function drained(): Promise<boolean> {
    const ended = await Promise.allSettled(underway.splice(0))
    for (const each of ended) {
      if (each.status === 'rejected') throw each.reason
      isOurs &&= each.value
    }
    return isOurs
  }

  async function settleFirst(): Promise<void> {
    isOurs = (await (underway.shift() as Promise<boolean>)) && isOurs
  }

  function doOthersWait(): boolean {
    return queued() > unsettled
  }

  async function measured(count: number, write: () => Promise<boolean>): Promise<boolean> {
    const began = performance.now()
    unsettled++
    const done = await write().finally(() => void unsettled--)
    const now = performance.now()
    last = now - began
    rows = rows * 0.98 + count
    milliseconds = milliseconds * 0.98 + now - mark
    mark = now
    return done
  }
}
