import { Kysely, sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { postgres as databaseOf } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { startPgbouncer } from '../../../test/pgbouncer.ts'
import { findProject } from '../../actions/projects.ts'
import { everything } from '../../domain/filter.ts'
import { pageWithTotal } from '../leads/page-with-total.ts'
import { newestOfPersons } from '../leads/same-person.ts'
import { groupRows } from '../leads/tally-rows.ts'
import { applyViewer, type Scoped } from '../leads/viewer.ts'
import { receiptDuplicates } from '../receipts/duplicates.ts'
import { reads } from '../repositories.ts'
import type { Tables } from '../schema/tables.ts'
import type { ReadContext } from '../sql/read-query.ts'
import { postgres } from './dialect.ts'
import { openPostgres } from './open.ts'
import { withPreparedStatements } from './prepared-statements.ts'
import { BoundedDriver } from './transaction.ts'

const database = databaseOf()
const desk = useDesk(database)

test('only prepared queries are named, so that the server plans them once', async () => {
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

test('a pipelined query gets the time of those before it too, and one that takes longer is cut off', async () => {
  const pool = new pg.Pool({ connectionString: desk().url, max: 1, pipeline: true })
  pool.on('error', () => {})
  try {
    const patient = await withPreparedStatements(pool, {
      isDirect: () => false,
      limits: {},
      timeout: () => 3_000,
    }).connect()
    const both = [patient.query('select pg_sleep(2)', []), patient.query('select pg_sleep(2)', [])]
    expect((await Promise.all(both)).map(({ rows }) => rows.length)).toEqual([1, 1])
    await expect(patient.query('select pg_sleep(60)', [])).rejects.toThrow('Query read timeout')
    patient.release(new Error('It is cut off') as never)
  } finally {
    await pool.end()
  }
})

test('a page of leads keeps one plan for all values, and other queries are planned as usual', async () => {
  const pool = new pg.Pool({ connectionString: desk().url, max: 1, pipeline: true })
  const direct = withPreparedStatements(pool, { isDirect: () => true, limits: {}, timeout: () => 0 })
  const driver = new BoundedDriver({ pool: direct }, {}, () => true)
  const db = new Kysely<Tables>({ dialect: { createDriver: () => driver, ...postgres.kysely } })
  try {
    const project = await findProject(desk().store, desk().project)
    const sort = { field: 'creation_date', order: 'desc' } as const
    const page = (limit: number) =>
      pageWithTotal(
        { db, dialect: postgres, tallyCacheKey: {} },
        applyViewer({ project }, { period: { from: 0, to: 9_999 }, filter: everything, sort, limit, offset: 0 }),
      )
    for (const limit of [20, 50, 100]) await page(limit)
    const { rows } = await sql`
      select generic_plans::int as generic, custom_plans::int as custom, current_setting('plan_cache_mode') as mode
      from pg_prepared_statements where statement like '%"leads"%'
    `.execute(db)
    expect(rows).toEqual([{ generic: 3, custom: 0, mode: 'auto' }])
    await page(20)
    const other = await withPreparedStatements(pool, { isDirect: () => true, limits: {}, timeout: () => 0 }).connect()
    const { rows: next } = await other.query(`select current_setting('plan_cache_mode') as mode`, [])
    other.release()
    expect(next, 'on the same connection, by another way').toEqual([{ mode: 'auto' }])
  } finally {
    await db.destroy()
  }
})

test('on Citus, which chooses the node by the values, a page is planned for each set of values', async () => {
  expect(await plansOf(pageWithTotal, false)).toEqual([{ generic: 0, custom: 3 }])
})

test('the leads of a report are read by one plan for all values', async () => {
  expect(await plansOf((on, query) => groupRows(on, query, { path: 'period' }))).toEqual([{ generic: 3, custom: 0 }])
})

describe('a query that was planned while its table was empty does not scan the table later', () => {
  let db: Kysely<Tables>
  beforeEach(async () => {
    const pool = new pg.Pool({ connectionString: await database.fresh(), max: 1, pipeline: true })
    const direct = withPreparedStatements(pool, {
      isDirect: () => true,
      limits: {},
      timeout: () => 0,
      planLifetime: 0,
    })
    const driver = new BoundedDriver({ pool: direct }, {}, () => true)
    db = new Kysely<Tables>({ dialect: { createDriver: () => driver, ...postgres.kysely } })
  })
  afterEach(() => db.destroy())

  test('the leads of a person', async () => {
    const find = (tx: Kysely<Tables>) =>
      newestOfPersons(tx, postgres, 1, [{ id: 0, number: '+79990000000', mail: 'a@example.com' }])
    for (let times = 0; times < 8; times++) await find(db) // then it has a generic plan
    await sql`insert into projects (id, seq, name, time_zone, country, currency, language, created_at)
      values (1, 1, 'One', 'UTC', 'RU', 'RUB', 'ru', 0)`.execute(db)
    await sql`insert into statuses (project_id, id, name, type, colour, position)
      values (1, 0, 'New', 'progress', 'blue', 1)`.execute(db)
    await sql`insert into leads (project_id, id, title, status, creation_date, version, recorded_at, door, created_by, title_folded, phone_key)
      select 1, n, 'Lead', 0, n, 1, n, 'cli', 'cli', 'lead', '+7888' || n from generate_series(1, 5000) as n`.execute(
      db,
    )
    expect(await rowsRead('leads', find)).toBe(0)
  })

  test('submissions of the same content', async () => {
    const find = (tx: Kysely<Tables>) =>
      receiptDuplicates(tx, postgres).duplicates(1, [{ fingerprint: 'fingerprint 7', at: 100 }])
    for (let times = 0; times < 8; times++) await find(db)
    await sql`insert into receipts (project_id, id, at, way, method, query, headers, size, reasons, score, fingerprint, lead_id)
      select 1, n, n % 200, 'form', 'POST', '', '', 0, '[]', 0, 'fingerprint ' || n, n from generate_series(1, 5000) as n`.execute(
      db,
    )
    expect(await rowsRead('receipts', find)).toBe(1)
  })

  /** How many rows of a table a query reads. */
  function rowsRead(table: string, find: (tx: Kysely<Tables>) => Promise<unknown>): Promise<number | undefined> {
    return db.transaction().execute(async (tx) => {
      await find(tx)
      const { rows } = await sql<{ read: number }>`
        select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables where relname = ${table}
      `.execute(tx)
      return rows[0]?.read
    })
  }
})

/** The statements that a connection has prepared, after two concurrent runs of a prepared query and one run of a query that is built each time. */
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

/** How many generic and custom plans a connection used for a query that ran three times. */
async function plansOf(ask: (on: ReadContext, query: Asked) => Promise<unknown>, hasGenericPlans = true) {
  const pool = new pg.Pool({ connectionString: desk().url, max: 1, pipeline: true })
  const options = { isDirect: () => true, limits: {}, timeout: () => 0, hasGenericPlans: () => hasGenericPlans }
  const driver = new BoundedDriver({ pool: withPreparedStatements(pool, options) }, {}, () => true)
  const db = new Kysely<Tables>({ dialect: { createDriver: () => driver, ...postgres.kysely } })
  try {
    const project = await findProject(desk().store, desk().project)
    const scoped = applyViewer({ project }, asked)
    for (let times = 0; times < 3; times++) await ask({ db, dialect: postgres, tallyCacheKey: {} }, scoped)
    const { rows } = await sql`
      select generic_plans::int as generic, custom_plans::int as custom
      from pg_prepared_statements where statement like '%leads%'
    `.execute(db)
    return rows
  } finally {
    await db.destroy()
  }
}

const asked = {
  ...{ period: { from: 0, to: 9_999 }, filter: everything, limit: 20, offset: 0 },
  sort: { field: 'creation_date', order: 'desc' } as const,
  date: 'creation_date' as const,
  by: 'source' as const,
}
type Asked = Scoped<typeof asked>
