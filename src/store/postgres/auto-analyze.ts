import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'
import { poll } from '../workers/poll.ts'
import { postgres } from './dialect.ts'

/**
 * The pause (ms) between checks, and how many checks follow a number of writes: a connection reports its writes to the statistics up to ten
 * seconds later.
 */
const defaults = { pause: 1_000, polls: 12, writes: 200 }

/** A table is analyzed again when it has this many rows and half of them were added or changed. */
const minRows = 500

/** Tables that grow with each lead and receipt; the others stay small. */
const growing: (keyof Tables)[] = ['leads', 'events', 'receipts', 'files', 'lead_counts', 'paid_counts']

type AutoAnalyzeOptions = Partial<typeof defaults> & {
  /** Runs a body in a transaction that the signal aborts. */
  run: (body: (db: Kysely<Tables>) => Promise<void>, gone: AbortSignal) => Promise<void>
  /** How many transactions this process has begun so far. */
  written: () => number
  /** Called with the error that ends it. */
  onTrouble?: ((error: Error) => void) | undefined
}

/**
 * Runs ANALYZE on tables that grow fast. Autovacuum does so once a minute at most; until then prepared queries keep plans for the few rows
 * that it knew of. Also runs at the start, for tables that a command has filled.
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
 * A crash resets the count of live rows, but not the estimate of the last ANALYZE. Tables of another role cannot be analyzed.
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
