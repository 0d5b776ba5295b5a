import { type Kysely, sql } from 'kysely'
import { twinTime } from '../domain/receipt.ts'
import type { Dialect } from './dialect.ts'
import { keptQuery } from './kept-query.ts'
import type { Tables } from './tables.ts'

/** What is asked of other receipts while one is worked: the same content, the same proof of work, the same address. */
export function receiptsLike(db: Kysely<Tables>, dialect: Dialect) {
  return { twins, isSpent, countOf, countWaiting }

  /** By prints, the lead of the newest receipt that has one and came within `twinTime` of a moment (seconds). */
  async function twins(project: number, asked: { print: string; at: number }[]): Promise<Map<string, number>> {
    if (asked.length === 0) return new Map()
    const rows = await twinRows(db, dialect, { project, asked: JSON.stringify(asked) })
    return new Map(rows.flatMap(({ print, lead_id }) => (lead_id === null ? [] : [[print, lead_id]])))
  }

  /** Whether another receipt has brought the solution of a challenge already. */
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

  /** How many came from a network (see `domain/network.ts`) before a receipt and between two moments (seconds), counted up to `most`. */
  async function countOf(
    project: number,
    before: number,
    { network, from, to }: { network: string; from: number; to: number },
    most: number,
  ): Promise<number> {
    const [row] = await countRows(db, dialect, { project, before, network, from, to, most })
    return row?.n ?? 0
  }

  /** How many nobody has worked yet, of all projects. */
  async function countWaiting(): Promise<number> {
    const { n } = await db
      .selectFrom('receipts')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('ended', 'is', null)
      .executeTakeFirstOrThrow()
    return n
  }
}

type Twin = { print: string; lead_id: number | null }

const twinRows = keptQuery<{ project: number; asked: string }, Twin>((db, value, dialect) => {
  const [at, lead] = [dialect.hidden(sql.ref('near.at')), dialect.hidden(sql.ref('near.lead_id'))] // what is plain, SQLite would walk along
  const reach = sql.lit(twinTime)
  return {
    compile: () =>
      sql<Twin>`
        with asked (print, at) as (${dialect.fromJson('receipts', ['print', 'at'], value('asked'))})
        select print, (
          select near.lead_id from receipts as near
          where near.project_id = ${value('project')} and near.print = asked.print
            and ${at} >= asked.at - ${reach} and ${at} <= asked.at + ${reach} and ${lead} is not null
          order by ${at} desc, near.id desc limit 1
        ) as lead_id from asked
      `.compile(db),
  }
})

type Counted = { project: number; before: number; network: string; from: number; to: number; most: number }

const countRows = keptQuery<Counted, { n: number }>((db, value) =>
  db
    .selectFrom(
      db
        .selectFrom('receipts')
        .select('id')
        .where('project_id', '=', value('project'))
        .where('network', '=', value('network'))
        .where('at', '>=', value('from'))
        .where('at', '<=', value('to'))
        .where('id', '<', value('before'))
        .limit(value('most'))
        .as('found'),
    )
    .select(({ fn }) => fn.countAll<number>().as('n')),
)
