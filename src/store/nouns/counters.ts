import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/**
 * What is numbered in a project and may be removed from it. A mapping is known by its name, which may come again, so that each name
 * counts its versions.
 */
export type Counted = 'status' | 'channel' | 'view' | 'job' | `mapping:${string}`

/**
 * The last number of each: it is raised in the transaction that uses it and never goes back, so that what remembers a number, such as an
 * event, an undo, a view or a tab that is still open, never means another thing.
 */
export function counters(db: Kysely<Tables>) {
  return { next, reach }

  /** Takes the next number. */
  async function next(project: number, noun: Counted): Promise<number> {
    const { last } = await db
      .insertInto('counters')
      .values({ project_id: project, noun, last: 1 })
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'noun']).doUpdateSet({ last: sql<number>`counters.last + 1` }),
      )
      .returning('last')
      .executeTakeFirstOrThrow()
    return last
  }

  /** Notes numbers that were chosen: the next one lies above them. */
  async function reach(project: number, noun: Counted, numbers: readonly number[]): Promise<void> {
    const last = Math.max(0, ...numbers)
    await db
      .insertInto('counters')
      .values({ project_id: project, noun, last })
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'noun']).doUpdateSet({ last }).where('counters.last', '<', last),
      )
      .execute()
  }
}
