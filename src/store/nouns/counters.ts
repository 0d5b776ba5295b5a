import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/**
 * Nouns that are numbered in a project and can be removed. A mapping has a name that can be used again, so each name counts its versions.
 */
export type Counted =
  | 'status'
  | 'channel'
  | 'field'
  | 'lost-reason'
  | 'view'
  | 'job'
  | 'cost'
  | 'destination'
  | 'visit'
  | 'mailbox'
  | 'pull'
  | 'notice'
  | 'notice-link'
  | 'notice-chat'
  | 'import'
  | `mapping:${string}`

/**
 * The last number of each noun. The transaction that uses a number raises it, and nothing lowers it: a number stored elsewhere, as in an event, an
 * undo or an open tab, must never mean another row.
 */
export function counters(db: Kysely<Tables>) {
  return { next, allocate, advanceTo }

  /** Allocates the next number. */
  function next(project: number, noun: Counted): Promise<number> {
    return allocate(project, noun, 1)
  }

  /** Allocates that many consecutive numbers and returns the last. */
  async function allocate(project: number, noun: Counted, many: number): Promise<number> {
    const { last } = await db
      .insertInto('counters')
      .values({ project_id: project, noun, last: many })
      .onConflict((conflict) =>
        conflict.columns(['project_id', 'noun']).doUpdateSet({ last: sql<number>`counters.last + ${many}` }),
      )
      .returning('last')
      .executeTakeFirstOrThrow()
    return last
  }

  /** Raises the counter above numbers that a caller chose. */
  async function advanceTo(project: number, noun: Counted, numbers: readonly number[]): Promise<void> {
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
