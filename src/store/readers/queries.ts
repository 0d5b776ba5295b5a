import type { Kysely } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { board } from '../leads/board.ts'
import { leadPage } from '../leads/cursor-page.ts'
import { leadIds } from '../leads/ids.ts'
import { type ForcedPath, leadList } from '../leads/list.ts'
import type { LeadQuery } from '../leads/page.ts'
import { pageWithTotal } from '../leads/page-with-total.ts'
import { type Estimates, isHeavy } from '../leads/plan.ts'
import { neighbours, related, singleLead } from '../leads/single.ts'
import { span, tallies } from '../leads/tally.ts'
import { type SourcesQuery, sources } from '../nouns/sources.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/** What a read works on: a connection that sees one moment. `isGone` tells whether nobody waits for the answer any more. */
export type ReadContext = {
  db: Kysely<Tables>
  dialect: Dialect
  isGone?: () => boolean
  forcedPath?: ForcedPath | undefined
}

/** A read that may be much work: `plan` looks how much it would be, `make` does it. Queries and what is made can cross to a thread. */
export type ReadQuery<Q, P, R> = {
  /** What one statement answers, if it does: that is of one moment by itself. */
  inOneStatement?(on: ReadContext, viewer: Viewer, query: Q): Promise<R | undefined>
  plan(on: ReadContext, viewer: Viewer, query: Q): Promise<P>
  isHeavy(query: Q, plan: P): boolean
  run(on: ReadContext, viewer: Viewer, query: Q, plan: P): Promise<R>
}

type ListQuery = ReadQuery<LeadQuery, Estimates, Awaited<ReturnType<ReturnType<typeof leadList>['list']>>>

const list: ListQuery = {
  inOneStatement: ({ db, dialect }, viewer, query) => pageWithTotal(db, dialect, viewer, query),
  plan: ({ db, dialect, ...options }, viewer, query) => leadList(db, dialect, options).estimate(viewer, query),
  isHeavy,
  run: ({ db, dialect, ...options }, viewer, query, plan) => leadList(db, dialect, options).list(viewer, query, plan),
}

type SourcesReadQuery = ReadQuery<SourcesQuery, number, Awaited<ReturnType<ReturnType<typeof sources>['page']>>>

/** A page of sources counts the leads of each, and may so go through all that the project has. */
const sourcesQuery: SourcesReadQuery = {
  plan: ({ db, dialect }, viewer) => sources(db, dialect).about(viewer),
  isHeavy: (_, leads) => leads > 5_000,
  run: ({ db, dialect }, viewer, query) => sources(db, dialect).page(viewer, query),
}

/** Every read that goes to a reader thread when it is heavy; the thread finds it here by its name. */
const readQueries = {
  list,
  ids: leadIds,
  page: leadPage,
  lead: singleLead,
  neighbours,
  related,
  tallies,
  span,
  board,
  sources: sourcesQuery,
}

export type ReadName = keyof typeof readQueries
export type QueryOf<N extends ReadName> = Parameters<(typeof readQueries)[N]['run']>[2]
export type ResultOf<N extends ReadName> = Awaited<ReturnType<(typeof readQueries)[N]['run']>>

/** What a heavy read is, when it does not matter which. */
export function readQuery(name: ReadName): ReadQuery<unknown, unknown, unknown> {
  return readQueries[name] as ReadQuery<unknown, unknown, unknown>
}
