import { type CompiledQuery, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { bothDatabases } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { demoLeads } from '../../demo/leads.ts'
import type { Tables } from '../schema/tables.ts'
import Database from '../sqlite/driver.ts'
import { proxyLeads } from './proxy-leads.ts'

bothDatabases((database) => {
  const desk = useDesk(database)
  const isFile = database.name === 'sqlite'
  const asked: CompiledQuery[] = []
  let db: Kysely<Tables>

  /** Ten thousand submissions; every third lead was merged into the next one. */
  beforeAll(async () => {
    const project = await findProject(desk().store, 12345)
    const leads = [...demoLeads({ count: 10_000, seed: 1, now: start })]
    for (let at = 0; at < leads.length; at += 500)
      await createLeads(desk().store, cli, project, leads.slice(at, at + 500), start)
    await sqlOn(
      desk().url,
      `insert into receipts (project_id, id, at, way, method, query, headers, size, reasons, score, ended, lead_id)
        select project_id, id, ${start} - id * 60, 'form', 'POST', '', '{}', 0, '[]', 0, 'lead', id from leads`,
      `update leads set deleted_at = ${start}, merged_into = id + 1 where id % 3 = 0`,
    )
    const log = ({ query }: { query: CompiledQuery }) => void asked.push(query)
    if (isFile) {
      const file = new Database(desk().url.slice('sqlite:'.length), { readonly: true })
      db = new Kysely({ dialect: new SqliteDialect({ database: file }), log })
    } else {
      const pool = new pg.Pool({ connectionString: desk().url })
      pool.on('error', () => {}) // the database is dropped while the pool ends
      db = new Kysely({ dialect: new PostgresDialect({ pool }), log })
      await sql`vacuum analyze`.execute(db)
    }
  }, 60_000)
  afterAll(() => db?.destroy())

  test('submissions are read with their leads by indexes, in the order of the list', async () => {
    asked.length = 0
    const period = { from: start - 86_400, to: start }
    const { found } = await proxyLeads(db).page(12345, { period, limit: 100, offset: 50 })
    expect(found.map(({ id, lead }) => lead - id)).toEqual(found.map(({ id }) => (id % 3 === 0 ? 1 : 0)))
    const [{ sql: text, parameters } = { sql: '', parameters: [] }] = asked
    const { rows } = await db.executeQuery<Record<string, unknown>>({
      ...{ sql: `${isFile ? 'explain query plan' : 'explain'} ${text}`, parameters },
      query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
      queryId: { queryId: 'explain' },
    } as never)
    const plan = rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n')
    expect(plan).toMatch(/receipts_at/)
    expect(plan).not.toMatch(/SCAN (leads|later|receipts)\b|Seq Scan on (leads|receipts)/)
  })
})
