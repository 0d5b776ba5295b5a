import type Database from 'better-sqlite3'
import type { Project } from '../../domain/project.ts'
import { type Known, known } from '../nouns/cache.ts'
import { type Reads, reads, type Transaction, writes } from '../repositories.ts'
import { kyselyOn } from '../sql/connection.ts'
import { preparing, SqliteConnection } from '../sqlite/connection.ts'
import { sqlite } from '../sqlite/dialect.ts'
import type { createWriter } from '../sqlite/writer.ts'
import { type Making, type Many, sharedBodies } from './batch-operation.ts'

/** What the thread that writes has of the store: it reads what is committed, and writes by its own queue. The whole store is one too. */
export type ThreadStore = Reads & {
  known: Known
  transaction<T>(body: (tx: Transaction) => Promise<T>): Promise<T>
  together<I, A, G>(many: Many<I, A, G>, project: Project, item: I): Promise<A | G>
}

/** The store of the thread that writes through this writer, on its connection. `onFault` hears what fails that is no fault of the disk. */
export function openThreadStore(
  database: Database.Database,
  writer: ReturnType<typeof createWriter>,
  onFault: (error: unknown) => void,
) {
  const now = reads(kyselyOn(new SqliteConnection(preparing(database)), sqlite), sqlite)
  const believed = known(now)
  const bodyOf = sharedBodies(sqlite)
  const store: ThreadStore = { ...now, known: believed, transaction, together }
  return { doubt: believed.doubt, make }

  /** Makes something of an item, and goes on with that as far as it can. */
  async function make<I, A, G>(many: Many<I, A, G>, project: Project, item: I): Promise<A | G> {
    const made = await together(many, project, item)
    return (await many.goOn?.(store, project, item, made).catch(left)) ?? made
  }

  /** Who asked does it again, and tells why it fails if it does so there. */
  function left(error: unknown): undefined {
    if (!sqlite.isAway(error)) onFault(error)
  }

  function together<I, A>(many: Making<I, A>, project: Project, item: I): Promise<A> {
    return writer.share(bodyOf(many, project), item)
  }

  async function transaction<T>(body: (tx: Transaction) => Promise<T>): Promise<T> {
    let isRaised = false
    const onRaise = () => {
      isRaised = true
    }
    const done = await writer.write((each, atEnd) => body(writes(each, sqlite, atEnd, onRaise)))
    if (isRaised) believed.doubt() // not before it is committed: whoever looked then would believe the old for a second
    return done
  }
}
