import { type Kysely, sql } from 'kysely'
import {
  type Cost,
  type CostChange,
  type CostKind,
  type CostMark,
  type CostTarget,
  targetKey,
} from '../../domain/cost.ts'
import type { Tables } from '../schema/tables.ts'
import { bulkInsert, bulkUpdate } from '../sql/bulk-insert.ts'
import type { Dialect } from '../sql/dialect.ts'
import { counters } from './counters.ts'

/** A range of days, both ends included; undefined means all days. */
export type CostDays = { from: string; to: string } | undefined

/** A position in a list: the day or month, the target, and the currency, of which a month may have several. */
export type CostSpot = [slot: string, kind: string, key: string, currency: string]

/** A cost of a day, or the sum of a month (`slot`), which has no id and no note. */
export type CostLine = CostTarget & {
  slot: string
  key: string
  id: number | null
  days: number
  amount: bigint
  currency: string
  note: string | null
}

/** The sum that was spent for a target. */
export type CostSum = CostTarget & { key: string; amount: bigint }

/** Money that was spent, by day. */
export function costs(db: Kysely<Tables>, dialect: Dialect) {
  return {
    page,
    sums,
    at,
    channels,
    keysOf,
    find,
    allocate,
    write,
    remove,
    insertUndo,
    undoOf,
    removeUndo,
    forgetUndos,
  }

  /** By day or month and target, from the start or after a position. */
  async function page(
    project: number,
    {
      days,
      unit,
      after,
      limit,
    }: { days: CostDays; unit: 'day' | 'month'; after?: CostSpot | undefined; limit: number },
  ): Promise<CostLine[]> {
    const slot = unit === 'day' ? sql`day` : sql`substr(day, 1, 7)`
    const only = <T>(column: string) => (unit === 'day' ? sql<T>`min(${sql.ref(column)})` : sql<T>`null`)
    const place = after ? sql`and (${slot}, kind, target_key, currency) > (${sql.join(after)})` : sql``
    const { rows } = await sql<Omit<CostLine, 'amount'> & { amount: string }>`
      select ${slot} as slot, kind, target_key as key, min(target) as target, ${only('id')} as id, ${only('note')} as note,
        count(*) as days, cast(sum(amount) as text) as amount, currency
      from costs where project_id = ${project} ${within(days)} ${place}
      group by ${slot}, kind, target_key, currency order by ${slot}, kind, target_key, currency limit ${limit}
    `.execute(db)
    return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
  }

  /** The sums of a currency by target. */
  async function sums(project: number, days: CostDays, currency: string): Promise<CostSum[]> {
    const { rows } = await sql<Omit<CostSum, 'amount'> & { amount: string }>`
      select kind, target_key as key, min(target) as target, cast(sum(amount) as text) as amount
      from costs where project_id = ${project} and currency = ${currency} ${within(days)} group by kind, target_key
    `.execute(db)
    return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }))
  }

  /** The costs that have one of these days and the target key of one of these targets. */
  async function at(project: number, wanted: readonly (CostTarget & { day: string })[]): Promise<Cost[]> {
    if (wanted.length === 0) return []
    const days = [...new Set(wanted.map(({ day }) => day))]
    const rows = await select(project)
      .where(dialect.among(sql.ref('day'), days))
      .where(dialect.among(sql.ref('target_key'), [...new Set(wanted.map(targetKey))]))
      .execute()
    return rows
  }

  /** The ids of channels that have costs, removed ones too. */
  async function channels(project: number): Promise<Set<string>> {
    const rows = await db
      .selectFrom('costs')
      .select('target')
      .distinct()
      .where('project_id', '=', project)
      .where('kind', '=', 'channel')
      .execute()
    return new Set(rows.map(({ target }) => target))
  }

  /** Which of these targets have costs: the kind and the key of each, as `source vk`. */
  async function keysOf(project: number, wanted: readonly CostTarget[]): Promise<string[]> {
    const rows = await db
      .selectFrom('costs')
      .select(['kind', 'target_key'])
      .distinct()
      .where('project_id', '=', project)
      .where(dialect.among(sql.ref('target_key'), [...new Set(wanted.map(targetKey))]))
      .execute()
    return rows.map(({ kind, target_key }) => `${kind} ${target_key}`)
  }

  function find(project: number, id: number): Promise<Cost | undefined> {
    return select(project).where('id', '=', id).executeTakeFirst()
  }

  /** Allocates ids for `many` costs and returns the first. Other writers of costs wait until the transaction ends. */
  async function allocate(project: number, many: number): Promise<number> {
    return (await counters(db).allocate(project, 'cost', many)) - many + 1
  }

  /** Applies changes. */
  async function write(project: number, changes: readonly CostChange[], mark: CostMark): Promise<void> {
    const row = (cost: Cost) => ({ project_id: project, target_key: targetKey(cost), ...cost, ...mark })
    const isNew = ({ before, after }: CostChange) => before?.id !== after?.id
    await remove(
      project,
      changes.flatMap((change) => (change.before && isNew(change) ? change.before.id : [])),
    )
    await insertRows(
      db,
      dialect,
      changes.flatMap((change) => (change.after && isNew(change) ? row(change.after) : [])),
    )
    await updateRows(
      db,
      dialect,
      changes.flatMap((change) => (change.after && !isNew(change) ? row(change.after) : [])),
    )
  }

  async function remove(project: number, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return
    await db
      .deleteFrom('costs')
      .where('project_id', '=', project)
      .where(dialect.among(sql.ref('id'), ids))
      .execute()
  }

  async function insertUndo(
    project: number,
    { token, at, actor, changes }: { token: string; at: number; actor: string; changes: readonly CostChange[] },
  ): Promise<void> {
    await db
      .insertInto('cost_undos')
      .values({ project_id: project, token, at, actor, changes: JSON.stringify(changes) })
      .execute()
  }

  /** The changes that a token undoes, if it was issued after `since` (seconds). */
  async function undoOf(project: number, token: string, since: number): Promise<CostChange[] | undefined> {
    const row = await db
      .selectFrom('cost_undos')
      .select('changes')
      .where('project_id', '=', project)
      .where('token', '=', token)
      .where('at', '>', since)
      .executeTakeFirst()
    return row && JSON.parse(row.changes)
  }

  async function removeUndo(project: number, token: string): Promise<void> {
    await db.deleteFrom('cost_undos').where('project_id', '=', project).where('token', '=', token).execute()
  }

  /** Deletes up to `limit` undos that are not newer than `before` (seconds), the oldest first; returns their number. */
  async function forgetUndos(project: number, before: number, limit: number): Promise<number> {
    const old = await db
      .selectFrom('cost_undos')
      .select('token')
      .where('project_id', '=', project)
      .where('at', '<=', before)
      .orderBy('at')
      .limit(limit)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked())
      .execute()
    for (const { token } of old) await removeUndo(project, token)
    return old.length
  }

  function select(project: number) {
    return db
      .selectFrom('costs')
      .select(['id', 'day', 'kind', 'target', 'amount', 'currency', 'note'])
      .where('project_id', '=', project)
  }
}

const within = (days: CostDays) => (days ? sql`and day >= ${days.from} and day <= ${days.to}` : sql``)

const written = ['target', 'amount', 'currency', 'note', 'at', 'door', 'actor'] as const
type Row = Cost & CostMark & { project_id: number; target_key: string; kind: CostKind }
const insertRows = bulkInsert<Row>('costs', ['project_id', 'id', 'day', 'kind', 'target_key', ...written])
const updateRows = bulkUpdate<Row>('costs', ['project_id', 'id'], written)
