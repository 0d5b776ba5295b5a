import type { Replica } from './backend.ts'
import { prepareFilters } from './leads/prepare.ts'
import { readQuery } from './readers/queries.ts'
import type { ReadRequest } from './readers/reader-pool.ts'
import { type Reads, reads } from './repositories.ts'
import type { Dialect } from './sql/dialect.ts'

type ReplicaRead = {
  dialect: Dialect
  primary: Pick<Reads, 'events' | 'settings'>
  replica: Replica
  /** Called with how many seconds the replica is behind. */
  onLag: (seconds: number) => void
  /** The project for which the replica must have all that the primary has. */
  upToDateFor: number | undefined
  signal: (() => AbortSignal) | undefined
}

/** Runs a read on the replica. Returns undefined if it is away or not up to date; the caller then reads from the primary. */
export async function readReplica(
  { name, viewer, query }: ReadRequest,
  { dialect, primary, replica, onLag, upToDateFor, signal }: ReplicaRead,
): Promise<unknown> {
  if (replica.state().state !== 'used') return
  await prepareFilters(query, viewer.project)
  const needed = upToDateFor === undefined ? [] : await countsOf(primary, upToDateFor)
  const definition = readQuery(name)
  const found = await replica.snapshot(
    async (db, tallyCacheKey) => {
      const seen = upToDateFor === undefined ? [] : await countsOf(reads(db, dialect), upToDateFor)
      if (needed.some((count, index) => (seen[index] as number) < count)) return
      const context = { db, dialect, tallyCacheKey }
      return { value: await definition.run(context, viewer, query, await definition.plan(context, viewer, query)) }
    },
    signal ?? (() => neverAborted),
  )
  if (found) onLag(found.lag)
  return found?.value.value
}

const neverAborted = new AbortController().signal

/** How many events a project has had, and how often settings changed: a replica that has no fewer has all of them. */
async function countsOf({ events, settings }: Pick<Reads, 'events' | 'settings'>, project: number): Promise<number[]> {
  const [last, revision] = await Promise.all([events.lastOf([project]), settings.revision()])
  return [last.get(project) ?? 0, revision]
}
