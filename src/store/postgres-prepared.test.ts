import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { postgres as database } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { startPgbouncer } from '../../test/pgbouncer.ts'
import { postgres } from './dialect.ts'
import { reads } from './nouns.ts'
import { openPostgres } from './postgres.ts'

const desk = useDesk(database())

test('the server keeps how it runs the kept queries, and nothing of others', async () => {
  const named = await namedThrough(desk().url)
  expect(named).toEqual([expect.stringContaining('from "statuses"')])
})

test('through PgBouncer, where the next transaction has another connection, nothing is named', async () => {
  const bouncer = await startPgbouncer(desk().url)
  try {
    expect(await namedThrough(bouncer.url)).toEqual([])
  } finally {
    await bouncer.stop()
  }
})

/** What the connection names, after a kept query, twice at once, and one that is built each time. */
async function namedThrough(url: string): Promise<string[]> {
  const { db, close } = await openPostgres(url, { now: 0 })
  try {
    return await db.transaction().execute(async (tx) => {
      const { statuses, keys } = reads(tx, postgres)
      const [first, second] = await Promise.all([statuses.of(12345), statuses.of(12345)])
      expect(first).toEqual(second)
      expect(first).not.toEqual([])
      await keys.findByHash('none')
      const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx)
      return rows.map(({ statement }) => statement)
    })
  } finally {
    await close()
  }
}
