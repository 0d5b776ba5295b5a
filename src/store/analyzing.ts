import { type Kysely, sql } from 'kysely'
import { postgres } from './dialect.ts'
import type { Tables } from './tables.ts'

/**
 * How often it is looked whether a table has grown, in milliseconds, after how many transactions, and how many times: the database is told of
 * what a connection wrote up to ten seconds later.
 */
const [pause, some, times] = [1_000, 200, 12]

/** So many rows, and half of all, must be new or changed for a table to be looked through again. */
const least = 500

type AnalyzingOptions = {
  db: Kysely<Tables>
  /** How many transactions this process was given so far. */
  given: () => number
  /** Hears why nothing is looked through any more. */
  onTrouble?: ((error: Error) => void) | undefined
}

/**
 * Has PostgreSQL look through a table that grows fast. By itself it does so once a minute, and until then runs a kept query as was best for
 * the few rows that it knew of. Looks at the start too, for what a command has filled.
 */
export function keepAnalyzing({ db, given, onTrouble = () => {} }: AnalyzingOptions) {
  let [seen, left] = [0, times]
  let running = Promise.resolve()
  let isOver = false
  const timer = setInterval(() => {
    running = running.then(look).catch(stumble)
  }, pause).unref()
  return { stop }

  async function look(): Promise<void> {
    if (given() - seen >= some) [seen, left] = [given(), times]
    if (isOver || left === 0) return
    left--
    for (const name of await grown(db)) if (!isOver) await sql`analyze (skip_locked) ${sql.table(name)}`.execute(db)
  }

  function stumble(error: Error): void {
    if (isOver || postgres.isAway(error)) return
    void stop()
    onTrouble(error)
  }

  async function stop(): Promise<void> {
    isOver = true
    clearInterval(timer)
    await running
  }
}

/** Tables of which the database knows little any more. How many rows live it forgets in a crash, how many there were when it looked it does not. */
async function grown(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select changed.relname as name from pg_stat_user_tables as changed join pg_class on pg_class.oid = changed.relid
    where changed.schemaname = current_schema()
      and changed.n_mod_since_analyze > ${least} + greatest(changed.n_live_tup, pg_class.reltuples) / 2
  `.execute(db)
  return rows.map(({ name }) => name)
}
