import type { HttpStatusMode } from '../json/wire-refusal.ts'
import type { Store } from '../store/store.ts'
import type { CaptureLimits } from './rate-limits.ts'

/** The options of the capture doors. */
export type CaptureOptions = {
  store: Store
  /** Seconds. */
  clock: () => number
  /** The public address of the desk. */
  publicUrl?: string | undefined
  /** Rate limits; none by default. */
  captureLimits?: CaptureLimits | undefined
  /** The HTTP statuses of refusals in the vendor's format; real ones by default. */
  httpStatus?: HttpStatusMode
}
