import { type Kysely, type NotNull, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { keptQuery } from './kept-query.ts'
import type { Tables } from './tables.ts'

/** What is asked of other receipts while one is worked: the same content, the same proof of work, the same address. */
export function receiptsLike(db: Kysely<Tables>, dialect: Dialect) {
  return { twin, isSpent, countOf, countWaiting }

  /** The lead of the newest other receipt with the same print that came between two moments (seconds). */
  async function twin(
    project: number,
    print: string,
    { from, to }: { from: number; to: number },
  ): Promise<number | undefined> {
    const [row] = await twinRow(db, dialect, { project, print, from, to })
    return row?.lead_id
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
    const rows = await countRows(db, dialect, { project, before, network, from, to, most })
    return rows.length
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

type Twin = { project: number; print: string; from: number; to: number }

const twinRow = keptQuery<Twin, { lead_id: number }>((db, value, dialect) => {
  const [at, lead] = [dialect.hidden(sql.ref('at')), dialect.hidden(sql.ref('lead_id'))] // what is plain, SQLite would walk along
  return db
    .selectFrom('receipts')
    .select('lead_id')
    .where('project_id', '=', value('project'))
    .where('print', '=', value('print'))
    .where(at, '>=', value('from'))
    .where(at, '<=', value('to'))
    .where(lead, 'is not', null)
    .orderBy(at, 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .$narrowType<{ lead_id: NotNull }>()
})

type Counted = { project: number; before: number; network: string; from: number; to: number; most: number }

const countRows = keptQuery<Counted, { id: number }>((db, value) =>
  db
    .selectFrom('receipts')
    .select('id')
    .where('project_id', '=', value('project'))
    .where('network', '=', value('network'))
    .where('at', '>=', value('from'))
    .where('at', '<=', value('to'))
    .where('id', '<', value('before'))
    .limit(value('most')),
)
