import { afterAll, beforeAll, expect, test } from 'vitest'
import { useCommandLine } from '../test/command-line.ts'
import { eachDatabase, postgres } from '../test/databases.ts'
import { freePort } from '../test/ports.ts'
import { type Server, startServer } from '../test/program.ts'
import { openRelay } from '../test/relay.ts'
import { until } from '../test/until.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let server: Server
  let address: string
  const metrics = async () => (await fetch(`${address}/metrics`)).text()

  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'N')
    const { key } = await cli.json('key', 'create', '--project', '12345', '--scope', 'write')
    const port = await freePort()
    server = await startServer({ DATABASE_URL: cli.url(), METRICS_PORT: String(port) })
    address = `http://127.0.0.1:${port}`
    const post = (method: string, body: object) =>
      fetch(`${server.address}/api/v1/project/leads/${method}?project=12345`, {
        method: 'POST',
        headers: { 'Api-key': String(key) },
        body: JSON.stringify(body),
      })
    const lead = { creation_date: '2024-01-15', name: 'Иван', status: '0', title: 'Заявка' }
    await Promise.all(Array.from({ length: 5 }, () => post('lead/create', lead)))
    await post('lead/create', { ...lead, status: '7' })
    await post('status/list', {})
    await fetch(`${server.address}/nothing?phone=79991234567`)
    await until(async () => (await metrics()).includes('route="unknown"'), 'the last request to be counted')
  })
  afterAll(() => server.stop())

  test('requests are counted by route and code', async () => {
    const counted = (await metrics()).split('\n').filter((line) => line.startsWith('zayavka_requests_total{'))
    expect(counted.sort()).toEqual([
      'zayavka_requests_total{route="POST /api/v1/project/leads/lead/create",code="200"} 5',
      'zayavka_requests_total{route="POST /api/v1/project/leads/lead/create",code="400"} 1',
      'zayavka_requests_total{route="POST /api/v1/project/leads/status/list",code="200"} 1',
      'zayavka_requests_total{route="unknown",code="404"} 1',
    ])
  })

  test('their latency is counted in buckets', async () => {
    const text = await metrics()
    const labels = 'route="POST /api/v1/project/leads/lead/create",code="200"'
    expect(text).toContain(`zayavka_request_seconds_bucket{le="+Inf",${labels}} 5`)
    expect(text).toContain(`zayavka_request_seconds_count{${labels}} 5`)
  })

  test('the queue of the writer and the lag of the event loop are reported', async () => {
    const text = await metrics()
    expect(text).toMatch(/^zayavka_writer_queue 0$/m)
    expect(text).toMatch(/^zayavka_notices_waiting 0$/m)
    expect(text).toMatch(/^zayavka_notice_oldest_seconds 0$/m)
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds [\d.e-]+$/m)
  })

  test('how many transactions shared a commit is counted', async () => {
    const [, sum = ''] = /^zayavka_writer_group_size_sum (\d+)$/m.exec(await metrics()) ?? []
    expect(Number(sum)).toBeGreaterThanOrEqual(5)
  })

  test('receipts are counted by outcome, and pending ones are reported', async () => {
    const { key } = await cli.json('key', 'create', '--project', '12345', '--scope', 'capture')
    const send = (phone: string) =>
      fetch(`${server.address}/api/proxy/1.0/leads/add?${new URLSearchParams({ key: String(key), phone })}`)
    for (const phone of ['1', '2', '2', '']) await send(phone)
    const counted = await until(async () => {
      const lines = (await metrics()).split('\n').filter((line) => line.startsWith('zayavka_receipts'))
      return lines.length === 4 && lines.sort()
    }, 'all ends to be counted')
    expect(counted).toEqual([
      'zayavka_receipts_total{end="joined"} 1',
      'zayavka_receipts_total{end="lead"} 2',
      'zayavka_receipts_total{end="quarantine"} 1',
      'zayavka_receipts_waiting 0',
    ])
  })

  test('metrics are in the Prometheus format, and only on their own port', async () => {
    const response = await fetch(`${address}/metrics`)
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect((await fetch(`${address}/`)).status).toBe(404)
    expect((await fetch(`${address}/api/v1/user/projects`)).status).toBe(404)
    expect((await fetch(`${server.address}/metrics`)).status).toBe(404)
  })
  test('a gauge that cannot be read has no value, and the others are still reported', async () => {
    await cli.sql('alter table deliveries rename to deliveries_away')
    const text = await metrics().finally(() => cli.sql('alter table deliveries_away rename to deliveries'))
    expect(text).not.toMatch(/^zayavka_deliver(ies_waiting|y_oldest_seconds) /m)
    expect(text).toMatch(/^zayavka_notices_waiting 0$/m)
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds [\d.e-]+$/m)
    await until(async () => /^zayavka_deliveries_waiting 0$/m.test(await metrics()), 'the value to come back')
  })

  test('without a schedule backups have no values', async () => {
    expect(await metrics()).not.toMatch(/^zayavka_backup_(age_seconds|trouble) /m)
  })
})

const away = postgres()

test.each([
  ['is away', (relay: Relay) => relay.close()],
  ['hangs', (relay: Relay) => relay.hang(true)],
])('a scrape while the database %s gets the metrics of the process', async (_, leave) => {
  const relay = await openRelay(new URL(await away.fresh()))
  const port = await freePort()
  const server = await startServer({ DATABASE_URL: relay.url, METRICS_PORT: String(port) })
  leave(relay)
  const responses = await Promise.all([1, 2].map(() => fetch(`http://127.0.0.1:${port}/metrics`)))
  expect(responses.map(({ status }) => status)).toEqual([200, 200])
  const text = (await responses[0]?.text()) ?? ''
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
  expect(text).toMatch(/^zayavka_writer_queue \d+$/m)
  expect(text).not.toMatch(/^zayavka_(receipts|deliveries|notices)_waiting /m)
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  relay.close()
  expect(await server.stop()).toBe(0)
})

type Relay = Awaited<ReturnType<typeof openRelay>>
