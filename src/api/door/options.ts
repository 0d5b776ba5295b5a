import type { People } from '../../people/people.ts'
import type { Store } from '../../store/store.ts'
import type { RateLimits } from './limits.ts'

/** What the own API is given. */
export type DoorOptions = {
  store: Store
  people: People
  /** Seconds. */
  clock: () => number
  rateLimits: RateLimits
  /** Sites whose pages may call; none unless given. */
  apiOrigins?: readonly string[] | undefined
  /** Where people reach the desk; addresses in answers begin with it. */
  publicUrl?: string | undefined
  /** Makes an answer that its schema does not describe a fault; for tests. */
  validateResponses?: boolean
  /** How long (ms) a stream of events may be silent. */
  heartbeat?: number
}
