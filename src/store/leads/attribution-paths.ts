import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { least, type PathLevel, type PathTally, type PathValue } from '../../domain/attribution.ts'
import { checkLevels } from '../../domain/mask-filter.ts'
import type { PathQuery } from '../counts/tallies.ts'
import type { SlicePlan } from '../counts/tally-cache.ts'
import { leadTotals } from '../counts/totals.ts'
import { isTextSearch } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { pipelined } from '../sql/pipeline.ts'
import type { ReadContext, ReadQuery } from '../sql/read-query.ts'
import { cachedPaths, cacheRows, planPaths } from './cached-tally.ts'
import { channelSql } from './channel-sql.ts'
import { chunksOf } from './chunks.ts'
import { filterSql } from './filter-sql.ts'
import { maxLightRows } from './plan.ts'
import { type Access, binPredicate, byIndex } from './query.ts'
import { accessTo, weightOf } from './tally.ts'
import { applyViewer, type Scoped } from './viewer.ts'

type Planned = { scoped: Scoped<PathQuery>; rows: number } & (
  | { access: Access }
  | { access: 'cache'; slices: SlicePlan<PathTally> }
)

/** Counts many sets of paths on one snapshot, each from the cache or in one scan along the cheapest access path. */
export const paths: ReadQuery<PathQuery[], Planned[], PathTally[][]> = {
  isHeavyUnestimated: () => true,
  plan: (on, viewer, queries) => pipelined(queries.map((query) => planOf(on, viewer, query))),
  isHeavy: (_queries, plans) => weightOf(plans) > maxLightRows,
  run: (on, _viewer, _queries, plans) => pipelined(plans.map((plan) => answer(on, plan))),
}

async function planOf(on: ReadContext, viewer: Viewer, query: PathQuery): Promise<Planned> {
  checkLevels(viewer, query.levels, query.touch)
  const scoped = applyViewer(viewer, query)
  if ((await cacheRows(on, scoped)) !== undefined) {
    const slices = await planPaths(on, scoped, (slice) => pathRows(on, slice)) // a slice is read in one chunk
    if (slices) return { scoped, access: 'cache', slices, rows: slices.rows }
  }
  return { scoped, ...(await accessTo(on, scoped)) }
}

function answer(on: ReadContext, plan: Planned): Promise<PathTally[]> {
  const { scoped } = plan
  return plan.access === 'cache' ? cachedPaths(on, scoped, plan.slices) : pathRows(on, scoped, plan.access, plan.rows)
}

/** Counts paths from the rows of leads, along an access path. */
export async function pathRows(
  on: ReadContext,
  scoped: Scoped<PathQuery>,
  access: Access = { path: 'period' },
  rows = 0,
): Promise<PathTally[]> {
  const made = new Map<string, PathTally>()
  const isWhole = access.path !== 'period' || scoped.binScope !== 'live'
  const filled = () => leadTotals(on.db, on.dialect).filled(scoped.viewer.project, scoped.period, scoped.date)
  const chunks = isWhole ? [scoped.period] : chunksOf(on, scoped.period, rows, filled)
  for await (const period of chunks)
    for (const row of (await grouped(on.dialect, { ...scoped, period }, access).execute(on.db)).rows) add(made, row)
  return [...made.values()]
}

type Row = { status: number; repeated: number; n: number; sum: string } & Record<`value${number}`, PathValue> &
  Record<`label${number}`, string | null>

function add(made: Map<string, PathTally>, row: Row): void {
  const count = Object.keys(row).filter((name) => name.startsWith('value')).length
  const places = Array.from({ length: count }, (_, index) => index)
  const values = places.map((index) => row[`value${index}`] as PathValue)
  const labels = places.map((index) => row[`label${index}`] as string | null)
  const name = JSON.stringify([row.status, row.repeated, values])
  const known = made.get(name)
  const { status, n } = row
  if (!known)
    return void made.set(name, { status, isRepeat: row.repeated === 1, values, labels, n, sum: BigInt(row.sum) })
  known.n += n
  known.sum += BigInt(row.sum)
  known.labels = known.labels.map((label, index) => least(label, labels[index] ?? null))
}

/** Evaluating rules and JSON is expensive, so leads with equal inputs are grouped first; most leads without a touch are equal. */
function grouped(dialect: Dialect, scoped: Scoped<PathQuery>, { path, keys }: Access): RawBuilder<Row> {
  const { viewer, date, period, filter, binScope, levels, touch } = scoped
  const { project } = viewer
  const isSearch = typeof path === 'object' && isTextSearch(path)
  const [utm, whole] = touch === 'last' ? ['utm_folded', 'last_touch'] : ['first_utm_folded', 'first_touch']
  const values = levels.map(
    (level, index) => sql`${pathValue(dialect, project.rules, level)} as ${sql.id(`value${index}`)}`,
  )
  const labels = levels.map((level, index) => sql`${pathLabel(dialect, level)} as ${sql.id(`label${index}`)}`)
  const keysOf = [sql.lit(1), sql.lit(2), ...levels.map((_, index) => sql.lit(index + 3))]
  return sql<Row>`
    select status, repeated, ${sql.join([...values, ...labels])}, cast(sum(n) as bigint) as n, cast(sum(sum) as text) as sum
    from (
      select leads.status, case when leads.repeat_of is null then 0 else 1 end as repeated, leads.source_folded,
        ${sql.ref(`leads.${utm}`)} as utm_folded, ${sql.ref(`leads.${whole}`)} as last_touch,
        min(leads.source) as source, count(*) as n, coalesce(sum(leads.price), 0) as sum
      from leads
      where ${byIndex(dialect, 'leads.project_id', !isSearch)} = ${project.id}
        and ${byIndex(dialect, `leads.${date}`, path === 'period')} >= ${period.from}
        and ${byIndex(dialect, `leads.${date}`, path === 'period')} <= ${period.to} and ${binPredicate[binScope]}
        and ${filterSql(filter, { dialect, project, path: path === 'bin' ? 'period' : path, keys })}
      group by 1, 2, 3, 4, 5
    ) as leads group by ${sql.join(keysOf)}`
}

function pathValue(dialect: Dialect, rules: Parameters<typeof channelSql>[1], level: PathLevel): Expression<unknown> {
  if (level === 'channel') return channelSql(dialect, rules)
  if (level === 'source') return sql.ref('leads.source_folded')
  return dialect.jsonText(sql.ref('leads.utm_folded'), sql.lit(utmOf[level]))
}

function pathLabel(dialect: Dialect, level: PathLevel): Expression<unknown> {
  if (level === 'channel') return sql`null`
  if (level === 'source') return sql`min(leads.source)`
  return sql`min(${dialect.jsonText(sql.ref('leads.last_touch'), sql.lit(utmOf[level]))})`
}

const utmOf = { campaign: 'utm_campaign', keyword: 'utm_term' } as const
