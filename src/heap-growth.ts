import { memoryUsage } from 'node:process'
import { setFlagsFromString } from 'node:v8'

/**
 * The heap growth of a thread between collections, in percent. V8 allows up to fourfold on machines with much memory:
 * under large and odd requests the process took 480 MB instead of 310, mostly garbage. Forms take as much of the processor as with 30.
 */
const growth = 12

/** The size of the process (bytes) from which memory goes before speed; usual loads stay below it. */
const large = 280 * 2 ** 20

/** How often the size is looked at, in milliseconds. */
const interval = 1_000

/**
 * Limits the heap growth of all threads. By itself V8 lets each heap grow by 8 MB at least, whatever the percentage, and there
 * are four and more; once the process is large, by 2 MB. That costs forms 10 to 20 % of the processor, so it is not always on.
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
