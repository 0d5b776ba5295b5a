import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { bothDatabases, postgres } from '../../../test/databases.ts'
import { openDesk, type TestDesk } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'
import { repairCounts } from '../../actions/repair.ts'
import type { CountedSlice } from '../schema/report-tables.ts'
import { grains } from './cells.ts'

const january = { from: Date.parse('2023-12-31T21:00:00Z') / 1_000, to: Date.parse('2024-01-31T20:59:59Z') / 1_000 }
const ofJanuary = `kind = 'creation_date source' and grain = 'month' and slice = 24289`
const secret = 'Тайный источник'

/** The names in the report of the sources of a period. */
async function sourcesOf(desk: TestDesk, period = '2024-01-01..2024-01-31'): Promise<unknown[]> {
  const { status, json, text } = await desk.send('GET', '/reports/sources', undefined, { query: { period } })
  expect(status, text).toBe(200)
  return (json.items as { source: string | null }[]).map(({ source }) => source)
}

async function purge(desk: TestDesk, lead: string): Promise<void> {
  expect((await desk.send('DELETE', `/leads/${lead}`)).status).toBe(200)
  expect((await desk.send('POST', `/leads/${lead}/purge`)).status).toBeLessThan(300)
}

const textsIn = (url: string) => sqlOn(url, `select data from tally_cache where data like '%Тайный%'`)

bothDatabases((database) => {
  /** A desk with a lead in January, a month that a report has cached. */
  async function begun() {
    const url = await database.fresh()
    const desk = await openDesk(url, { forcedPath: 'cache' })
    const lead = await desk.lead({ source: secret })
    await desk.lead({ source: 'vk', creation_date: '2024-02-15T10:00:00Z' }) // the newest day is not cached
    expect(await sourcesOf(desk)).toEqual([secret])
    await until(async () => (await kept(url)) !== undefined, 'the month to be kept')
    return { url, desk, lead, row: (await kept(url)) as CountedSlice }
  }

  async function kept(url: string) {
    const [row] = await rowsOf<CountedSlice>(url, `select * from tally_cache where ${ofJanuary}`)
    const numbers = row && {
      project_id: Number(row.project_id),
      slice: Number(row.slice),
      version: Number(row.version),
    }
    return row && { ...row, ...numbers, ...january }
  }

  test('slices that were counted with other rules of the time zone are not used', async () => {
    const { url, desk } = await begun()
    await desk.close()
    const again = async () => {
      const next = await openDesk(url, { forcedPath: 'cache' }) // its memory is empty
      return sourcesOf(next).finally(next.close)
    }
    await sqlOn(url, `update tally_cache set data = '[]'`)
    expect(await again()).toEqual([])
    for (const variant of ['Europe/Moscow 00000000', 'Europe/Moscow']) {
      await sqlOn(url, `update tally_cache set data = '[]', variant = '${variant}'`)
      expect(await again(), variant).toEqual([secret])
    }
  })

  test('a report that ends after a purge does not bring the source back', async () => {
    const { url, desk, lead, row } = await begun()
    expect(row.data).toContain(secret)
    await purge(desk, lead)
    expect(await textsIn(url)).toEqual([])
    await desk.store.transaction((tx) => tx.tallyCache.save([row]))
    expect(await textsIn(url)).toEqual([])
    expect(await sourcesOf(desk)).toEqual([])
    await desk.close()
  })

  test('a repaired hour is in the next report of a running server', async () => {
    const url = await database.fresh()
    const desk = await openDesk(url, { forcedPath: 'cache' })
    await desk.lead()
    await desk.lead({ creation_date: '2024-02-15T10:00:00Z' })
    const hour = `grain = ${grains.hour} and slice = ${Math.floor(Date.parse('2024-02-15T10:00:00Z') / 3_600_000)}`
    await sqlOn(url, `update lead_counts set n = n + 1 where ${hour}`)
    const total = async () => {
      const { json } = await desk.send('GET', '/reports/hours', undefined, { query: { period: 'all' } })
      return (json.items as { leads: { leads: number } }[]).reduce((sum, { leads }) => sum + leads.leads, 0)
    }
    expect(await total()).toBe(3)
    const cell = {
      table: 'lead_counts',
      project_id: 12345,
      grain: grains.hour,
      slice: Math.floor(Date.parse('2024-02-15T10:00:00Z') / 3_600_000),
    } as const
    await repairCounts(desk.store, [{ ...cell, status: 0 }])
    expect(await total()).toBe(2)
    await desk.close()
  })
})

describe('postgres', () => {
  const server = postgres()

  test('slices that wait to be cached when a lead is purged are not cached', async () => {
    const url = await server.fresh()
    const desk = await openDesk(url, { forcedPath: 'cache' })
    const blocker = new Client({ connectionString: url })
    await blocker.connect()
    try {
      for (let month = 1; month <= 12; month++)
        await desk.lead({ source: 'vk', creation_date: `2023-${String(month).padStart(2, '0')}-15T10:00:00Z` })
      const lead = await desk.lead({ source: secret, creation_date: '2023-12-15T10:00:00Z' }) // its month is cached last
      await desk.lead({ source: 'vk' })
      await blocker.query('begin; lock table tally_cache in exclusive mode')
      expect(await sourcesOf(desk, '2023-01-01..2023-12-31')).toEqual(['vk', secret])
      await until(async () => (await sqlOn(url, waits)).length > 0, 'the first slices to wait')
      const purging = purge(desk, lead)
      await until(async () => (await sqlOn(url, waits)).length > 1, 'a purge to wait')
      await blocker.query('commit')
      await purging
      await desk.send('GET', '/reports/hours', undefined, { query: { period: '2023-01-01..2023-12-31' } })
      const hours = `select slice from tally_cache where kind like '%week-hour%'`
      await until(async () => (await sqlOn(url, hours)).length > 0, 'what comes last to be kept')
      expect(await textsIn(url)).toEqual([])
    } finally {
      await blocker.end()
      await desk.close()
    }
  })
})

const waits = `select pid from pg_stat_activity where datname = current_database()
  and application_name = 'zayavka' and wait_event_type = 'Lock'`
