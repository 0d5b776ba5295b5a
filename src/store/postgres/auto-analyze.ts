import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { poll } from '../workers/poll.ts'
import { postgres } from './dialect.ts'

/**
 * So long (ms) after each look comes the next, and so many looks are worth it after so many bodies were written: the database is told of what
 * a connection wrote up to ten seconds later.
 */
const defaults = { pause: 1_000, polls: 12, writes: 200 }

/** A table has so many rows, and half as many as all of them were added or changed, before it is looked through again. */
const minRows = 500

/** Those that grow with each lead and each receipt; the others stay small. */
const growing: (keyof Tables)[] = ['leads', 'events', 'receipts', 'files', 'lead_counts', 'paid_counts']

type AutoAnalyzeOptions = Partial<typeof defaults> & {
  /** Runs something in a transaction that is cut when the signal tells so. */
  run: (body: (db: Kysely<Tables>) => Promise<void>, gone: AbortSignal) => Promise<void>
  /** How many bodies this process was given to write so far. */
  written: () => number
  /** Hears why nothing is looked through any more. */
  onTrouble?: ((error: Error) => void) | undefined
}

/**
 * Has PostgreSQL look through a table that grows fast. By itself it does so once a minute, and until then runs a kept query as was best for
 * the few rows that it knew of. Looks at the start too, for what a command has filled.
 */
export function startAutoAnalyze({ run, written, onTrouble = () => {}, ...limits }: AutoAnalyzeOptions) {
  const { pause, polls, writes } = { ...defaults, ...limits }
  const ending = new AbortController()
  let [seen, left] = [0, polls]
  const polling = poll(pause, tick, onError)
  return { stop }

  async function tick(): Promise<void> {
    if (written() - seen >= writes) [seen, left] = [written(), polls]
    if (left > 0) await run(analyzeGrown, ending.signal)
    left--
  }

  function onError(error: Error): void {
    if (polling.isOver() || postgres.isAway(error)) return
    void stop()
    onTrouble(error)
  }

  function stop(): Promise<void> {
    ending.abort()
    return polling.stop()
  }
}

/**
 * How many rows live the database forgets in a crash; how many there were when it last looked it does not. What belongs to another role it
 * would not look through.
 */
async function analyzeGrown(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select changed.relname as name
    from pg_stat_user_tables as changed join pg_class as known on known.oid = changed.relid,
      lateral (select greatest(changed.n_live_tup, known.reltuples) as n) as there
    where changed.schemaname = current_schema() and changed.relname = any(${growing})
      and pg_has_role(known.relowner, 'usage')
      and there.n > ${minRows} and changed.n_mod_since_analyze > there.n / 2
  `.execute(db)
  for (const { name } of rows) await sql`analyze (skip_locked) ${sql.table(name)}`.execute(db)
}
