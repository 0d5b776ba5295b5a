import { type RawBuilder, sql } from 'kysely'
import type { Tally } from '../../domain/figure.ts'
import { everything, isEverything } from '../../domain/filter.ts'
import type { Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { intoBuckets, sliceOfBuckets } from '../counts/buckets.ts'
import type { CountedDate } from '../counts/cells.ts'
import { findsStatus, isOnlyStatus } from '../counts/status-filter.ts'
import { type Grouping, type NamedGrouping, type TallyQuery, type TallyRow, toTally } from '../counts/tallies.ts'
import { withTimes } from '../counts/tally-sums.ts'
import { isTextSearch } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { filterSql } from './filter-sql.ts'
import { type Access, binPredicate, byIndex } from './query.ts'
import { groupsOf, isOfTimes, isWithoutStatus } from './tally-groups.ts'
import { applyViewer, type Scoped } from './viewer.ts'

/** A tally within the scope of its viewer. */
export type ScopedTally = Scoped<TallyQuery>

/** Counts a tally from the rows of leads, along an access path. */
export async function groupRows({ db, dialect }: ReadContext, scoped: ScopedTally, access: Access): Promise<Tally[]> {
  const { viewer, by, filter, period, date } = scoped
  if (isPrepared(by) && isPlain(scoped, access)) {
    const rows = await preparedRows(date, by)(db, dialect, { project: viewer.project.id, ...period })
    const tallies = rows.map(toTally).filter(({ status }) => findsStatus(filter, status))
    return isOfTimes(by) ? withTimes(tallies) : tallies
  }
  const rows = (await grouped(dialect, scoped, access).execute(db)).rows.map(toTally)
  if (isOfTimes(by)) return withTimes(rows)
  return typeof by === 'object' && !by.paidIn ? intoBuckets(rows, sliceOfBuckets(by.buckets), by.buckets) : rows
}

/** Columns off the access path are hidden from the planner. */
function grouped(
  dialect: Dialect,
  { viewer: { project }, date, period, filter, by, binScope }: ScopedTally,
  { path, keys }: Access,
): RawBuilder<TallyRow> {
  const dated = byIndex(dialect, `leads.${date}`, path === 'period')
  const isSearch = typeof path === 'object' && isTextSearch(path)
  const { key, part = sql`null`, label = sql`null`, where = sql`1 = 1`, join = sql`` } = groupsOf(by, date, project)
  // SQLite would read all leads along the index of statuses to group them without sorting
  const status = isWithoutStatus(by) ? sql`0` : dialect.withoutIndex(sql.ref('leads.status'))
  return sql<TallyRow>`
    select ${status} as status, ${key} as key, ${part} as part, ${label} as label,
      count(*) as n, cast(coalesce(sum(leads.price), 0) as text) as sum
    from leads ${join}
    where ${byIndex(dialect, 'leads.project_id', !isSearch)} = ${project.id} and ${dated} >= ${period.from} and ${dated} <= ${period.to}
      and ${where} and ${binPredicate[binScope]}
      and ${filterSql(filter, { dialect, project, path: path === 'bin' ? 'period' : path, keys })}
    group by 1, 2, 3`
}

type Values = { project: number } & Period

/** Groupings whose SQL is the same for each project. Those by hour depend on the time zone of the project. */
const preparedGroupings = [
  'source',
  'response',
  'assignee',
  'assignee response',
  'assignee deadline response',
  'way',
  'stay',
  'payment',
] as const satisfies NamedGrouping[]
type PreparedGrouping = (typeof preparedGroupings)[number]

function isPrepared(by: Grouping): by is PreparedGrouping {
  return (preparedGroupings as readonly Grouping[]).includes(by)
}

/**
 * Whether a tally reads all leads of a period. A filter by status is applied to the groups afterwards where it drops little: nearly all leads with a
 * paid date are paid.
 */
function isPlain({ by, binScope, filter, date }: ScopedTally, { path }: Access): boolean {
  if (binScope !== 'live' || path !== 'period') return false
  return isEverything(filter) || ((date === 'paid_date' || by === 'response') && isOnlyStatus(filter))
}

const prepared = new Map<string, ReturnType<typeof prepareRows>>()

/**
 * Every report runs some of these queries. Planning one takes as long as reading the leads of a month, and each reads a range of an index whatever
 * its values, so a generic plan is kept.
 */
function preparedRows(date: CountedDate, by: PreparedGrouping) {
  const name = `${date} ${by}`
  const known = prepared.get(name) ?? prepareRows(date, by)
  prepared.set(name, known)
  return known
}

function prepareRows(date: CountedDate, by: PreparedGrouping) {
  return preparedQuery<Values, TallyRow>(
    (db, value, dialect) => {
      const period = { from: value('from'), to: value('to') }
      const viewer = { project: { id: value('project') } as Project }
      const query = grouped(dialect, applyViewer(viewer, { date, period, filter: everything, by }), { path: 'period' })
      return { compile: () => query.compile(db) }
    },
    { genericPlan: true },
  )
}

/** How many leads of a period were responded to, counted up to a limit. */
export async function respondedUpTo({ db, dialect }: ReadContext, project: Project, period: Period, limit: number) {
  const [row] = await countResponded(db, dialect, { project: project.id, limit, ...period })
  return row?.n ?? 0
}

const countResponded = preparedQuery<Values & { limit: number }, { n: number }>((db, value) => {
  const query = sql<{ n: number }>`
    select count(*) as n from (
      select 1 from leads where project_id = ${value('project')} and creation_date >= ${value('from')}
        and creation_date <= ${value('to')} and responded_at is not null and door <> 'import'
        and deleted_at is null limit ${value('limit')} + 0
    ) as some`
  return { compile: () => query.compile(db) }
})
