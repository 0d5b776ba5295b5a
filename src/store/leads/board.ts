import type { Viewer } from '../../domain/access.ts'
import type { Filter } from '../../domain/filter.ts'
import type { Card } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import type { Spot } from '../../domain/selection.ts'
import type { Status } from '../../domain/status.ts'
import { statuses } from '../nouns/statuses.ts'
import type { HeavyRead, Reading } from '../readers/queries.ts'
import { inOneJourney } from '../sql/pipeline.ts'
import { cardsOfStatus } from './cards.ts'
import { estimatesOf, wayOfPage } from './cursor-page.ts'
import { and, type Figure, figure, inOrder, inStatuses } from './figure.ts'
import { seenLeads } from './mask.ts'
import { type Estimates, heavy, isOnlyStatus } from './plan.ts'
import { leadRows } from './rows.ts'
import { tallies } from './tally.ts'
import type { Tally } from './tally-rows.ts'
import { askedBy } from './viewer-query.ts'

/** Which leads a board shows: so many of each status, the newest first; or of one status, also those behind a card. */
export type BoardQuery = {
  period: Period
  filter: Filter
  limit: number
  status?: number | undefined
  after?: Spot | undefined
}

/** A column: all that it holds, some of its cards, and where the next ones begin. */
export type Column = { status: Status; all: Figure; leads: Card[]; next: Spot | null }

type Plan = { counts: Awaited<ReturnType<typeof tallies.plan>>; known: Estimates }

/** The leads of a period in a column for each status. */
export const board: HeavyRead<BoardQuery, Plan, Column[]> = {
  async plan(on, viewer, query) {
    const counts = await tallies.plan(on, viewer, [askOf(query)])
    const asked = { ...askedBy(viewer, query), sort: newest }
    const isByCells = asked.lying === 'live' && isOnlyStatus(asked.filter)
    return { counts, known: isByCells ? unknown : await estimatesOf(on, viewer, asked) }
  },
  // Where few match, about as much is read for the cards as for the count; where many do, columns are soon full.
  isHeavy: (_query, { counts }) => 2 * (counts[0]?.rows ?? 0) > heavy,
  async make(on, viewer, query, { counts, known }) {
    const [[groups = []], columns] = await inOneJourney([
      tallies.make(on, viewer, [askOf(query)], counts),
      shown(on, viewer, query),
    ])
    return inOneJourney(columns.map((status) => columnOf(on, viewer, query, { status, groups, known })))
  },
}

type Counted = { status: Status; groups: Tally[]; known: Estimates }

async function columnOf(on: Reading, viewer: Viewer, query: BoardQuery, counted: Counted): Promise<Column> {
  const { status, groups, known } = counted
  const filter = and(query.filter, inStatuses([status]))
  const own = groups.filter((group) => group.status === status.id)
  const all = figure(own, { period: query.period, filter })
  const found = all.leads === 0 ? [] : await cardsOf(on, viewer, { ...query, filter }, status, all.leads, known)
  const seen = await seenLeads(viewer, found)
  return { status, all, ...cut(seen, query.limit) }
}

const newest = { field: 'creation_date', order: 'desc' } as const
const unknown: Estimates = { all: 0, inPeriod: 0, found: new Map() }

function askOf({ period, filter }: BoardQuery) {
  return { date: 'creation_date', period, filter, by: 'nothing' } as const
}

async function shown({ db, dialect }: Reading, { project }: Viewer, { status }: BoardQuery): Promise<Status[]> {
  const all = inOrder(await statuses(db, dialect).of(project.id))
  return status === undefined ? all : all.filter(({ id }) => id === status)
}

/** The newest leads of a column behind a spot, one more than its limit if there are. */
function cardsOf(
  on: Reading,
  viewer: Viewer,
  query: BoardQuery,
  status: Status,
  total: number,
  known: Estimates,
): Promise<Card[]> {
  const asked = { ...askedBy(viewer, query), sort: newest, limit: query.limit + 1 }
  const isByCells = asked.lying === 'live' && isOnlyStatus(asked.filter)
  if (isByCells && !on.forced) return cardsOfStatus(on, viewer, { ...asked, status: status.id })
  return leadRows(on.db, on.dialect).some(viewer, asked, wayOfPage(on, asked, total, known))
}

function cut(found: Card[], limit: number): { leads: Card[]; next: Spot | null } {
  const leads = found.slice(0, limit)
  const last = found.length > limit ? leads.at(-1) : undefined
  return { leads, next: last ? { value: last.creationDate, id: last.id } : null }
}
