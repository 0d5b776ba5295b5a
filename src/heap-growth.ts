import { memoryUsage } from 'node:process'
import { setFlagsFromString } from 'node:v8'

/**
 * The heap growth of a thread between collections, in percent. V8 allows up to fourfold growth on machines with much memory: under
 * large and odd requests the process took 480 MB instead of 310, mostly garbage. Forms use as much CPU as with 30 percent.
 */
const growth = 12

/** The process size (bytes) from which V8 saves memory at the cost of speed. Usual loads stay below it. */
const large = 280 * 2 ** 20

/** The time between two checks of the size, in milliseconds. */
const interval = 1_000

/**
 * Limits the heap growth of all threads. V8 lets each of the four or more heaps grow by at least 8 MB, whatever the percentage.
 * While the process is large, the minimum is 2 MB, which costs forms 10 to 20 % of the CPU and is therefore not always on.
 */
export function limitHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  let isLarge = false
  setInterval(() => {
    const wasLarge = isLarge
    isLarge = memoryUsage.rss() >= large
    if (isLarge !== wasLarge) setFlagsFromString(isLarge ? '--optimize-for-size' : '--no-optimize-for-size')
  }, interval).unref()
}
