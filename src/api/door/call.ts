import type { Actor, Key } from '../../domain/access.ts'
import type { Member } from '../../domain/member.ts'
import type { Session } from '../../store/store.ts'

/** The caller: a key, a signed-in member, or nobody on a public route. */
export type Caller = {
  by: Actor
  /** Identifies the caller in stored data: the id of a key, or the negated id of a member. */
  number: number
  /** Every project that the caller may use. */
  projects: readonly number[]
  key?: Key
  member?: Member
  session?: Session
}

/**
 * Controls a long-lived call. `over` aborts with a `Reason`; `heartbeatInterval` is the longest silence (ms). `check` ends the call if the caller's rights
 * changed, and is awaited before data is sent.
 */
export type LongLived = { over: AbortSignal; heartbeatInterval: number; check(): Promise<void> }
