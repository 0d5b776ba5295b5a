import { paths } from '../leads/attribution-paths.ts'
import { board } from '../leads/board.ts'
import { channelDiff } from '../leads/channel-diff.ts'
import { leadPage } from '../leads/cursor-page.ts'
import { leadIds } from '../leads/ids.ts'
import { leadList, orderList } from '../leads/list.ts'
import { neighbours, related, singleLead } from '../leads/single.ts'
import { span } from '../leads/span.ts'
import { tallies } from '../leads/tally.ts'
import { type SourcesQuery, sources } from '../nouns/sources.ts'
import {
  receiptArrivals,
  receiptCount,
  receiptLeads,
  receiptList,
  receiptNumbers,
  receiptTouches,
} from '../receipts/reads.ts'
import type { ReadQuery } from '../sql/read-query.ts'

type SourcesReadQuery = ReadQuery<SourcesQuery, number, Awaited<ReturnType<ReturnType<typeof sources>['page']>>>

/** A page of sources counts the leads of each, so it may scan all leads of the project. */
const sourcesQuery: SourcesReadQuery = {
  plan: ({ db, dialect }, viewer) => sources(db, dialect).about(viewer),
  isHeavy: (_, leads) => leads > 5_000,
  run: ({ db, dialect }, viewer, query) => sources(db, dialect).page(viewer, query),
}

/** The reads that run in a reader thread when heavy; the thread finds them here by name. */
const readQueries = {
  list: leadList,
  orders: orderList,
  ids: leadIds,
  page: leadPage,
  lead: singleLead,
  neighbours,
  related,
  tallies,
  paths,
  channelDiff,
  span,
  board,
  sources: sourcesQuery,
  receipts: receiptList,
  receiptCount,
  receiptNumbers,
  receiptTouches,
  receiptArrivals,
  receiptLeads,
}

export type ReadName = keyof typeof readQueries
export type QueryOf<N extends ReadName> = Parameters<(typeof readQueries)[N]['run']>[2]
export type ResultOf<N extends ReadName> = Awaited<ReturnType<(typeof readQueries)[N]['run']>>

/** A read by its name, untyped. */
export function readQuery(name: ReadName): ReadQuery<unknown, unknown, unknown> {
  return readQueries[name] as ReadQuery<unknown, unknown, unknown>
}
