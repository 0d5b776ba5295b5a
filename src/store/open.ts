import { sql } from 'kysely'
import type { Viewer } from '../domain/access.ts'
import type { Lead } from '../domain/lead.ts'
import type { OpenOptions } from './backend.ts'
import { wrongCounts, wrongNumbers } from './check.ts'
import { known } from './known.ts'
import type { LeadQuery } from './leads/page.ts'
import { reads, type Transaction, writes } from './nouns.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

export type Store = Awaited<ReturnType<typeof openStore>>

/**
 * Opens the store behind a `sqlite:FILE` or `postgres://…` address and brings its tables up to this program. Refuses a file
 * of another program, a store made by a newer program, and with `serve` one that another server has.
 */
export async function openStore(url: string, options: OpenOptions) {
  const { dialect, db, ...backend } = await (url.startsWith('sqlite:')
    ? openSqlite(url.slice('sqlite:'.length), options)
    : openPostgres(url, options))
  const now = reads(db, dialect)

  return {
    ...now,
    known: known(now),
    /** What `zayavka check` asks: the database's own word, the roll-up against a recount, counters against rows. */
    check: {
      integrity: () => dialect.integrity(db),
      wrongCounts: () => backend.snapshot(wrongCounts),
      wrongNumbers: () => backend.snapshot(wrongNumbers),
    },
    /** A page of leads and the exact number of all that match, as of one moment. */
    leads: { list },
    transaction,
    /** Succeeds when the store can be read. */
    ping: async () => void (await sql`select name from migrations limit 1`.execute(db)),
    isAway: dialect.isAway,
    notes: backend.notes,
    waiting: backend.waiting,
    close: backend.close,
  }

  /** Runs a body with what it may write; all of it is on disk when this resolves, or nothing. The body may await only `tx`. */
  function transaction<T>(body: (tx: Transaction) => Promise<T>): Promise<T> {
    return backend.transaction((each) => body(writes(each, dialect)))
  }

  function list(viewer: Viewer, query: LeadQuery): Promise<{ leads: Lead[]; total: number }> {
    return backend.snapshot(async (each) => {
      const { leads } = reads(each, dialect)
      return { leads: await leads.page(viewer, query), total: await leads.count(viewer, query) }
    })
  }
}
