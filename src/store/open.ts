import { sql } from 'kysely'
import type { Viewer } from '../domain/access.ts'
import type { Project } from '../domain/project.ts'
import type { OpenOptions } from './backend.ts'
import { type Many, sharedBodies } from './batch/batch-operation.ts'
import type { LeadQuery } from './leads/page.ts'
import { wrongCounts, wrongNumbers } from './maintenance/check.ts'
import { known } from './nouns/cache.ts'
import { createFeed, shared } from './nouns/event-notifier.ts'
import { libraryDatabase } from './nouns/sign-in-database.ts'
import { openPostgres } from './postgres/open.ts'
import { createExports } from './readers/exports.ts'
import { type AskedOf, type HeavyName, heavyRead, type MadeOf } from './readers/queries.ts'
import type { Work, Writer } from './readers/reader-pool.ts'
import { openSnapshot } from './readers/snapshot.ts'
import { spooledFiles } from './receipts/personal-data.ts'
import { openSpool } from './receipts/spool.ts'
import { reads, type Transaction, writes } from './repositories.ts'
import type { WrongTexts } from './search/search-index.ts'
import { openSqlite } from './sqlite/open.ts'

export type Store = Awaited<ReturnType<typeof openStore>>

/**
 * Opens the store behind a `sqlite:FILE` or `postgres://…` address and brings its tables up to this program. Refuses a file
 * of another program, a store made by a newer program, and with `serve` one that another server has.
 */
