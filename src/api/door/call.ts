import type { Actor, Key } from '../../domain/access.ts'
import type { Member } from '../../domain/member.ts'
import type { Session } from '../../store/store.ts'

/** Who calls: a key, a member who is signed in, or nobody, where a call is open to anybody. */
export type Caller = {
  by: Actor
  /** Tells callers apart where something is kept for each: the id of a key, that of a member below 0. */
  number: number
  /** Every project that is open to them. */
  projects: readonly number[]
  key?: Key
  member?: Member
  session?: Session
}

/**
 * What a call that stays goes by. `over` comes with a `Reason`; `beat` is how long (ms) it may be silent. `check` looks whether what was
 * read may still be told, and is it no longer, ends the call.
 */
export type LongLived = { over: AbortSignal; heartbeat: number; check(): Promise<void> }
