import { pause } from '../actions/pause.ts'

type Watching<T> = {
  /** What is to be watched now. */
  find: () => Promise<T[]>
  keyOf: (each: T) => string | number
  /** Watches one under its lease; does not throw. It begins again when it has ended and is still found. */
  watch: (each: T) => Promise<void>
  /** How often (ms) it is looked for new ones. */
  interval: number
}

/** Watches each of what is found until `stop`, then waits for what runs. */
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
