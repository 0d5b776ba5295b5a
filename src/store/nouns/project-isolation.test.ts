import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { postgres } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { until } from '../../../test/until.ts'

/** How many requests of each kind wait for the locked project: more than there are connections. */
const crowd = 25

describe('while another client holds the row of one project', () => {
  const desk = useDesk(postgres())
  let other: Client
  let key: string

  beforeAll(async () => {
    await desk().newProject(777)
    key = await desk().newKey('admin', [12345, 777])
    other = new Client({ connectionString: desk().url })
    await other.connect()
  })
  afterAll(() => other.end())

  const kinds: [name: string, send: (index: number) => Promise<{ status: number } | string>][] = [
    ['leads', () => desk().send('POST', '/leads', { title: 'Ждёт' }, { key })],
    ['leads of the wire', () => desk().lead({}, { key })],
    ['statuses', (index) => desk().send('POST', '/statuses', { name: `Статус ${index}`, type: 'progress' }, { key })],
    ['views', (index) => desk().send('POST', '/views', { name: `Вид ${index}` }, { key })],
    ['keys', () => desk().send('POST', '/keys', { scope: 'read' }, { key })],
    ['mappings', (index) => desk().send('PUT', `/mappings/m${index}`, { rules: [] }, { key })],
    ['settings', (index) => desk().send('PATCH', '', { name: `Проект ${index}` }, { key })],
    ['bulk edits', () => desk().send('POST', '/leads/bulk', { ids: ['1'], set: { source: 'a' } }, { key })],
  ]

  test.each(kinds)('%s of it wait, but those of another project and reads do not', async (_, send) => {
    await other.query('begin')
    await other.query('select id from projects where id = 12345 for update')
    let answered = 0
    const waiting = Promise.all(Array.from({ length: crowd }, (_, index) => send(index).finally(() => answered++)))
    await until(isWaiting, 'a request to wait for the row')
    for (const path of ['/leads', '/statuses', '/views', '/keys']) {
      const body = bodies[path as keyof typeof bodies]
      expect((await desk().send('POST', path, body, { key, project: 777 })).status).toBe(201)
    }
    expect((await desk().send('GET', '/leads', undefined, { key, query: { period: 'all' } })).status).toBe(200)
    expect(answered).toBe(0)
    await other.query('rollback')
    for (const reply of await waiting) if (typeof reply === 'object') expect(reply.status).toBeLessThan(300)
  })

  const bodies = {
    '/leads': { title: 'Рядом' },
    '/statuses': { name: 'Свой', type: 'progress' },
    '/views': { name: 'Свой' },
    '/keys': { scope: 'read' },
  }

  /** Queried outside the transaction of the other client, in which `pg_stat_activity` would stay as it was read first. */
  async function isWaiting(): Promise<boolean> {
    const rows = await sqlOn(
      desk().url,
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
    return rows.length > 0
  }
})
