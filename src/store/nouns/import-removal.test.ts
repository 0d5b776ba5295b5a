import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isCitus, postgres } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import type { Tables } from '../schema/tables.ts'
import { importRemoval } from './import-removal.ts'

const desk = useDesk(postgres())
const count = 100_000
let db: Kysely<Tables>

beforeAll(async () => {
  const pool = new pg.Pool({ connectionString: desk().url })
  pool.on('error', () => {}) // the database is dropped while it ends
  db = new Kysely({ dialect: new PostgresDialect({ pool }) })
})
afterAll(() => db?.destroy())

test.skipIf(isCitus)('before PostgreSQL has statistics, too, no part reads all the rows', async () => {
  await sql`insert into import_refusals (project_id, import_id, "row", line, fault)
    select 12345, 1, n, n, '{}' from generate_series(1, ${sql.lit(count)}) as n`.execute(db)
  const parts = await db.transaction().execute(async (tx) => {
    const gone = [0, 0]
    for (const part of gone.keys()) gone[part] = await importRemoval(tx).forgetRefusals(12345, 1, 2_000)
    const read = await sql<{ rows: string }>`
      select seq_tup_read + idx_tup_fetch as rows from pg_stat_xact_user_tables
      where relname = 'import_refusals'`.execute(tx)
    return { gone, read: Number(read.rows[0]?.rows) }
  })
  expect(parts.gone).toEqual([2_000, 2_000])
  expect(parts.read).toBeGreaterThan(4_000)
  expect(parts.read).toBeLessThan(count)
})
