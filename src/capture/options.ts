import type { HttpStatusMode } from '../json/wire-refusal.ts'
import type { Store } from '../store/store.ts'
import type { CaptureLimits } from './limits.ts'

/** What the capture doors are given. */
export type CaptureOptions = {
  store: Store
  /** Seconds. */
  clock: () => number
  /** Where people reach the desk. */
  publicUrl?: string | undefined
  /** How much may be sent; anything unless given. */
  captureLimits?: CaptureLimits | undefined
  /** Which HTTP statuses refusals in the vendor's words have; real unless given. */
  httpStatus?: HttpStatusMode
}
