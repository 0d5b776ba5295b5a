/** How long (ms) a size is used before it is measured again. */
const defaultLifetime = 60_000

/**
 * The size of a folder in bytes. It is measured once, and the files that this process adds are counted. Other servers add and remove files too, so
 * an old size is measured again, once at a time, while the old value is still used.
 */
export function createSize(measure: () => Promise<number>, lifetime = defaultLifetime) {
  let known: Promise<number> | undefined
  let measuredAt = 0
  let isMeasuring = false
  /** What was added during a new measurement, which may have missed it. */
  let added = 0
  let timesForgotten = 0
  return { now, add, forget }

  function now(): Promise<number> {
    if (known && performance.now() - measuredAt >= lifetime) void measureAgain()
    return known ?? keep(measure())
  }

  function add(bytes: number): void {
    added += bytes
    if (known) void keep(known.then((before) => before + bytes))
  }

  /** Drops the size: the next caller waits until it is measured. */
  function forget(): void {
    known = undefined
    timesForgotten++
  }

  function keep(size: Promise<number>): Promise<number> {
    if (!known) measuredAt = performance.now()
    known = size
    size.catch(() => {
      if (known === size) known = undefined
    })
    return size
  }

  async function measureAgain(): Promise<void> {
    if (isMeasuring) return
    isMeasuring = true
    added = 0
    const before = timesForgotten
    const size = await measure().catch(() => undefined) // the old one is used for as long again
    isMeasuring = false
    if (before !== timesForgotten || !known) return
    measuredAt = performance.now()
    if (size !== undefined) void keep(Promise.resolve(size + added))
  }
}
