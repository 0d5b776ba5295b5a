import type { Kysely } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from './dialect.ts'

/** An access path that a test may force where it is possible; each gives the same answer. */
export type ForcedPath = 'period' | 'order' | 'condition' | 'keys' | 'skip'

/** What a read works on: a connection that sees one snapshot. `isGone` tells whether nobody waits for the answer any more. */
export type ReadContext = {
  db: Kysely<Tables>
  dialect: Dialect
  isGone?: () => boolean
  forcedPath?: ForcedPath | undefined
}

/** A read that may be much work: `plan` estimates it, `run` does it. Queries and results can cross to a worker thread. */
export type ReadQuery<Q, P, R> = {
  /** What one statement answers, if it does: that is one snapshot by itself. */
  inOneStatement?(on: ReadContext, viewer: Viewer, query: Q): Promise<R | undefined>
  plan(on: ReadContext, viewer: Viewer, query: Q): Promise<P>
  isHeavy(query: Q, plan: P): boolean
  run(on: ReadContext, viewer: Viewer, query: Q, plan: P): Promise<R>
}
