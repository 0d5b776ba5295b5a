import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema/tables.ts'

/** Settings of the store by name. `onRaise` is called when a transaction raises the revision. */
export function settings(db: Kysely<Tables>, onRaise: () => void = () => {}) {
  return { find, add, replace, remove, revision, raiseRevision }

  function find(name: string): Promise<{ value: string } | undefined> {
    return db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  }

  /** Adds a setting unless it exists; returns whether it did. Of concurrent calls one succeeds. */
  async function add(name: string, value: string): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }

  /**
   * Compare-and-set: sets a setting whose value is `from`, or that does not exist if `from` is undefined. Returns whether it did; of concurrent
   * calls one succeeds.
   */
  async function replace(name: string, from: string | undefined, value: string): Promise<boolean> {
    if (from === undefined) return add(name, value)
    const { numUpdatedRows } = await db
      .updateTable('settings')
      .set({ value })
      .where('name', '=', name)
      .where('value', '=', from)
      .executeTakeFirstOrThrow()
    return numUpdatedRows === 1n
  }

  async function remove(name: string): Promise<void> {
    await db.deleteFrom('settings').where('name', '=', name).execute()
  }

  /** The revision: counts changes of projects, keys and statuses, so that caches know when they are stale. */
  async function revision(): Promise<number> {
    return Number((await find('revision'))?.value ?? 0)
  }

  async function raiseRevision(): Promise<void> {
    onRaise()
    await db
      .insertInto('settings')
      .values({ name: 'revision', value: '1' })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet({ value: sql`cast(cast(settings.value as bigint) + 1 as text)` }),
      )
      .execute()
  }
}
