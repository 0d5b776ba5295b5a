import type { Kysely } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { CountedSlice } from '../schema/report-tables.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from './dialect.ts'

/** An access path that a test may force where it is possible; each gives the same result. */
export type ForcedPath = 'period' | 'order' | 'condition' | 'keys' | 'skip' | 'cache'

/** The context of a read: a connection in one snapshot. `keep` takes counted slices that are worth caching. */
export type ReadContext = {
  db: Kysely<Tables>
  dialect: Dialect
  isCanceled?: () => boolean
  forcedPath?: ForcedPath | undefined
  keep?: (slice: CountedSlice) => void
  /** The store's key in the tally cache of this process. */
  tallyCacheKey?: object
}

/** A read that may be heavy: `plan` estimates it, `run` does it. Queries and results can be sent between threads. */
export type ReadQuery<Q, P, R> = {
  /** The result in one statement, which is a snapshot by itself; undefined if it takes several. */
  inOneStatement?(on: ReadContext, viewer: Viewer, query: Q): Promise<R | undefined>
  /** Whether the read counts or may read much: then it is heavy wherever no plan estimates it, as on PostgreSQL. */
  isHeavyUnestimated?(viewer: Viewer, query: Q): boolean
  plan(on: ReadContext, viewer: Viewer, query: Q): Promise<P>
  isHeavy(query: Q, plan: P): boolean
  run(on: ReadContext, viewer: Viewer, query: Q, plan: P): Promise<R>
}
