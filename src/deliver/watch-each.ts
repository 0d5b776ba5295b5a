import { pause } from '../actions/pause.ts'

type Watching<T> = {
  /** Finds the items to watch now. */
  find: () => Promise<T[]>
  keyOf: (each: T) => string | number
  /** Watches one item under its lease; does not throw. It is called again if the item is still found after that. */
  watch: (each: T) => Promise<void>
  /** How often (ms) new items are searched. */
  interval: number
}

/** Watches each found item until `stop`, then waits for the watches in progress. */
export async function watchEach<T>({ find, keyOf, watch, interval }: Watching<T>, stop: AbortSignal): Promise<void> {
  const watched = new Map<string | number, Promise<void>>()
  while (!stop.aborted) {
    for (const each of await find().catch(() => [])) {
      const key = keyOf(each)
      if (!watched.has(key))
        watched.set(
          key,
          watch(each).finally(() => watched.delete(key)),
        )
    }
    await pause(interval, stop)
  }
  await Promise.all(watched.values())
}
