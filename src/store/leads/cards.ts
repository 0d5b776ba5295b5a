import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Card } from '../../domain/lead.ts'
import type { Period } from '../../domain/period.ts'
import type { SortPosition } from '../../domain/selection.ts'
import { grains } from '../counts/cells.ts'
import type { LeadRow } from '../schema/tables.ts'
import { type Param, preparedQuery } from '../sql/prepared-query.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { type Scope, type Unmasked, unmaskedRows } from './viewer.ts'

/** The newest leads of a period in a status, after a position. */
export type CardQuery = { period: Period; status: number; limit: number; after?: SortPosition | undefined }

/**
 * The newest leads of a status. On SQLite, which uses one index, the roll-up names the hours that have such leads, so that a rare status does not
 * scan all other leads. One hour may hold very many leads, as after an import without dates; then a rare status is read by its own index.
 */
export async function cardsOfStatus(on: ReadContext, query: Scope & CardQuery): Promise<Unmasked<Card>[]> {
  const { db, dialect } = on
  const { period, status, limit, after } = query
  const { project } = query.viewer
  const to = Math.min(period.to, (after?.value ?? period.to) as number)
  const [value, id] = after ? [after.value as number, after.id] : [Number.MAX_SAFE_INTEGER, 0]
  const values = { project: project.id, status, limit, from: period.from, to, value, id }
  if (dialect.hasStatistics) return cards(await byDate(db, dialect, values))
  const [first, last] = [Math.floor(period.from / grains.hour), Math.floor(to / grains.hour)]
  const days = { firstDay: Math.floor(first / 24), lastDay: Math.floor(last / 24) }
  const [hours] = await newestHours(db, dialect, { ...values, ...days, first, last })
  if (!hours || hours.oldest === null || hours.newest === null) return []
  const { oldest, newest, n } = hours
  const found = { ...values, ...days, first: oldest, last: newest }
  const path = await pathOf(on, found, newest - oldest < n + maxEmptyHours)
  if (path === 'status') return cards(await byStatus(db, dialect, values))
  if (path === 'hour') return cards(await byHour(db, dialect, found))
  const bounds = { from: Math.max(period.from, oldest * grains.hour), to: Math.min(to, (newest + 1) * grains.hour - 1) }
  return cards(await byDate(db, dialect, { ...values, ...bounds }))
}

/**
 * Chooses how to read the leads of a status between two hours: by date if the range has few leads, by hour if its hours have few, by status if the
 * status has few. If each has many, the density of the hours decides.
 */
async function pathOf({ db, dialect }: ReadContext, hours: DayValues, isDense: boolean) {
  const few = (rows: { n: number }[]) => (rows[0]?.n ?? 0) <= maxOthers
  if (isDense && few(await countOfRange(db, dialect, hours))) return 'date'
  if (few(await countOfHours(db, dialect, hours))) return 'hour'
  if (few(await countOfStatus(db, dialect, hours))) return 'status'
  return isDense ? 'date' : 'hour'
}

/** The number of empty hours that are cheaper to scan than to skip. */
const maxEmptyHours = 24

/** Scanning this many leads is fast. */
const maxOthers = 5_000

type Values = { project: number; status: number; limit: number; from: number; to: number; value: number; id: number }
type HourValues = Values & { first: number; last: number }
type DayValues = HourValues & { firstDay: number; lastDay: number }

type Hours = { newest: number | null; oldest: number | null; n: number }

/** The newest hours that have leads of the status: at most one more than the limit. */
function hoursOf(value: Param<DayValues>): RawBuilder<unknown> {
  return sql`
    select hours.slice as slice, hours.n as n from lead_counts as days cross join lead_counts as hours
    where days.project_id = ${value('project')} and days.grain = ${grains.day} and days.status = ${value('status')} and days.n > 0
      and days.slice >= ${value('firstDay')} and days.slice <= ${value('lastDay')} and hours.project_id = days.project_id and hours.grain = ${grains.hour}
      and hours.slice >= days.slice * 24 and hours.slice < days.slice * 24 + 24 and hours.slice >= ${value('first')}
      and hours.slice <= ${value('last')} and hours.status = days.status and hours.n > 0
    order by days.slice desc, hours.slice desc limit ${value('limit')} + 1`
}

/**
 * The range of the newest hours whose leads fill the limit: at most one hour more than the limit. The leads of the newest hour do not count, since
 * the period or the position may cut it.
 */
const newestHours = preparedQuery<DayValues, Hours>((db, value) => {
  const query = sql<Hours>`
    select max(slice) as newest, min(slice) as oldest, count(*) as n from (
      select slice, sum(n) over (order by slice desc) - n - first_value(n) over (order by slice desc) as newer from (${hoursOf(value)}) as hours
    ) as filled where newer < ${value('limit')} + 0`
  return { compile: () => query.compile(db) }
})

