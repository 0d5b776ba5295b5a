import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { postgres } from '../../../test/databases.ts'
import { always, useDesk } from '../../../test/desk.ts'
import { rowsOf } from '../../../test/rows.ts'
import { until } from '../../../test/until.ts'

const desk = useDesk(postgres(), { serve: true })

let blocker: Client | undefined
afterEach(async () => {
  await blocker?.end()
  blocker = undefined
})

// Less than the ten seconds after which the database ends a statement that waits for a lock.
const soon = 5_000

test.each([
  ['the statement of a client that disconnects is ended', 1],
  ['many clients that disconnect free their connections', 15],
])('%s', async (_, clients) => {
  await desk().lead()
  await lock('leads')
  const leaving = new AbortController()
  const asked = Array.from({ length: clients }, () => list(leaving.signal))
  await until(async () => (await running()) === Math.min(clients, 6), 'the lists to be made')
  leaving.abort()
  for (const { status } of await Promise.allSettled(asked)) expect(status).toBe('rejected')
  await until(async () => (await running()) === 0, 'the statements to end', soon)
  await blocker?.query('rollback')
  expect((await desk().call('lead/list', { period: always })).json.total).toBe(clients === 1 ? 1 : 2)
})

test('a long list is answered to a client that stays', async () => {
  await lock('leads')
  const asked = desk().call('lead/list', { period: always })
  await until(async () => (await seen(`now() - query_start > interval '300 ms'`)) === 1, 'a list that takes long')
  await blocker?.query('rollback')
  expect((await asked).status).toBe(200)
})

test('waiting reads, however many, do not block writes', async () => {
  await lock('costs')
  const waiting = Array.from({ length: 30 }, () => desk().send('GET', '/costs'))
  await until(async () => (await running()) >= 6, 'reads to wait')
  expect((await desk().send('POST', '/leads', { title: 'Заявка' })).status).toBe(201)
  expect(await running()).toBeGreaterThanOrEqual(6)
  await blocker?.query('rollback')
  for (const { status } of await Promise.all(waiting)) expect(status).toBe(200)
})

test('the queue of writes is counted per project, whose writes wait for one connection', async () => {
  const { store, project } = desk()
  await lock('events')
  const waiting = Array.from({ length: 20 }, () => desk().send('POST', '/leads', { title: 'Заявка' }))
  await until(() => store.queued() === 20, 'all to be queued')
  expect([store.queued(project), store.queued(project + 1)]).toEqual([20, 0])
  await blocker?.query('rollback')
  for (const { status } of await Promise.all(waiting)) expect(status).toBe(201)
  expect(store.queued()).toBe(0)
})

/** Blocks all reads and writes of a table. */
async function lock(table: string): Promise<void> {
  blocker = new Client({ connectionString: desk().url })
  await blocker.connect()
  await blocker.query(`begin; lock table ${table} in access exclusive mode`)
}

function list(signal: AbortSignal): Promise<Response> {
  const { address, key, project } = desk()
  return fetch(`${address}/api/v1/project/leads/lead/list?project=${project}`, {
    method: 'POST',
    headers: { 'Api-key': key },
    body: JSON.stringify({ period: always }),
    signal,
  })
}

function running(): Promise<number> {
  return seen('true')
}

async function seen(condition: string): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    desk().url,
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'zayavka'
      and state = 'active' and ${condition}`,
  )
  return row?.n ?? 0
}
