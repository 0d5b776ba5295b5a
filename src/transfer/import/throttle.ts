import { setTimeout } from 'node:timers/promises'

/** The longest pause (ms) that leaves the database to other writers. */
const longestPause = 250

/**
 * Limits the speed at which slices are written. While nobody else writes, `most` slices are in flight and share commits. While other writes wait,
 * slices go one at a time, each followed by a pause as long as its write, up to a limit. `queued` counts all waiting writes, slices included.
 */
export function createThrottle(queued: () => number, most: number) {
  const underway: Promise<boolean>[] = []
  let [unsettled, isOurs] = [0, true]
  let [rows, milliseconds, last, mark] = [0, 0, 0, performance.now()]
  return { rate, add, drained }

  /** The throughput in rows per second, weighted towards the latest slices. */
  function rate(): number {
    return milliseconds === 0 ? 0 : Math.round((rows * 1000) / milliseconds)
  }

  /** Writes a slice and waits until the next one may start. Returns false once a `write` did: the import was stopped or taken over. */
  async function add(count: number, write: () => Promise<boolean>): Promise<boolean> {
    const written = measured(count, write)
    written.catch(() => {}) // the error surfaces below, or in `drained`
    underway.push(written)
    while (underway.length > 0 && (underway.length >= most || doOthersWait())) await settleFirst()
    if (doOthersWait()) await setTimeout(Math.min(last, longestPause))
    return isOurs
  }

  /** Waits for all slices in flight, then returns or throws as `add` does. */
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
