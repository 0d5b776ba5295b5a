import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { useCommandLine } from '../test/command-line.ts'
import { eachDatabase } from '../test/databases.ts'
import { reservePort } from '../test/ports.ts'
import { run, startServer } from '../test/program.ts'

eachDatabase((database) => {
  const cli = useCommandLine(database)
  let key: string
  let keyId: number
  beforeAll(async () => {
    await cli.json('project', 'create', '--id', '12345', '--name', 'N')
    const made = await cli.json('key', 'create', '--project', '12345', '--scope', 'write')
    key = String(made.key)
    keyId = Number(made.id)
  })
  const start = (env: Record<string, string> = {}) => startServer({ DATABASE_URL: cli.url(), ...env })

  test('a request is one line of the log: its id, route, status, milliseconds, project and key', async () => {
    const server = await start()
    const call = (path: string, headers = {}) =>
      fetch(`${server.address}${path}`, { method: 'POST', headers: { 'Api-key': key, ...headers } })
    await call('/api/v1/project/leads/status/list?project=12345')
    await call('/api/v1/project/leads/lead/list?project=12345')
    await call('/api/v1/user/projects?project=777')
    await call('/api/v1/project/leads/status/list?project=12345', { 'Api-key': 'unknown-key-of-somebody' })
    await call('/nothing')
    expect(await server.stop()).toBe(0)
    const line = { level: 30, msg: 'answered', requestId: expect.stringMatching(/^[\da-f-]{36}$/) }
    const who = { project: 12345, key: keyId }
    const route = 'POST /api/v1/project/leads'
    const lines = logOf(server.output()).filter(({ msg }) => msg === 'answered')
    expect(lines.map(({ time, milliseconds, ...rest }) => rest)).toEqual([
      { ...line, route: `${route}/status/list`, status: 200, ...who },
      { ...line, route: `${route}/lead/list`, status: 400, ...who, refused: 'incorrect_request', address: '127.0.0.1' },
      { ...line, route: 'POST /api/v1/user/projects', status: 200, key: keyId },
      { ...line, route: `${route}/status/list`, status: 401, refused: 'authentication_failed', address: '127.0.0.1' },
      { ...line, route: 'unknown', status: 404, refused: 'resource_not_found' },
    ])
    for (const { time, milliseconds } of lines) {
      expect(Math.abs(Number(time) - Date.now())).toBeLessThan(600_000)
      expect(milliseconds).toBeGreaterThan(0)
    }
    expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(5)
  })

  test('a fault is answered with the request id of its log line', async () => {
    await cli.sql(
      ...(database.name === 'sqlite'
        ? [`create trigger breaks before insert on leads begin select raise(abort, 'never mind'); end`]
        : ['alter table leads add constraint breaks check (title is null) not valid']),
    )
    const server = await start()
    try {
      const response = await fetch(`${server.address}/api/v1/project/leads/lead/create?project=12345`, {
        method: 'POST',
        headers: { 'Api-key': key },
        body: JSON.stringify({ creation_date: '2024-01-15', name: 'Иван', status: '0', title: 'Заявка' }),
      })
      const { description } = (await response.json()) as { description: string }
      expect(response.status).toBe(500)
      await server.stop()
      const [fault] = logOf(server.output()).filter(({ msg }) => msg === 'fault')
      expect(fault).toMatchObject({ level: 50, status: 500, refused: 'internal_error', project: 12345, key: keyId })
      expect(description).toContain(` ${fault?.requestId}`)
      const error = fault?.error as { type: string; code: string; frames: string[] }
      expect(error.code).toBe(database.name === 'sqlite' ? 'SQLITE_CONSTRAINT_TRIGGER' : '23514')
      expect(error.frames).toContainEqual(expect.stringMatching(/src\/store\/[\w/-]+\.ts:\d+:\d+/)) // where it is in the source
    } finally {
      await server.stop('SIGKILL')
      await cli.sql(database.name === 'sqlite' ? 'drop trigger breaks' : 'alter table leads drop constraint breaks')
    }
  })

  test('§10 LOG_LEVEL decides how much is said', async () => {
    const server = await start({ LOG_LEVEL: 'warn' })
    await fetch(`${server.address}/nothing`)
    expect(await server.stop()).toBe(0)
    expect(server.output()).toBe(`Zayavka serves on ${server.address}\n`)
  })

  test('the last use of a key is stored at shutdown, but not that of a refused key', async () => {
    const { id: revoked, key: ended } = await cli.json('key', 'create', '--project', '12345', '--scope', 'read')
    const { id: used, key: other } = await cli.json('key', 'create', '--project', '12345', '--scope', 'read')
    await cli.json('key', 'revoke', '--id', String(revoked))
    const server = await start()
    for (const each of [ended, other])
      await fetch(`${server.address}/api/v1/user/projects`, { headers: { 'Api-key': String(each) } })
    await server.stop()
    const { keys } = (await cli.json('key', 'list')) as { keys: { id: number; last_used_at: number | null }[] }
    const lastUsed = (id: unknown) => keys.find((key) => key.id === id)?.last_used_at
    expect(lastUsed(revoked)).toBeNull()
    expect(Math.abs(Number(lastUsed(used)) - Date.now() / 1000)).toBeLessThan(600)
    expect(await cli.text('key', 'list')).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s*$/m)
  })

  test('§10 HOST and PORT say where it listens, PUBLIC_URL what it calls that', async () => {
    const { number: port, release } = await reservePort() // taken on 127.0.0.1, where this server does not listen
    const server = await start({ HOST: '::1', PORT: String(port), PUBLIC_URL: 'https://desk.example.com' })
    expect(server.address).toBe('https://desk.example.com')
    expect((await fetch(`http://[::1]:${port}/healthz`)).status).toBe(200)
    expect(await server.stop()).toBe(0)
    await release()
  })

  describe('a port that another program uses ends the start with exit code 1 and a sentence', () => {
    test.each(['PORT', 'METRICS_PORT'])('%s', async (name) => {
      const holder = createServer().listen(0, '127.0.0.1')
      await once(holder, 'listening')
      const { port } = holder.address() as AddressInfo
      const env = { DATABASE_URL: cli.url(), PORT: '0', LOG_LEVEL: 'silent', [name]: String(port) }
      const ran = await run(['serve'], env)
      holder.close()
      const stderr = `zayavka: The desk cannot listen on 127.0.0.1:${port}: another program uses it\n`
      expect(ran).toEqual({ code: 1, stdout: '', stderr })
      const server = await start() // the failed start has closed everything that it opened
      expect(await server.stop()).toBe(0)
    })
  })
})

/** The lines of a log, without messages for a person. */
function logOf(output: string): Record<string, unknown>[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line) => JSON.parse(line))
}
