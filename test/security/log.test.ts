import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runJson, type Server, startServer } from '../program.ts'
import { until } from '../until.ts'
import { asking, exchange } from './raw.ts'

const folder = mkdtempSync(join(tmpdir(), 'zayavka-test-'))
let server: Server
beforeAll(async () => {
  server = await startServer({ DATABASE_URL: `sqlite:${join(folder, 'zayavka.db')}`, LOG_LEVEL: 'trace' }, folder)
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true })
})

type Line = Record<string, unknown> & { time: number; level: number }
const linesOf = (output: string) =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)

describe('the log', () => {
  const mark = 'a-mark-of-this-test'
  const forged = `{"level":30,"time":1,"msg":"${mark}"}`

  test('is lines of JSON with UTC times, and no request can forge a line', async () => {
    const before = Date.now()
    for (const path of [
      `/%0a${encodeURIComponent(forged)}`,
      `/f/%0d%0a${encodeURIComponent(forged)}`,
      '/%1b%5b31m',
      '/%00',
    ])
      await exchange(server.address, asking(`GET ${path}`, [`User-Agent: ${forged}`, `X-Request-Id: ${mark}`]))
    const lines = await until(() => {
      const found = linesOf(server.output()).filter(({ msg }) => msg === 'answered')
      return found.length >= 4 ? found : undefined
    }, 'four lines')
    expect(server.output()).not.toContain(mark)
    expect(server.output().includes('\u001b')).toBe(false)
    for (const { time } of lines) {
      expect(time).toBeGreaterThanOrEqual(before - 1_000)
      expect(time).toBeLessThanOrEqual(Date.now() + 1_000)
    }
  })

  test('has the fields that docs/security.md lists, and no others', async () => {
    await fetch(`${server.address}/api/v2/projects`, { headers: { Authorization: 'Bearer nobody-has-this-key' } })
    await fetch(`${server.address}/api/v1/user/projects`, { headers: { 'Api-key': 'nobody-has-this-key' } })
    await fetch(`${server.address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: server.address },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'a wrong password' }),
    })
    await until(() => linesOf(server.output()).some(({ refused }) => refused === 'sign-in-failed'), 'the last refusal')
    const [, told = ''] = readFileSync('docs/security.md', 'utf8').split(/^## The log$/m)
    const [list = ''] = told.split(/^## /m)
    const listed = [...list.matchAll(/`(\w+)`/g)].map(([, name]) => name)
    const fields = new Set(linesOf(server.output()).flatMap((line) => Object.keys(line)))
    expect(listed).toEqual(expect.arrayContaining([...fields]))
  })

  test('records who was refused and from where, and a failed sign-in without the name of its account', async () => {
    const env = { DATABASE_URL: `sqlite:${join(folder, 'zayavka.db')}` }
    await runJson(['project', 'create', '--id', '12345', '--name', 'N'], env)
    const made = await runJson(['key', 'create', '--project', '12345', '--scope', 'read'], env)
    const headers = { Authorization: `Bearer ${made.key}` }
    await until(
      async () => (await fetch(`${server.address}/api/v2/projects/12345/keys`, { headers })).status === 403,
      'the key to be known',
    )
    await until(() => linesOf(server.output()).some(({ refused }) => refused === 'out-of-scope'), 'its line')
    const refusals = linesOf(server.output()).filter(
      ({ refused }) => refused !== undefined && refused !== 'resource_not_found',
    )
    const of = (code: string) => refusals.find(({ refused }) => refused === code)
    expect(of('out-of-scope')).toMatchObject({
      address: '127.0.0.1',
      key: Number(made.id),
      project: 12345,
      status: 403,
    })
    expect(of('unknown-key')).toMatchObject({ address: '127.0.0.1', status: 401, route: 'GET /api/v2/projects' })
    expect(of('authentication_failed')).toMatchObject({ address: '127.0.0.1', status: 401 })
    expect(of('sign-in-failed')).toMatchObject({
      address: '127.0.0.1',
      account: expect.stringMatching(/\S/),
      status: 401,
    })
    expect(server.output()).not.toContain('nobody@example.com')
  })

  test('goes to standard output, and to no file', async () => {
    const files = readdirSync(folder).filter((name) => !name.startsWith('zayavka.db'))
    expect(files).toEqual([])
  })
})