export async function openStore(url: string, options: OpenOptions) {
  const isFile = url.startsWith('sqlite:')
  const { dialect, db, ...backend } = await (isFile
    ? openSqlite(url.slice('sqlite:'.length), options)
    : openPostgres(url, options))
  const now = reads(db, dialect)
  const believed = known(now)
  const feed = createFeed(now.events.lastOf)
  const id = async () => (await now.settings.find(storeId))?.value
  const spool = openSpool(
    { folder: spoolBeside(url), limit: usualSpool, ...options.spool },
    { id, keepId, named: now.traces.known, isBeside: isFile && options.spool?.folder === undefined },
  )
  const exports = createExports(url, options.exportPatience)
  const bodyOf = sharedBodies(dialect)

  return {
    ...now,
    known: believed,
    /** What the store and its spool are known by to each other, once they have met. */
    id,
    spool,
    /** What `zayavka check` asks: the database's own word, the roll-up against a recount, counters against rows. */
    check: {
      integrity: () => dialect.integrity(db),
      wrongCounts: () => backend.snapshot(wrongCounts),
      wrongNumbers: () => backend.snapshot(wrongNumbers),
      spooled: () => backend.snapshot(spooledFiles),
      wrongTexts,
      mendTexts,
    },
    leads: { writeList, export: exports.start },
    read,
    write,
    /** `changed` resolves when a project has events after a number; those who woke together share a read of `pageOfMany`. */
    events: { ...now.events, pageOfMany: shared(now.events.page), changed: feed.changed, waiters: feed.waiters },
    transaction,
    together,
    /** Where the sign-in library keeps its tables. */
    signIn: { db: libraryDatabase({ dialect, db, ...backend }), type: dialect.name },
    /** Succeeds when the store can be read. */
    ping: async () => void (await sql`select name from migrations limit 1`.execute(db)),
    /** Which database it is, and how many bytes the store takes. */
    database: dialect.name,
    bytes: () => dialect.bytes(db),
    isAway: dialect.isAway,
    /** Opened with `serve`, this store lets no other server in. */
    hasServerLock: !dialect.locksRows,
    notes: backend.notes,
    waiting: backend.waiting,
    close: async () => {
      feed.close()
      await exports.close()
      await backend.close()
    },
  }

  /** Compares the index of texts with the rows, on a connection of its own: piece by piece, however many there are. */
  async function wrongTexts(): Promise<WrongTexts> {
    const snapshot = await openSnapshot(url)
    return dialect.texts.wrong(snapshot).finally(snapshot.close)
  }

  /** Has the index of texts say what these rows say, some in each transaction, so that a running server goes on. */
  async function mendTexts(keys: readonly number[]): Promise<void> {
    if (keys.length === 0) return dialect.texts.mend(db, [])
    for (let start = 0; start < keys.length; start += 100)
      await backend.transaction((each) => dialect.texts.mend(each, keys.slice(start, start + 100)))
  }

  async function keepId(own: string): Promise<string> {
    await transaction((tx) => tx.settings.add(storeId, own))
    return (await id()) as string
  }

  /**
   * Runs a body with what it may write; all of it is on disk when this resolves, or nothing. The body may await only `tx`. One that
   * writes leads of a project names it.
   */
  async function transaction<T>(body: (tx: Transaction) => Promise<T>, project?: number): Promise<T> {
    let isRaised = false
    const onRaise = () => {
      isRaised = true
    }
    const done = await backend.transaction((each, atEnd) => body(writes(each, dialect, atEnd, onRaise)), project)
    if (isRaised) believed.doubt()
    if (project !== undefined) feed.wake(project)
    return done
  }

  /**
   * A transaction for one item of many that a body serves at once: those that wait together share its statements, and each still
   * succeeds or is refused by itself. Where a thread makes it, the answer may be of what it went on with.
   */
  async function together<I, A, G>(many: Many<I, A, G>, project: Project, item: I): Promise<A | G> {
    const done = await backend.share<I, A | G>(bodyOf(many, project), item, project.id)
    feed.wake(project.id)
    return done
  }

  /** A page of leads and the exact number of all that match, as of one moment, written as the door says. */
  function writeList(viewer: Viewer, query: LeadQuery, writer: Writer<MadeOf<'list'>>, gone?: () => AbortSignal) {
    return write('list', viewer, query, writer, gone)
  }

  /** Makes a read, as of one moment, and writes it as the door says: the text, or its bytes when it was made aside. */
  function write<N extends HeavyName>(
    name: N,
    viewer: Viewer,
    query: AskedOf<N>,
    writer: Writer<MadeOf<N>>,
    gone?: () => AbortSignal,
  ): Promise<string | Uint8Array> {
    const here = (made: unknown) => writer.write(made as MadeOf<N>)
    return readBy({ name, viewer, query, writer }, here, gone) as Promise<string | Uint8Array>
  }

  /** Makes a read, as of one moment, whose answer is small. */
  function read<N extends HeavyName>(name: N, viewer: Viewer, query: AskedOf<N>, gone?: () => AbortSignal) {
    return readBy({ name, viewer, query }, (made) => made, gone) as Promise<MadeOf<N>>
  }

  /**
   * A heavy read is made aside where the database has no server of its own. One that takes long is given up when the signal, asked
   * for only then, tells that nobody waits.
   */
  async function readBy(work: Work, here: (made: unknown) => unknown, gone?: () => AbortSignal): Promise<unknown> {
    const { viewer, query } = work
    const { readAside } = backend
    const forced = options.forcedWay === 'aside' ? undefined : options.forcedWay
    const heavy = heavyRead(work.name)
    const atOnce = readAside && !options.forcedWay ? await heavy.atOnce?.({ db, dialect }, viewer, query) : undefined
    if (atOnce) return here(atOnce)
    const made = await backend.snapshot(async (db) => {
      const on = { db, dialect, forced }
      const plan = await heavy.plan(on, viewer, query)
      const isHeavy = options.forcedWay === 'aside' || isMuchToMask(viewer, query) || heavy.isHeavy(query, plan)
      const isAside = readAside && !forced && isHeavy
      return isAside ? undefined : { value: await heavy.make(on, viewer, query, plan) }
    }, gone)
    return made ? here(made.value) : readAside?.(work, gone?.())
  }
}

/** To mask many long texts takes a while, in which others wait for the connection. */
function isMuchToMask({ mask }: Viewer, query: unknown): boolean {
  const { limit = 0 } = (query ?? {}) as { limit?: number }
  return mask !== undefined && limit > 100
}

/** Under which name the settings of a store hold its id, which its spool has too. It moves and is restored with them. */
const storeId = 'store_id'

/** How many bytes the spool may take unless it is told. */
const usualSpool = 1_073_741_824

function spoolBeside(url: string): string {
  return url.startsWith('sqlite:') ? `${url.slice('sqlite:'.length)}.spool` : './data/spool'
}
