import type { Delivery } from '../../deliver/delivery.ts'
import type { Messengers } from '../../deliver/messengers.ts'
import type { Door } from '../../domain/access.ts'
import type { People } from '../../people/people.ts'
import type { Pulls } from '../../pull/pulls.ts'
import type { Store } from '../../store/store.ts'
import type { CountRequest } from './rate-limits.ts'

/** The options of our own API. */
export type DoorOptions = {
  store: Store
  people: People
  delivery: Delivery
  pulls: Pulls
  messengers: Messengers
  /** The door of keys in the timeline; `api` unless given. */
  door?: Door | undefined
  /** Seconds. */
  clock: () => number
  /** Counts the requests of a caller; shared by all doors, so that the limits hold for their sum. */
  limit: CountRequest
  /** Origins allowed by CORS; none by default. */
  apiOrigins?: readonly string[] | undefined
  /** The public base URL; URLs in responses begin with it. */
  publicUrl?: string | undefined
  /** The largest file of an import, in bytes; two gigabytes unless given. */
  importLimit?: number | undefined
  /** For how many days requests of sites are kept at most; 90 unless given. */
  keepRawDays?: number | undefined
  /** Makes a response that violates its schema an internal error; for tests. */
  validateResponses?: boolean
  /** The longest silence (ms) of an event stream, after which it sends a heartbeat. */
  heartbeatInterval?: number
}
