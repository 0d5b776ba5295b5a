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

// Before the database ends a statement that waits for a lock, ten seconds pass.
const soon = 5_000

test.each([
  ['a client that goes away takes its statement along', 1],
  ['many that go away leave the connections free for others', 15],
])('%s', async (_, clients) => {
  await desk().lead()
  await lockLeads()
  const leaving = new AbortController()
  const asked = Array.from({ length: clients }, () => list(leaving.signal))
  await until(async () => (await running()) === Math.min(clients, 10), 'the lists to be made')
  leaving.abort()
  for (const { status } of await Promise.allSettled(asked)) expect(status).toBe('rejected')
  await until(async () => (await running()) === 0, 'the statements to end', soon)
  await blocker?.query('rollback')
  expect((await desk().call('lead/list', { period: always })).json.total).toBe(clients === 1 ? 1 : 2)
})

test('a list that takes long is answered to a client that stays', async () => {
  await lockLeads()
  const asked = desk().call('lead/list', { period: always })
  await until(async () => (await seen(`now() - query_start > interval '300 ms'`)) === 1, 'a list that takes long')
  await blocker?.query('rollback')
  expect((await asked).status).toBe(200)
})

/** Holds up whoever reads leads. */
async function lockLeads(): Promise<void> {
  blocker = new Client({ connectionString: desk().url })
  await blocker.connect()
  await blocker.query('begin; lock table leads in access exclusive mode')
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
