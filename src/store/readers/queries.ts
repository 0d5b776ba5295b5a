import type { Kysely } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { board } from '../leads/board.ts'
import { leadPage } from '../leads/cursor-page.ts'
import { leadIds } from '../leads/ids.ts'
import { type ForcedWay, leadList } from '../leads/list.ts'
import type { LeadQuery } from '../leads/page.ts'
import { inOneTrip } from '../leads/page-with-total.ts'
import { type Estimates, isHeavy } from '../leads/plan.ts'
import { neighbours, oneLead, related } from '../leads/single.ts'
import { span, tallies } from '../leads/tally.ts'
import { type SourcesQuery, sources } from '../nouns/sources.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'

/** What a read works on: a connection that sees one moment. `isGone` tells whether nobody waits for the answer any more. */
export type Reading = { db: Kysely<Tables>; dialect: Dialect; isGone?: () => boolean; forced?: ForcedWay | undefined }

/** A read that may be much work: `plan` looks how much it would be, `make` does it. Queries and what is made can cross to a thread. */
export type HeavyRead<Q, P, R> = {
  /** What one statement answers, if it does: that is of one moment by itself. */
  atOnce?(on: Reading, viewer: Viewer, query: Q): Promise<R | undefined>
  plan(on: Reading, viewer: Viewer, query: Q): Promise<P>
  isHeavy(query: Q, plan: P): boolean
  make(on: Reading, viewer: Viewer, query: Q, plan: P): Promise<R>
}

type Lists = HeavyRead<LeadQuery, Estimates, Awaited<ReturnType<ReturnType<typeof leadList>['list']>>>

const list: Lists = {
  atOnce: ({ db, dialect }, viewer, query) => inOneTrip(db, dialect, viewer, query),
  plan: ({ db, dialect, ...options }, viewer, query) => leadList(db, dialect, options).estimate(viewer, query),
  isHeavy,
  make: ({ db, dialect, ...options }, viewer, query, plan) => leadList(db, dialect, options).list(viewer, query, plan),
}

type Sources = HeavyRead<SourcesQuery, number, Awaited<ReturnType<ReturnType<typeof sources>['page']>>>

/** A page of sources counts the leads of each, and may so go through all that the project has. */
const seenSources: Sources = {
  plan: ({ db, dialect }, viewer) => sources(db, dialect).about(viewer),
  isHeavy: (_, leads) => leads > 5_000,
  make: ({ db, dialect }, viewer, query) => sources(db, dialect).page(viewer, query),
}

/** Every read that goes to a reader thread when it is heavy; the thread finds it here by its name. */
const heavyReads = {
  list,
  ids: leadIds,
  page: leadPage,
  lead: oneLead,
  neighbours,
  related,
  tallies,
  span,
  board,
  sources: seenSources,
}

export type HeavyName = keyof typeof heavyReads
export type AskedOf<N extends HeavyName> = Parameters<(typeof heavyReads)[N]['make']>[2]
export type MadeOf<N extends HeavyName> = Awaited<ReturnType<(typeof heavyReads)[N]['make']>>

/** What a heavy read is, when it does not matter which. */
export function heavyRead(name: HeavyName): HeavyRead<unknown, unknown, unknown> {
  return heavyReads[name] as HeavyRead<unknown, unknown, unknown>
}
