import { expect, test } from 'vitest'
import { postgres } from '../../test/databases.ts'
import { openDesk, useDesk } from '../../test/desk.ts'
import { rowsOf } from '../../test/rows.ts'
import { until } from '../../test/until.ts'
import { createLeads } from '../actions/leads.ts'
import { findProject } from '../actions/projects.ts'
import { demoLeads } from '../demo/leads.ts'
import type { Store } from './open.ts'

// PostgreSQL tells apart what it was asked to look through and what it looks through by itself.

const desk = useDesk(postgres())

test('a server has tables looked through that a command has filled, and again when they have grown', async () => {
  const command = await openDesk(desk().url)
  await createMany(command.store, 1_200)
  await command.close()
  const server = await openDesk(desk().url, { serve: true, tends: true })
  try {
    await until(async () => (await asked('leads')) === 1, 'the leads to be looked through')
    expect(await asked('keys')).toBe(0)
    await until(async () => {
      await createEach(server.store, 250)
      return (await asked('leads')) > 1
    }, 'the leads to be looked through again')
  } finally {
    await server.close()
  }
})

async function createMany(store: Store, count: number): Promise<void> {
  const project = await findProject(store, 12345)
  await createLeads(store, { door: 'demo', name: 'demo' }, project, [...demoLeads({ count, seed: 1, now: 0 })], 0)
}

/** As many transactions as leads. */
async function createEach(store: Store, count: number): Promise<void> {
  const project = await findProject(store, 12345)
  const leads = [...demoLeads({ count, seed: 2, now: 0 })]
  await Promise.all(leads.map((lead) => createLeads(store, { door: 'demo', name: 'demo' }, project, [lead], 0)))
}

/** How often a table was looked through because somebody asked for it. */
async function asked(table: string): Promise<number> {
  const text = `select analyze_count::int as n from pg_stat_user_tables where relname = '${table}'`
  const [row] = await rowsOf<{ n: number }>(desk().url, text)
  return row?.n ?? 0
}
