import { sql } from 'kysely'
import type { Viewer } from '../domain/access.ts'
import type { Backend, OpenOptions } from './backend.ts'
import { wrongCounts, wrongNumbers } from './check.ts'
import { known } from './known.ts'
import { leadList } from './leads/list.ts'
import type { LeadQuery } from './leads/page.ts'
import { isHeavy } from './leads/plan.ts'
import { reads, type Transaction, writes } from './nouns.ts'
import { openPostgres } from './postgres.ts'
import type { ListWriter } from './readers.ts'
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
    leads: { writeList },
    transaction,
    /** Succeeds when the store can be read. */
    ping: async () => void (await sql`select name from migrations limit 1`.execute(db)),
    isAway: dialect.isAway,
    /** Opened with `serve`, this store lets no other server in. */
    hasServerLock: !dialect.locksRows,
    notes: backend.notes,
    waiting: backend.waiting,
    close: backend.close,
  }

  /**
   * Runs a body with what it may write; all of it is on disk when this resolves, or nothing. The body may await only `tx`. One that
   * writes leads of a project names it.
   */
  function transaction<T>(body: (tx: Transaction) => Promise<T>, project?: number): Promise<T> {
    return backend.transaction((each) => body(writes(each, dialect)), project)
  }

  /**
   * A page of leads and the exact number of all that match, as of one moment, written as the door says. A heavy one is made aside
   * where the database has no server of its own, and given up when the signal, asked for only then, tells that nobody waits.
   */
  async function writeList(viewer: Viewer, query: LeadQuery, writer: ListWriter, gone?: () => AbortSignal) {
    const forced = options.forcedWay === 'aside' ? undefined : options.forcedWay
    const made = await backend.snapshot(async (each) => {
      const leads = leadList(each, dialect, { forced })
      const known = await leads.estimate(viewer, query)
      const isAside = backend.readAside && !forced && (options.forcedWay === 'aside' || isHeavy(query, known))
      return isAside ? undefined : leads.list(viewer, query, known)
    })
    return made ? writer.write(made) : (backend.readAside as Aside)(viewer, query, writer, gone?.())
  }
}

type Aside = NonNullable<Backend['readAside']>
