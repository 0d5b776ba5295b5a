import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Driver, type Kysely, sql } from 'kysely'
import { CommitOutcomeUnknown } from '../batch/commit-outcome-unknown.ts'
import type { Tables } from '../schema/tables.ts'
import { pipelined } from '../sql/pipeline.ts'
import { preparedQuery, preparedSend } from '../sql/prepared-query.ts'
import { postgres } from './dialect.ts'
import { inTransaction } from './transaction.ts'

/** How long (ms) the outcome of a lost commit is queried, enough for another server to take over, and the pause between two attempts. */
const longest = 30_000
const pause = 100

/**
 * Marks that tell whether a commit took effect whose answer was lost: each group of a project's writes stores its number in the row of this process.
 * Transaction ids (`pg_xact_status`) would not do, since a server that recovers or takes over may assign them again.
 */
export function createCommitMarks(driver: Driver) {
  const writer = randomUUID()
  let last = 0
  return { next: () => ++last, lockAndMark, wasCommitted }

  /**
   * Locks the row of the project, so that its other groups wait, in this process and in others, and stores the number of this group. The number
   * stays if the transaction commits.
   */
  async function lockAndMark(tx: Kysely<Tables>, project: number, number: number): Promise<void> {
    await pipelined([lock(tx, postgres, { project }), mark(tx, postgres, { project, writer, number })])
  }

  /** Whether the commit of a group took effect; undefined if that cannot be found out in time. */
  async function wasCommitted(project: number, number: number): Promise<boolean | undefined> {
    const known = new Map([[number, true]])
    const deadline = performance.now() + longest
    for (let left = longest; left > 0; left = deadline - performance.now()) {
      const isCommitted = await Promise.race([readMark(project, known), sleep(left, undefined, { ref: false })])
      if (isCommitted !== undefined) return isCommitted
      await sleep(pause)
    }
  }

  /**
   * Reads the mark, and commits a mark of its own: then what it read has reached the replica too, where commits wait for one. This commit may be
   * lost like the other, so `known` maps each mark to the outcome that it implies.
   */
  async function readMark(project: number, known: Map<number, boolean>): Promise<boolean | undefined> {
    const own = ++last
    try {
      return await inTransaction(driver, { isolationLevel: 'read committed' }, async (tx) => {
        await lock(tx, postgres, { project }) // waits until the lost transaction has ended
        const [row] = await found(tx, postgres, { project, writer })
        const isCommitted = (row && known.get(Number(row.number))) ?? false
        known.set(own, isCommitted)
        await lockAndMark(tx, project, own)
        return isCommitted
      })
    } catch (error) {
      if (error instanceof CommitOutcomeUnknown || postgres.isUnavailable(error)) return
      throw error
    }
  }
}

const lock = preparedSend<{ project: number }>((db, value) => ({
  compile: () => sql<never>`select 1 from projects where id = ${value('project')} for no key update`.compile(db),
}))

const found = preparedQuery<{ project: number; writer: string }, { number: number }>((db, value) =>
  db
    .selectFrom('commit_marks')
    .select('number')
    .where('project_id', '=', value('project'))
    .where('writer', '=', value('writer')),
)

/** A number never goes back: a transaction that was given up may still end. */
const mark = preparedSend<{ project: number; writer: string; number: number }>((db, value) => ({
  compile: () =>
    sql<never>`
      insert into commit_marks (project_id, writer, number, at)
      values (${value('project')}, ${value('writer')}, ${value('number')}, cast(extract(epoch from now()) as bigint))
      on conflict (project_id, writer) do update
        set number = greatest(commit_marks.number, excluded.number), at = excluded.at`.compile(db),
}))
