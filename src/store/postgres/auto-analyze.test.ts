import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { postgres } from '../../../test/databases.ts'
import { openDesk, start, useDesk } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import { demoLeads } from '../../demo/leads.ts'
import type { Backend } from '../backend.ts'
import { startAutoAnalyze } from './auto-analyze.ts'
import { openPostgres } from './open.ts'

const desk = useDesk(postgres())
let backend: Backend
beforeAll(async () => {
  backend = await openPostgres(desk().url, { now: 0 })
  for (const table of ['leads', 'events']) // by itself the database would come first now and then
    await sql`alter table ${sql.table(table)} set (autovacuum_enabled = off)`.execute(backend.db)
})
afterAll(() => backend.close())

let before = 0
beforeEach(async () => {
  before = await asked('leads')
})

test('a server has tables looked through that a command has filled', async () => {
  await fill(1_200)
  const server = await openDesk(desk().url, { serve: true, maintains: true })
  try {
    await until(async () => (await asked('leads')) === before + 1, 'the leads to be looked through')
    expect(await asked('projects')).toBe(0)
  } finally {
    await server.close()
  }
})

test('when nothing was written for some looks no more is looked, and again after some hundreds of bodies', async () => {
  let [given, ran] = [0, 0]
  const run: Parameters<typeof startAutoAnalyze>[0]['run'] = async (body) => {
    await body(backend.db)
    ran++
  }
  const analyzing = startAutoAnalyze({ run, written: () => given, pause: 5, polls: 3, writes: 100 })
  try {
    await until(() => ran === 3, 'three looks')
    await fill(3_000)
    given = 99
    await until(async () => (await changed('leads')) > 2_000, 'the database to be told of the leads')
    expect([ran, await asked('leads')]).toEqual([3, before])
    given = 100
    await until(async () => (await asked('leads')) === before + 1, 'the leads to be looked through')
  } finally {
    await analyzing.stop()
  }
})

/** Makes leads as a command does: when it ends the database is told what it wrote. */
async function fill(count: number): Promise<void> {
  const command = await openDesk(desk().url)
  const project = await findProject(command.store, 12345)
  const leads = [...demoLeads({ count, seed: 1, now: start })]
  await createLeads(command.store, { door: 'demo', name: 'demo' }, project, leads, start)
  await command.close()
}

/** How often a table was looked through because somebody asked for it, and not by itself. */
function asked(table: string): Promise<number> {
  return told(table, 'analyze_count')
}

/** How many rows were added or changed since. */
function changed(table: string): Promise<number> {
  return told(table, 'n_mod_since_analyze')
}

async function told(table: string, column: string): Promise<number> {
  const text = `select ${column}::int as n from pg_stat_user_tables where relname = '${table}'`
  const [row] = await rowsOf<{ n: number }>(desk().url, text)
  return row?.n ?? 0
}
