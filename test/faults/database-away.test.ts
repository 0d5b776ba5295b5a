import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Postgres, startPostgres } from '../postgres.ts'
import { run, runJson, type Server, startServer } from '../program.ts'
import { openRelay } from '../relay.ts'
import { until } from '../until.ts'
import { newClient } from './client.ts'
import { useFolder } from './folder.ts'

describe('postgres', () => {
  let postgres: Postgres
  let server: Server
  let client: ReturnType<typeof newClient>
  let key: string
  const folder = useFolder()
  const env = () => ({ DATABASE_URL: postgres.url, SPOOL_FOLDER: folder() })

  beforeAll(async () => {
    postgres = await startPostgres()
    await runJson(['project', 'create', '--name', 'Faults', '--id', '12345'], env())
    key = (await runJson(['key', 'create', '--project', '12345', '--scope', 'write'], env())).key as string
    server = await startServer(env())
    client = newClient(server.address, key)
  })
  afterAll(async () => {
    await server?.stop()
    await postgres?.remove()
  })

  test('§3 the store cannot take it now: temporarily_unavailable, Retry-After, nothing is kept, reads go on', async () => {
    await client.lead('before')
    await onServer(['alter database postgres set default_transaction_read_only = on', disconnectAll])
    const refused = await client.call('lead/create', client.draft('refused'))
    expect(refused).toMatchObject({ status: 503, body: { status: 'error', error: 'temporarily_unavailable' } })
    expect(refused.retryAfter).toMatch(/^[1-9]\d*$/)
    expect(await client.call('lead/update', { id: '1', name: 'refused' })).toMatchObject({ status: 503 })
    expect(await until(client.titles, 'a list')).toEqual(['before'])
    await onServer(['set default_transaction_read_only = off', 'alter database postgres reset all', disconnectAll])
    await until(() => client.lead('after'), 'a lead to be kept')
    expect(await client.titles()).toEqual(['before', 'after'])
  })

  test('a server whose database goes away answers 503, keeps running, and recovers when it is back', async () => {
    const writing = client.writeUntilRefused(16)
    await postgres.stop()
    const { kept, refused } = await writing
    expect(new Set(refused)).toEqual(new Set(['503 temporarily_unavailable 5']))

    // cached values are used for one more second
    await until(async () => (await client.call('status/list')).status === 503, 'the desk to ask the database')
    for (const method of ['lead/list', 'status/list', 'lead/create', 'lead/update'])
      expect(await client.call(method, { ...client.draft('refused'), id: '1', period })).toMatchObject({
        status: 503,
        retryAfter: '5',
        body: {
          error: 'temporarily_unavailable',
          description: expect.stringMatching(/^The server cannot process this now/),
        },
      })
    for (const [path, body] of [
      ['/api/v2/projects/12345/leads', { title: 'refused' }],
      ['/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/list' }],
      ['/api/auth/sign-in/email', { email: 'anna@shop.example', password: 'of nobody here' }],
    ] as const) {
      const response = await fetch(server.address + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(path.startsWith('/api/auth') ? { origin: server.address } : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify(body),
      })
      expect([path, response.status, response.headers.get('retry-after')]).toEqual([path, 503, '5'])
    }
    expect((await fetch(`${server.address}/readyz`)).status).toBe(503)
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200)

    await postgres.start()
    await until(async () => (await fetch(`${server.address}/readyz`)).status === 200, 'the desk to be ready again')
    const titles = await client.titles()
    for (const title of kept) expect(titles).toContain(title)
    expect(titles).not.toContain('refused')
    expect(new Set(titles).size).toBe(titles.length)
    await client.lead('back')
    expect(await runJson(['check'], env())).toEqual({ ok: true, faults: [], repaired: [] })
    expect(server.output()).not.toContain(postgres.password)
  })

  test('a connection that the database drops fails its running requests, never the desk', async () => {
    for (let time = 0; time < 5; time++) {
      let isOver = false
      const writing = client.writeUntilRefused(16).finally(() => {
        isOver = true
      })
      // one attempt may hit no running request
      await until(async () => {
        await onServer([disconnectAll])
        return isOver
      }, 'a request to be refused')
      const { kept, refused } = await writing
      expect(new Set(refused)).toEqual(new Set(['503 temporarily_unavailable 5']))
      const titles = await until(client.titles, 'a list')
      for (const title of kept) expect(titles).toContain(title)
    }
    await until(() => client.lead('alive'), 'a lead to be kept')
    expect(await runJson(['check'], env())).toMatchObject({ ok: true })
  })

  test('after a lost answer to a commit its outcome is looked up: stored work is acknowledged, other work is refused', async () => {
    const relay = await openRelay(new URL(postgres.url))
    const beside = await startServer({ ...env(), DATABASE_URL: relay.url })
    const { call, draft } = newClient(beside.address, key)
    relay.breakAtCommit('after')
    const kept = await call('lead/create', draft('kept unheard'))
    expect(kept).toMatchObject({ status: 200, body: { lead_id: expect.any(String) } })
    relay.breakAtCommit('before')
    expect(await call('lead/create', draft('never arrived'))).toMatchObject({ status: 503, retryAfter: '5' })
    const titles = await client.titles()
    expect(titles.filter((title) => title === 'kept unheard')).toHaveLength(1)
    expect(titles).not.toContain('never arrived')
    expect(await beside.stop()).toBe(0)
    relay.close()
  })

  test('a commit is not acknowledged before a replica confirms it', async () => {
    await onServer([`alter system set synchronous_standby_names = 'nobody'`, 'select pg_reload_conf()'])
    let isAnswered = false
    const answer = client.call('lead/create', client.draft('confirmed late')).finally(() => {
      isAnswered = true
    })
    const waiting = `select pid from pg_stat_activity where wait_event = 'SyncRep'`
    const cancel = waiting.replace('pid', 'pg_cancel_backend(pid)')
    // the primary then commits it without a replica, with a warning; the query for its outcome waits too
    for (let time = 0; time < 2; time++) await until(async () => (await onServer([cancel])) > 0, 'a commit to wait')
    await until(async () => (await onServer([waiting])) > 0, 'a third one')
    expect(isAnswered).toBe(false)
    await onServer(['alter system reset synchronous_standby_names', 'select pg_reload_conf()'])
    expect(await answer).toMatchObject({ status: 200 })
    expect((await client.titles()).filter((title) => title === 'confirmed late')).toHaveLength(1)
  })

  test.each([
    ['nobody listens', 'postgres://desk:s3cret-word@127.0.0.1:1/desk'],
    ['nobody listens, by a name with several addresses', 'postgres://desk:s3cret-word@localhost:1/desk'],
    ['the host is unknown', 'postgres://desk:s3cret-word@desk.invalid/desk'],
  ])('no start where %s: a sentence, and the password stays unsaid', async (_, url) => {
    for (const args of [['serve'], ['project', 'list', '--json']]) await refusesToStart(args, url)
  })

  test('with a wrong password or an unknown database the server does not start, and prints no password', async () => {
    const wrong = new URL(postgres.url)
    wrong.password = 's3cret-word'
    await refusesToStart(['serve'], wrong.href)
    const unknown = new URL(postgres.url)
    unknown.pathname = '/no_such_database'
    await refusesToStart(['serve'], unknown.href)
  })

  async function refusesToStart(args: string[], url: string): Promise<void> {
    const { code, stdout, stderr } = await run(args, { DATABASE_URL: url, PORT: '0' })
    expect(stderr).toMatch(/^zayavka: The (store|database) [^\n]+\n$/)
    expect(stderr).not.toContain('    at ')
    for (const secret of ['s3cret-word', postgres.password]) expect(stdout + stderr).not.toContain(secret)
    expect(code).toBe(1)
    expect(stdout).toBe('')
  }

  /** Returns the number of rows of the last statement. */
  async function onServer(statements: string[]): Promise<number> {
    let rows = 0
    const admin = new Client({ connectionString: postgres.url })
    admin.on('error', () => {})
    await admin.connect()
    for (const statement of statements) rows = (await admin.query(statement)).rowCount ?? 0
    await admin.end()
    return rows
  }
})

const period = { from: '2024-01-01', to: '2024-12-31' }

const disconnectAll = `select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'zayavka'`
