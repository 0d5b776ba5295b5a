import { type Kysely, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import type { Lying } from '../../domain/bin.ts'
import type { Filter } from '../../domain/filter.ts'
import { allTime, type Period } from '../../domain/period.ts'
import { grains } from '../counts/lead-counts.ts'
import { cellRows, cellsOf, tables } from '../counts/tally-cells.ts'
import type { HeavyRead, Reading } from '../readers/queries.ts'
import type { Tables } from '../schema/tables.ts'
import { inOneJourney } from '../sql/pipeline.ts'
import { sliceFor } from './buckets.ts'
import { leadEstimates } from './estimates.ts'
import { type Estimates, few, guideOfTotal, heavy, isOnlyStatus, seekable } from './plan.ts'
import type { Way } from './rows.ts'
import { groupRows, respondedUpTo, type Tally } from './tally-rows.ts'
import { askedBy } from './viewer-query.ts'

/** A question of a report: the leads that match and whose date lies in a period, counted and added up in groups. */
export type Ask = { date: keyof typeof tables; period: Period; filter: Filter; by: Grouping }

/** The same as the store is asked for a viewer. */
export type Asked = Ask & { lying: Lying }

/**
 * What leads are grouped by beside their status: nothing, their source as it is compared, their channel, the time to the first response (only
 * those that had one), or stretches of time that follow one another and are the period together: then the key is the place of one.
 */
export type Grouping = 'nothing' | 'source' | 'channel' | 'response' | { stretches: Period[] }

type Plan = { asked: Asked; guide: Way['guide'] | 'cells'; keys?: Estimates['keys']; rows: number }

/** Answers many questions as of one moment, asked in one journey: by the roll-up where it knows, else in one pass along the cheapest guide. */
export const tallies: HeavyRead<Ask[], Plan[], Tally[][]> = {
  async plan(on, viewer, asks) {
    return inOneJourney(asks.map((ask) => planOf(on, viewer, askedBy(viewer, ask))))
  },
  isHeavy: (_asks, plans) => plans.reduce((sum, { rows }) => sum + rows, 0) > heavy,
  async make(on, viewer, _asks, plans) {
    return inOneJourney(plans.map((plan) => answer(on, viewer, plan)))
  },
}

/** From the first to the last day on which leads were created or paid; null while there are none. */
export const span: HeavyRead<undefined, undefined, Period | null> = {
  plan: async () => undefined,
  isHeavy: () => false,
  async make(on, viewer) {
    const created = await filled(on, viewer, { date: 'creation_date', period: allTime })
    const paid = await filled(on, viewer, { date: 'paid_date', period: allTime })
    return created && paid
      ? { from: Math.min(created.from, paid.from), to: Math.max(created.to, paid.to) }
      : (created ?? paid)
  },
}

/** About how many rows a question reads, and along which guide. */
async function planOf(on: Reading, viewer: Viewer, asked: Asked): Promise<Plan> {
  const { db, dialect, forced } = on
  const { by, date, lying, period, filter } = asked
  if (isCounted(asked)) return { asked, guide: 'cells', rows: typeof by === 'object' ? cellsOf(by.stretches) : 0 }
  if (lying === 'bin') return { asked, guide: 'bin', rows: 0 }
  if (dialect.hasPlanner) return { asked, guide: 'period', rows: 0 }
  const inPeriod =
    by === 'response' ? await respondedUpTo(on, viewer.project, period, heavy + 1) : await datedIn(on, viewer, asked)
  const isForced = lying === 'live' && (forced === 'condition' || forced === 'keys')
  if ((inPeriod <= few && !isForced) || lying === 'both') return { asked, guide: 'period', rows: inPeriod }
  const sought = { period: date === 'creation_date' ? period : allTime, filter, sort: byCreation, limit: few + 1 }
  const { found, all, keys } = await leadEstimates(db, dialect, isForced).of(viewer, sought)
  const guide = (isForced && seekable(filter)[0]) || guideOfTotal({ found, all, inPeriod })
  return { asked, guide, keys, rows: guide === 'period' ? inPeriod : (found.get(guide) ?? 0) }
}

const byCreation = { field: 'creation_date', order: 'desc' } as const

/** Whether the roll-up answers: it knows dates and statuses of live leads, and stretches of whole hours. */
function isCounted({ filter, by, lying }: Asked): boolean {
  if (lying !== 'live' || !isOnlyStatus(filter)) return false
  return by === 'nothing' || (typeof by === 'object' && sliceFor(by.stretches) % grains.hour === 0)
}

async function answer(on: Reading, viewer: Viewer, { asked, guide, keys, rows }: Plan): Promise<Tally[]> {
  if (guide === 'cells' && on.forced !== 'period') return cellRows(on, viewer.project, asked)
  if (guide === 'cells' || guide === 'period') return inPieces(on, viewer, asked, rows)
  return groupRows(on, viewer.project, asked, { guide, keys })
}

/** About how many rows are read without a look at who waits. */
const piece = 50_000

/** Reads a long period piece by piece, with a look between whether anybody still waits. */
async function inPieces(on: Reading, viewer: Viewer, asked: Asked, rows: number): Promise<Tally[]> {
  const pieces = on.forced === 'period' ? 7 : Math.ceil((rows + 1) / piece)
  // days are counted of live leads alone
  if (pieces === 1 || asked.lying !== 'live') return groupRows(on, viewer.project, asked, { guide: 'period' })
  const { from, to } = (await filled(on, viewer, asked)) ?? { from: 0, to: -1 }
  const length = Math.max(1, Math.ceil((to - from + 1) / pieces))
  const groups = new Map<string, Tally>()
  for (let at = from; at <= to; at += length) {
    if (on.isGone?.()) throw new Error('Nobody waits for this report any more')
    const period = { from: at, to: Math.min(to, at + length - 1) }
    const found = await groupRows(on, viewer.project, { ...asked, period }, { guide: 'period' })
    for (const group of found) addTo(groups, group)
  }
  return [...groups.values()]
}

function addTo(groups: Map<string, Tally>, group: Tally): void {
  const name = JSON.stringify([group.status, group.key])
  const known = groups.get(name)
  if (!known) return void groups.set(name, group)
  known.n += group.n
  known.sum += group.sum
  if (known.label !== null && group.label !== null && group.label < known.label) known.label = group.label
}

/** The part of a period in which there are any leads, by whole days. */
async function filled(
  { db }: Pick<Reading, 'db'>,
  { project }: Viewer,
  { date, period }: Pick<Ask, 'date' | 'period'>,
) {
  const { first, last } = await days(db, date, project.id)
    .select(({ fn }) => [fn.min<number | null>('slice').as('first'), fn.max<number | null>('slice').as('last')])
    .executeTakeFirstOrThrow()
  if (first === null || last === null) return null
  return { from: Math.max(period.from, first * grains.day), to: Math.min(period.to, (last + 1) * grains.day - 1) }
}

/** About how many leads have that date in the period, by whole days. */
async function datedIn({ db }: Reading, { project }: Viewer, { date, period }: Ask): Promise<number> {
  const { n } = await days(db, date, project.id)
    .select(sql<number>`cast(coalesce(sum(n), 0) as bigint)`.as('n'))
    .where('slice', '>=', Math.floor(period.from / grains.day))
    .where('slice', '<=', Math.floor(period.to / grains.day))
    .executeTakeFirstOrThrow()
  return n
}

function days(db: Kysely<Tables>, date: Ask['date'], project: number) {
  return db.selectFrom(tables[date]).where('project_id', '=', project).where('grain', '=', grains.day)
}
