import { recordOutcomes, type Tried } from '../actions/delivery-outcomes.ts'
import type { Store } from '../store/store.ts'

type RecorderOptions = {
  store: Store
  clock: () => number
  random: () => number
  onFailure: (error: unknown) => void
}

/** Stores outcomes of attempts. What ends while others are stored is stored together after them. */
export function createOutcomeRecorder({ store, clock, random, onFailure }: RecorderOptions) {
  const ended: Tried[] = []
  let recording = Promise.resolve()
  let next: Promise<void> | undefined
  return { record }

  /** Resolves when it is stored, or cannot be: the store is away, and it may be sent again once its lease runs out. */
  function record(tried: Tried): Promise<void> {
    ended.push(tried)
    next ??= recording.then(() => {
      next = undefined
      recording = recordOutcomes(store, ended.splice(0), random, clock()).catch(onFailure)
      return recording
    })
    return next
  }
}