/** The number of leads of all statuses between two hours. */
const countOfRange = preparedQuery<DayValues, { n: number }>((db, value) => {
  const query = sql<{ n: number }>`
    select cast(coalesce(sum(n), 0) as bigint) as n from lead_counts where project_id = ${value('project')}
      and grain = ${grains.hour} and slice >= ${value('first')} and slice <= ${value('last')}`
  return { compile: () => query.compile(db) }
})

/** The number of leads of all statuses in the hours that have leads of this one. */
const countOfHours = preparedQuery<DayValues, { n: number }>((db, value) => {
  const query = sql<{ n: number }>`
    select cast(coalesce(sum(others.n), 0) as bigint) as n from (${hoursOf(value)}) as own cross join lead_counts as others
    where others.project_id = ${value('project')} and others.grain = ${grains.hour} and others.slice = own.slice`
  return { compile: () => query.compile(db) }
})

/** The number of leads of a status, in the bin or not, counted up to one more than `maxOthers`. */
const countOfStatus = preparedQuery<Values, { n: number }>((db, value) => {
  const query = sql<{ n: number }>`
    select count(*) as n from (select 1 from leads where project_id = ${value('project')} and status = ${value('status')}
      limit ${sql.lit(maxOthers + 1)}) as some`
  return { compile: () => query.compile(db) }
})

/** Reads all leads of a status and sorts them. */
const byStatus = preparedQuery<Values, CardRow>((db, value, dialect) => {
  const [date, id] = [dialect.withoutIndex(sql.ref('leads.creation_date')), dialect.withoutIndex(sql.ref('leads.id'))]
  const query = sql<CardRow>`
    select ${columns} from leads
    where leads.project_id = ${value('project')} and leads.status = ${value('status')} and ${date} >= ${value('from')}
      and ${date} <= ${value('to')} and leads.deleted_at is null and ${behind(date, id, value)}
    order by ${date} desc nulls last, ${id} desc limit ${value('limit')} + 0`
  return { compile: () => query.compile(db) }
})

/** Scans by date until the limit. */
const byDate = preparedQuery<Values, CardRow>((db, value, dialect) => {
  const [date, id] = [sql.ref('leads.creation_date'), sql.ref('leads.id')]
  const query = sql<CardRow>`
    select ${columns} from leads
    where leads.project_id = ${value('project')} and ${date} >= ${value('from')} and ${date} <= ${value('to')}
      and ${dialect.withoutIndex(sql.ref('leads.status'))} = ${value('status')} and leads.deleted_at is null
      and ${behind(dialect.withoutIndex(date), dialect.withoutIndex(id), value)}
    order by ${date} desc nulls last, ${id} desc limit ${value('limit')} + 0`
  return { compile: () => query.compile(db) }
})

/** Scans only the hours that have leads of the status. */
const byHour = preparedQuery<HourValues, CardRow>((db, value, dialect) => {
  const [date, id] = [dialect.withoutIndex(sql.ref('leads.creation_date')), dialect.withoutIndex(sql.ref('leads.id'))]
  const query = sql<CardRow>`
    select ${columns} from lead_counts as hours cross join leads
    where hours.project_id = ${value('project')} and hours.grain = ${grains.hour} and hours.status = ${value('status')}
      and hours.n > 0 and hours.slice >= ${value('first')} and hours.slice <= ${value('last')}
      and leads.project_id = hours.project_id and leads.creation_date >= hours.slice * 3600
      and leads.creation_date < hours.slice * 3600 + 3600 and ${date} >= ${value('from')} and ${date} <= ${value('to')}
      and ${dialect.withoutIndex(sql.ref('leads.status'))} = hours.status and leads.deleted_at is null and ${behind(date, id, value)}
    order by ${date} desc nulls last, ${id} desc limit ${value('limit')} + 0`
  return { compile: () => query.compile(db) }
})

const cardColumns = [
  'id',
  'title',
  'name',
  'phone',
  'email',
  'source',
  'creation_date',
  'paid_date',
  'status',
  'price',
  'version',
  'assignee',
  'remind_at',
  'remind_note',
  'responded_at',
  'due_at',
  'repeat_of',
] as const satisfies (keyof LeadRow)[]
const columns = sql.join(cardColumns.map((column) => sql.ref(`leads.${column}`)))
type CardRow = Pick<LeadRow, (typeof cardColumns)[number]>

function cards(rows: CardRow[]): Unmasked<Card>[] {
  return unmaskedRows(rows.map(toCard))
}

function toCard(row: CardRow): Card {
  return {
    id: row.id,
    title: row.title,
    name: row.name,
    phone: row.phone,
    email: row.email,
    source: row.source,
    creationDate: row.creation_date,
    paidDate: row.paid_date,
    status: row.status,
    price: row.price,
    version: row.version,
    assignee: row.assignee,
    remindAt: row.remind_at,
    remindNote: row.remind_note,
    respondedAt: row.responded_at,
    dueAt: row.due_at,
    repeatOf: row.repeat_of,
  }
}

function behind(date: unknown, id: unknown, value: (name: 'value' | 'id') => number): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${date}, ${id}) < (${value('value')}, ${value('id')})`
}
