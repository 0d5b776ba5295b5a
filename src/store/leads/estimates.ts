import { type Kysely, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { type Condition, isEverything } from '../../domain/filter.ts'
import type { Project } from '../../domain/project.ts'
import type { Selection } from '../../domain/selection.ts'
import { leadTotals } from '../counts/totals.ts'
import type { Tables } from '../schema/tables.ts'
import { longerPhrase, textQuery } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { filterSql } from './filter-sql.ts'
import {
  type Estimates,
  maxCounted,
  maxKeyLookups,
  maxLightPage,
  minRowsToPlan,
  minRowsToRefine,
  plannedConditions,
  uselessFrom,
} from './plan.ts'

/**
 * Estimates for choosing an access path, made only where the database has no statistics. Conditions are estimated only where it pays, or with
 * `always`.
 */
export function leadEstimates(db: Kysely<Tables>, dialect: Dialect, always = false) {
  const totals = leadTotals(db, dialect)
  return { of, refine }

  async function of(
    { project }: Viewer,
    { period, filter, sort, limit }: Selection & { limit: number },
  ): Promise<Estimates> {
    const nothingToChoose = isEverything(filter) && sort.field === 'creation_date' && limit <= maxLightPage
    if (dialect.hasStatistics || nothingToChoose) return { all: 0, inPeriod: 0, found: new Map() }
    const inPeriod = await totals.about(project, period)
    const conditions = inPeriod > minRowsToPlan || always ? plannedConditions(filter) : []
    const found = new Map<Condition, number>()
    const keys = new Map<Condition, number[]>()
    for (const condition of conditions) {
      const rows = await countMatches(project, condition, keys, inPeriod)
      found.set(condition, rows < uselessFrom(inPeriod) ? rows : maxCounted)
    }
    return { all: sort.field === 'creation_date' ? inPeriod : await totals.all(project), inPeriod, found, keys }
  }

  /**
   * Refines the estimates where every other path would scan very many rows: the index is searched for a longer part of a text whose beginning is
   * common. That takes as long as a scan of some hundred thousand rows, too slow for the event loop.
   */
  async function refine({ project }: Viewer, estimates: Estimates): Promise<Estimates> {
    if (
      !always &&
      (estimates.inPeriod < minRowsToRefine || [...estimates.found.values()].some((rows) => rows < maxCounted))
    )
      return estimates
    const [found, keys] = [new Map(estimates.found), new Map(estimates.keys)]
    for (const condition of found.keys()) {
      const phrase = longerPhrase(condition)
      const some = phrase ? await dialect.searchIndex.keys(db, project, phrase, maxKeyLookups + 1) : []
      if (!phrase || some.length > maxKeyLookups) continue
      found.set(condition, some.length)
      keys.set(condition, some)
    }
    return { ...estimates, found, keys }
  }

  /** The number of index matches of a condition. Counting stops where more of them make no difference in a period of `inPeriod` rows. */
  async function countMatches(
    project: Project,
    condition: Condition,
    keys: Map<Condition, number[]>,
    inPeriod: number,
  ): Promise<number> {
    const limit = uselessFrom(inPeriod)
    if (condition.field === 'status') return totals.all(project, condition)
    const search = textQuery(condition, project.country)
    if (search) {
      const first = await dialect.searchIndex.keys(db, project, search.phrase, sampled)
      const isSample = first.length === sampled
      if (isSample && !always && inPeriod < minRowsToRefine && (await isCommon(project, first, limit)))
        return maxCounted
      const some = isSample ? await dialect.searchIndex.keys(db, project, search.phrase, maxKeyLookups + 1) : first
      if (some.length > maxKeyLookups) return dialect.searchIndex.count(db, project, search.phrase, limit)
      const rowKeys = [...some, ...search.ids.flatMap((id) => dialect.rowKey(project.seq, id).key ?? [])]
      keys.set(condition, rowKeys)
      return rowKeys.length
    }
    const where = filterSql(condition, { dialect, project, path: condition })
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select 1 from leads where project_id = ${project.id} and ${where} limit ${limit} + 0)
    `.execute(db)
    return rows[0]?.n ?? 0
  }

  /**
   * Whether the first matches are so dense that a text has far more than `limit` matches. Counting them would take as long as a scan of the period.
   * Where only the first matches are dense, a short period is scanned needlessly.
   */
  async function isCommon(project: Project, first: number[], limit: number): Promise<boolean> {
    const span = (first.at(-1) as number) - (first[0] as number) + 1
    return (first.length / span) * (await totals.all(project)) > 2 * limit
  }
}

/** The number of first matches from which the density is estimated. */
const sampled = 200
