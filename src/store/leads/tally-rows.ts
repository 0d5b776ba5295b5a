import { type RawBuilder, sql } from 'kysely'
import type { Tally } from '../../domain/figure.ts'
import { everything } from '../../domain/filter.ts'
import type { Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { intoBuckets, sliceOfBuckets } from '../counts/buckets.ts'
import type { CountedDate } from '../counts/cells.ts'
import { findsStatus, isOnlyStatus } from '../counts/status-filter.ts'
import { type TallyQuery, type TallyRow, toTally } from '../counts/tallies.ts'
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

/** A tally from the leads themselves, along an access path. */
export async function groupRows({ db, dialect }: ReadContext, scoped: ScopedTally, access: Access): Promise<Tally[]> {
  const { viewer, by, filter, binScope, period, date } = scoped
  if (by === 'response' && binScope === 'live' && isOnlyStatus(filter)) {
    const rows = await responses[date](db, dialect, { project: viewer.project.id, ...period })
    return withTimes(rows.map(toTally).filter(({ status }) => findsStatus(filter, status)))
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
  const status = isWithoutStatus(by) ? sql`0` : sql.ref('leads.status')
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

/** The responses to leads of a period in any status; every summary needs them twice. */
const responses = { creation_date: prepareResponses('creation_date'), paid_date: prepareResponses('paid_date') }

function prepareResponses(date: CountedDate) {
  return preparedQuery<Values, TallyRow>((db, value, dialect) => {
    const period = { from: value('from'), to: value('to') }
    const viewer = { project: { id: value('project') } as Project }
    const scoped = applyViewer(viewer, { date, period, filter: everything, by: 'response' as const })
    const query = grouped(dialect, scoped, { path: 'period' })
    return { compile: () => query.compile(db) }
  })
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
