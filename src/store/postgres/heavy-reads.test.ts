import pg from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { postgres } from '../../../test/databases.ts'
import { cli, start, useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { createLeads } from '../../actions/leads.ts'
import { findProject } from '../../actions/projects.ts'
import type { LeadDraft } from '../../domain/lead.ts'

const desk = useDesk(postgres(), { trustProxy: ['127.0.0.1'] })
const draft: LeadDraft = {
  ...{ title: 'Заявка', name: 'Анна', phone: null, email: null, source: 'сайт', price: null, text: 'Хочу шкаф' },
  ...{ creationDate: start - 3_600, paidDate: null, status: 0 },
}

beforeAll(async () => {
  const project = await findProject(desk().store, 12345)
  for (const count of [1_500, 1_500])
    await createLeads(desk().store, cli, project, Array<LeadDraft>(count).fill(draft), start)
})

const filterOf = (index: number) => JSON.stringify({ field: 'name', operator: 'like', value: `А${index}` })
const longReads = {
  'lists that are masked': ['contractor', () => 'leads?period=all&limit=200'],
  'boards by a filter': ['agent', (index: number) => `board?period=all&filter=${filterOf(index)}`],
  'reports by a filter': ['owner', (index: number) => `reports/summary?period=all&filter=${filterOf(index)}`],
} as const

test.each(Object.entries(longReads))('blocked %s leave connections for other reads', async (_, [role, path]) => {
  const member = await newMember(desk(), role, role === 'contractor' ? { sources: ['сайт'] } : {})
  const [client, watcher] = [await connected(), await connected()]
  await client.query('begin')
  await client.query('lock table leads in access exclusive mode')
  const heavy = Array.from({ length: 6 }, (_, index) => member.send('GET', `/api/v2/projects/12345/${path(index)}`))
  await expect.poll(waiting).toBe(4)
  const other = await desk().send('GET', '/receipts')
  expect([other.status, other.json.items]).toEqual([200, []])
  expect(await waiting()).toBe(4)
  await client.query('rollback')
  expect((await Promise.all(heavy)).map(({ status }) => status)).toEqual(Array(6).fill(200))

  async function waiting(): Promise<number> {
    const { rows } = await watcher.query(`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    return rows[0].count
  }
})

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: desk().url })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}
