import { board } from '../leads/board.ts'
import { leadPage } from '../leads/cursor-page.ts'
import { leadIds } from '../leads/ids.ts'
import { leadList } from '../leads/list.ts'
import { neighbours, related, singleLead } from '../leads/single.ts'
import { span, tallies } from '../leads/tally.ts'
import { type SourcesQuery, sources } from '../nouns/sources.ts'
import type { ReadQuery } from '../sql/read-query.ts'

type SourcesReadQuery = ReadQuery<SourcesQuery, number, Awaited<ReturnType<ReturnType<typeof sources>['page']>>>

/** A page of sources counts the leads of each, and may so go through all that the project has. */
const sourcesQuery: SourcesReadQuery = {
  plan: ({ db, dialect }, viewer) => sources(db, dialect).about(viewer),
  isHeavy: (_, leads) => leads > 5_000,
  run: ({ db, dialect }, viewer, query) => sources(db, dialect).page(viewer, query),
}

/** Every read that goes to a reader thread when it is heavy; the thread finds it here by its name. */
const readQueries = {
  list: leadList,
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
