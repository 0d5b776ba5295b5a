import { type Kysely, sql } from 'kysely'
import type { Viewer } from '../../domain/access.ts'
import { type Condition, isEverything } from '../../domain/filter.ts'
import type { Project } from '../../domain/project.ts'
import type { Selection } from '../../domain/selection.ts'
import type { Tables } from '../schema/tables.ts'
import { moreSoughtBy, soughtBy } from '../search/text-query.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type FilterContext, filterSql, questionOf } from './filter-sql.ts'
import { common, type Estimates, few, handful, many, seekable, tooMany } from './plan.ts'
import { leadTotals } from './total.ts'

/** What a plan is chosen by, asked for only where the database does not know better itself, and where it pays or `always`. */
export function leadEstimates(db: Kysely<Tables>, dialect: Dialect, always = false) {
  const totals = leadTotals(db, dialect)
  return { of, sharper }

  async function of(
    { project }: Viewer,
    { period, filter, sort, limit }: Selection & { limit: number },
  ): Promise<Estimates> {
    const nothingToChoose = isEverything(filter) && sort.field === 'creation_date' && limit <= few
    if (dialect.hasPlanner || nothingToChoose) return { all: 0, inPeriod: 0, found: new Map() }
    const inPeriod = await totals.about(project, period)
    const conditions = inPeriod > few || always ? seekable(filter) : []
    const found = new Map<Condition, number>()
    const keys = new Map<Condition, number[]>()
    for (const condition of conditions) {
      const rows = await foundBy(project, condition, keys, tooMany(inPeriod))
      found.set(condition, rows < tooMany(inPeriod) ? rows : common)
    }
    return { all: sort.field === 'creation_date' ? inPeriod : await totals.all(project), inPeriod, found, keys }
  }

  /**
   * The same after a second look, where everything else would walk very many rows: of a long text with a common beginning the index is
   * asked for more. That takes as long as a walk of some hundred thousand rows, so it is nothing for the event loop.
   */
  async function sharper({ project }: Viewer, known: Estimates): Promise<Estimates> {
    if (!always && (known.inPeriod < many || [...known.found.values()].some((rows) => rows < common))) return known
    const [found, keys] = [new Map(known.found), new Map(known.keys)]
    for (const condition of found.keys()) {
      const phrase = moreSoughtBy(condition)
      const some = phrase
        ? await dialect.texts.keys(db, project, questionOf(condition, phrase, contextOf(project)), handful + 1)
        : []
      if (!phrase || some.length > handful) continue
      found.set(condition, some.length)
      keys.set(condition, some)
    }
    return { ...known, found, keys }
  }

  /** How many rows an index finds for a condition, counted up to `most`. */
  async function foundBy(
    project: Project,
    condition: Condition,
    keys: Map<Condition, number[]>,
    most: number,
  ): Promise<number> {
    if (condition.field === 'status') return totals.all(project, condition)
    const sought = soughtBy(condition, project.country)
    if (sought) {
      const question = questionOf(condition, sought.phrase, contextOf(project))
      const some = await dialect.texts.keys(db, project, question, handful + 1)
      if (some.length > handful) return dialect.texts.count(db, project, question, most)
      const known = [...some, ...sought.ids.flatMap((id) => dialect.rowKey(project.seq, id).key ?? [])]
      keys.set(condition, known)
      return known.length
    }
    const where = filterSql(condition, { dialect, project, guide: condition })
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (select 1 from leads where project_id = ${project.id} and ${where} limit ${most} + 0)
    `.execute(db)
    return rows[0]?.n ?? 0
  }

  function contextOf(project: Project): FilterContext {
    return { dialect, project, guide: 'period' }
  }
}
