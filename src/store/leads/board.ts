import type { Viewer } from '../../domain/access.ts'
import { and, type Figure, figure, inOrder, inStatuses, type Tally } from '../../domain/figure.ts'
import type { Condition, Filter } from '../../domain/filter.ts'
import type { Card, CardSort } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import type { SortPosition } from '../../domain/selection.ts'
import type { Status } from '../../domain/status.ts'
import { isOnlyStatus } from '../counts/status-filter.ts'
import { leadTotals } from '../counts/totals.ts'
import { statuses } from '../nouns/statuses.ts'
import { pipelined } from '../sql/pipeline.ts'
import type { ReadContext, ReadQuery } from '../sql/read-query.ts'
import { accessToPage, estimatesOf } from './access.ts'
import { cardsOfStatus } from './cards.ts'
import { type Estimates, indexableConditions, maxCounted, maxLightRows } from './plan.ts'
import { firstLeads } from './rows.ts'
import { tallies, weightOf } from './tally.ts'
import { applyViewer, maskLeads, narrow, type Scoped, type Unmasked } from './viewer.ts'

/**
 * What a board shows: up to `limit` leads of each status, in the order of `sort`. `status` limits it to one column, `after` continues a column after
 * a card.
 */
export type BoardQuery = {
  period: Period
  filter: Filter
  limit: number
  /** The newest first, unless given. */
  sort?: CardSort | undefined
  status?: number | undefined
  after?: SortPosition | undefined
}

/** A column: its figures, some of its cards, and the position of the next ones. */
export type Column = { status: Status; all: Figure; leads: Card[]; next: SortPosition | null }

/** `scoped` is the query whose conditions are estimated: estimates are found by the condition itself, not by an equal one. */
type Plan = {
  counts: Awaited<ReturnType<typeof tallies.plan>>
  scoped: Scoped<BoardQuery>
  estimates: Estimates
  ofStatuses: Map<number, number>
}

/** The leads of a period in a column for each status. */
export const board: ReadQuery<BoardQuery, Plan, Column[]> = {
  isHeavyUnestimated: (viewer, query) => !isByCells(applyViewer(viewer, query)),
  async plan(on, viewer, query) {
    const counts = await tallies.plan(on, viewer, [countOf(query)])
    const scoped = applyViewer(viewer, query)
    if (isByCells(scoped)) return { counts, scoped, estimates: noEstimates, ofStatuses: new Map() }
    const isEstimated = scoped.binScope === 'live' && !on.dialect.hasStatistics
    const ofStatuses = isEstimated ? await leadTotals(on.db, on.dialect).ofStatuses(viewer.project.id) : new Map()
    return { counts, scoped, estimates: await estimatesOf(on, { ...scoped, sort: sortOf(query) }), ofStatuses }
  },
  // The factor is for the cards: with few matches they read about as many rows as the count; with many, the columns fill early.
  isHeavy: (_query, { counts }) => 2 * weightOf(counts) > maxLightRows,
  async run(on, viewer, query, { counts, ...plan }) {
    const [[groups = []], columns] = await pipelined([
      tallies.run(on, viewer, [countOf(query)], counts),
      shownStatuses(on, viewer, query),
    ])
    return pipelined(columns.map((status) => columnOf(on, query, { status, groups, ...plan })))
  },
}

type Counted = Omit<Plan, 'counts'> & { status: Status; groups: Tally[] }

async function columnOf(on: ReadContext, query: BoardQuery, counted: Counted): Promise<Column> {
  const { status, groups, scoped } = counted
  const own = groups.filter((group) => group.status === status.id)
  const all = figure(own, { period: query.period, filter: and(query.filter, inStatuses([status])) })
  const found = all.leads === 0 ? [] : await cardsOf(on, { ...counted, all })
  return { status, all, ...(await firstPage(scoped.viewer, found, query)) }
}

/** Whether the roll-up counts the columns and `cardsOfStatus` reads the cards, so that nothing is estimated. */
function isByCells({ binScope, filter, sort }: Scoped<BoardQuery>): boolean {
  return binScope === 'live' && isOnlyStatus(filter) && isNewest({ sort })
}

const newest: CardSort = { field: 'creation_date', order: 'desc' }
const sortOf = ({ sort = newest }: Pick<BoardQuery, 'sort'>) => sort

function isNewest(query: Pick<BoardQuery, 'sort'>): boolean {
  const { field, order } = sortOf(query)
  return field === newest.field && order === newest.order
}

const noEstimates: Estimates = { all: 0, inPeriod: 0, found: new Map() }

function countOf({ period, filter }: BoardQuery) {
  return { date: 'creation_date', period, filter, by: 'nothing' } as const
}

async function shownStatuses(
  { db, dialect }: ReadContext,
  { project }: Viewer,
  { status }: BoardQuery,
): Promise<Status[]> {
  const all = inOrder(await statuses(db, dialect).of(project.id))
  return status === undefined ? all : all.filter(({ id }) => id === status)
}

/** The first leads of a column after `after`: one more than the limit, if there are, which tells that a next page exists. */
function cardsOf(
  on: ReadContext,
  { status, all, scoped, estimates, ofStatuses }: Counted & { all: Figure },
): Promise<Unmasked<Card>[]> {
  const filter = narrow(scoped.filter, inStatuses([status]))
  const own = { ...scoped, filter, limit: scoped.limit + 1, sort: sortOf(scoped) }
  if (isByCells(own) && !on.forcedPath) return cardsOfStatus(on, { ...own, status: status.id })
  const found = new Map(estimates.found)
  for (const each of indexableConditions(filter))
    if (isOf(status, each)) found.set(each, ofStatuses.get(status.id) ?? maxCounted)
  return firstLeads(on, own, accessToPage(on, own, all.leads, { ...estimates, found }))
}

/** Whether a condition selects exactly this status. The index of statuses finds a rare one in any order. */
function isOf({ id }: Status, { field, operator, value }: Condition): boolean {
  return field === 'status' && operator === 'in' && Array.isArray(value) && value.length === 1 && value[0] === id
}

async function firstPage(viewer: Viewer, found: Unmasked<Card>[], query: BoardQuery) {
  const { limit } = query
  const leads = await maskLeads(viewer, found.slice(0, limit))
  const last = found.length > limit ? leads.at(-1) : undefined
  return { leads, next: last ? { value: placesIn[sortOf(query).field](last), id: last.id } : null }
}

/** The sort key of a card in each order. */
const placesIn: Record<CardSort['field'], (card: Card) => number | null> = {
  creation_date: (card) => card.creationDate,
  price: (card) => card.price,
  remind_at: (card) => card.remindAt,
  paid_date: (card) => card.paidDate,
  id: (card) => card.id,
}
