import { type RawBuilder, sql } from 'kysely'
import type { Project } from '../../domain/project.ts'
import { sliceOfBuckets } from '../counts/buckets.ts'
import { type CountedDate, sliceOf } from '../counts/cells.ts'
import type { Grouping, NamedGrouping } from '../counts/tallies.ts'
import { bucketSql, responseTimeSql, weekHourSql } from '../sql/local-sql.ts'

type Sql = RawBuilder<unknown>

/** How leads are grouped: the SQL of the key, the part and the label, a condition, and a join with rows of another table. */
export type Groups = { key: Sql; part?: Sql; label?: Sql; where?: Sql; join?: Sql }

/** The groups of a tally. */
export function groupsOf(by: Grouping, date: CountedDate, { timeZone }: Project): Groups {
  if (typeof by === 'string') return named[by](timeZone)
  const { buckets, paidIn } = by
  if (!paidIn) return { key: sliceOf(`leads.${date}`, sliceOfBuckets(buckets)) }
  const beginnings = [buckets, paidIn].map((each) => each.map(({ from }) => from))
  return {
    key: bucketSql(sql.ref('leads.creation_date'), beginnings[0] ?? []),
    part: bucketSql(sql.ref('leads.paid_date'), beginnings[1] ?? []),
    where: sql`leads.paid_date is not null`,
  }
}

/** Whether a grouping is counted without statuses, which no report needs there: that leaves few groups. */
export function isWithoutStatus(by: Grouping): boolean {
  return by === 'stay' || (isOfResponses(by) && by !== 'response')
}

/** Whether the parts of a grouping are times, whose distribution reports show. */
export function isOfTimes(by: Grouping): boolean {
  return by === 'response' || by === 'week-hour response' || by === 'stay' || by === 'payment'
}

/** Whether a grouping has only leads that a member responded to, which have an index. */
export function isOfResponses(by: Grouping): boolean {
  return typeof by === 'string' && by.endsWith('response')
}

/** A time in the steps of `domain/times.ts`. */
function rounded(span: Sql): Sql {
  return sql`case when ${span} < 0 then 0 when ${span} < 120 then ${span} when ${span} < 7200 then ${span} / 60 + 118
    when ${span} < 172800 then ${span} / 600 + 226 else ${span} / 3600 + 466 end`
}

const response = rounded(responseTimeSql)
/** A member responded to the lead. Leads from a file or from another desk are left out, since nobody waited for an answer to them. */
const isResponded = sql`leads.responded_at is not null and leads.door <> 'import'`
const weekHour = (timeZone: string) => weekHourSql(sql.ref('leads.creation_date'), timeZone)

const named: Record<NamedGrouping, (timeZone: string) => Groups> = {
  nothing: () => ({ key: sql`null` }),
  source: () => ({ key: sql`leads.source_folded`, label: sql`min(leads.source)` }),
  assignee: () => ({ key: sql`leads.assignee` }),
  'week-hour': (timeZone) => ({ key: weekHour(timeZone) }),
  response: () => ({ key: sql`null`, part: response, where: isResponded }),
  'assignee response': () => ({ key: sql`leads.assignee`, part: response, where: isResponded }),
  'assignee deadline response': () => ({
    key: sql`leads.assignee`,
    part: sql`case when leads.due_at is null then 1 else 0 end`,
    where: isResponded,
  }),
  'week-hour response': (timeZone) => ({ key: weekHour(timeZone), part: response, where: isResponded }),
  way: () => ({ key: sql`leads.passed`, part: sql`leads.lost_reason` }),
  payment: () => ({
    key: sql`null`,
    part: rounded(sql`(leads.paid_date - leads.creation_date)`),
    where: sql`leads.paid_date is not null`,
  }),
  // An undo leaves the stay behind, although the lead has not passed its status: such rows are dropped.
  stay: () => ({
    key: sql`stays.status`,
    part: rounded(sql`stays.seconds`),
    join: sql`join stays on stays.project_id = leads.project_id and stays.lead_id = leads.id`,
    where: sql`stays.status <> leads.status
      and replace(leads.passed, ',' || stays.status || ',', '') <> leads.passed`,
  }),
}
