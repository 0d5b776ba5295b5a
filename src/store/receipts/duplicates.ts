import { type Kysely, sql } from 'kysely'
import { dedupWindow } from '../../domain/receipt.ts'
import type { Tables } from '../schema/tables.ts'
import type { Dialect } from '../sql/dialect.ts'
import { preparedQuery } from '../sql/prepared-query.ts'

/** Queries about other receipts while one is processed: the same content, proof of work, or address. */
export function receiptDuplicates(db: Kysely<Tables>, dialect: Dialect) {
  const floods = new Map<string, { id: number; at: number; oldest: number }>()
  return { duplicates, isSpent, isFlooding, countPending, progress, spooledBy }

  /** For each fingerprint, the lead of the newest receipt that has one and came within `dedupWindow` of a time (seconds), before or after it. */
  async function duplicates(
    project: number,
    wanted: { fingerprint: string; at: number }[],
  ): Promise<Map<string, number>> {
    if (wanted.length === 0) return new Map()
    const rows = await duplicateRows(db, dialect, { project, wanted: JSON.stringify(wanted) })
    return new Map(rows.flatMap(({ fingerprint, lead_id }) => (lead_id === null ? [] : [[fingerprint, lead_id]])))
  }

  /** Whether another receipt has spent the proof of work already. */
  async function isSpent(project: number, proof: string, id: number): Promise<boolean> {
    const row = await db
      .selectFrom('receipts')
      .select('id')
      .where('project_id', '=', project)
      .where('proof', '=', proof)
      .where('id', '<>', id)
      .executeTakeFirst()
    return row !== undefined
  }

  /** Whether `most` receipts came from a network (`domain/network.ts`) in the given seconds before a receipt. */
  async function isFlooding(
    project: number,
    { id, network, at }: { id: number; network: string; at: number },
    { most, seconds }: { most: number; seconds: number },
  ): Promise<boolean> {
    const name = `${project} ${network} ${most}`
    const flood = floods.get(name)
    const from = at - seconds
    if (flood && flood.id <= id && flood.at <= at && flood.oldest >= from) return true // the limit was exceeded and still is
    const [row] = await oldestRows(db, dialect, { project, before: id, network, from, to: at, skipped: most - 1 })
    if (!row) return false
    if (floods.size >= 1_000) floods.clear()
    floods.set(name, { id, at, oldest: row.at })
    return true
  }

  /** The bytes of raw bodies from a network in the spool, in all projects. */
  async function spooledBy(network: string): Promise<number> {
    const { bytes } = await db
      .selectFrom('receipts')
      .select(({ fn }) => fn.sum<number | string | null>('size').as('bytes'))
      .where('network', '=', network)
      .where('spool', 'is not', null)
      .executeTakeFirstOrThrow()
    return Number(bytes ?? 0)
  }

  /**
   * The number of the last receipt of a project, how many are unprocessed, and when (seconds) the first of those came. Whenever a receipt comes or
   * ends, at least one of these changes.
   */
  async function progress(project: number): Promise<{ last: number; waiting: number; since: number | null }> {
    const { last, waiting, since } = await db
      .selectFrom('projects')
      .select(({ selectFrom }) => {
        const open = selectFrom('receipts').where('project_id', '=', project).where('ended', 'is', null)
        return [
          'last_receipt as last',
          open.select(({ fn }) => fn.countAll<number>().as('n')).as('waiting'),
          open.select('at').orderBy('id').limit(1).as('since'),
        ]
      })
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
    return { last, waiting: waiting ?? 0, since }
  }

  /** The number of unprocessed receipts, in all projects. */
  async function countPending(): Promise<number> {
    const { n } = await db
      .selectFrom('receipts')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('ended', 'is', null)
      .executeTakeFirstOrThrow()
    return n
  }
}

type Duplicate = { fingerprint: string; lead_id: number | null }

const duplicateRows = preparedQuery<{ project: number; wanted: string }, Duplicate>((db, value, dialect) => {
  const [at, lead] = [dialect.unindexed(sql.ref('near.at')), dialect.unindexed(sql.ref('near.lead_id'))] // else their indexes would be scanned
  const reach = sql.lit(dedupWindow)
  return {
    compile: () =>
      sql<Duplicate>`
        with wanted (fingerprint, at) as (${dialect.fromJson('receipts', ['fingerprint', 'at'], value('wanted'))})
        select fingerprint, (
          select near.lead_id from receipts as near
          where near.project_id = ${value('project')} and near.fingerprint = wanted.fingerprint
            and ${at} >= wanted.at - ${reach} and ${at} <= wanted.at + ${reach} and ${lead} is not null
          order by ${at} desc, near.id desc limit 1
        ) as lead_id from wanted
      `.compile(db),
  }
})

type FloodQuery = { project: number; before: number; network: string; from: number; to: number; skipped: number }

/** The time of the n-th newest receipt. */
const oldestRows = preparedQuery<FloodQuery, { at: number }>((db, value) =>
  db
    .selectFrom('receipts')
    .select('at')
    .where('project_id', '=', value('project'))
    .where('network', '=', value('network'))
    .where(({ between }) => between('at', value('from'), value('to'))) // with two comparisons SQLite would use the index of times
    .where('id', '<', value('before'))
    .orderBy('at', 'desc')
    .limit(1)
    .offset(value('skipped')),
)
