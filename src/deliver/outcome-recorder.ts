import { recordOutcomes, type Tried } from '../actions/delivery-outcomes.ts'
import type { Store } from '../store/store.ts'

type RecorderOptions = {
  store: Store
  clock: () => number
  random: () => number
  onFailure: (error: unknown) => void
}

/** Stores outcomes of attempts. Those that end during a write are stored together in the next one. */
export function createOutcomeRecorder({ store, clock, random, onFailure }: RecorderOptions) {
  const ended: Tried[] = []
  let recording = Promise.resolve()
  let next: Promise<void> | undefined
  return { record }

  /** Resolves when the outcome was stored, or could not be. In that case the delivery may be sent again after its lease. */
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
