import { afterAll, beforeAll, expect, test } from 'vitest'
import { sqlite } from './databases.ts'
import { freePort } from './ports.ts'
import { type Server, startServer } from './program.ts'

const database = sqlite()
let server: Server
let address: string
beforeAll(async () => {
  const port = await freePort()
  const settings = { PORT: String(port), PUBLIC_URL: 'https://desk.example.com' }
  server = await startServer({ DATABASE_URL: await database.fresh(), ...settings })
  address = `http://127.0.0.1:${port}`
})
afterAll(() => server?.stop())

test('a page has security headers, and is not cached', async () => {
  for (const method of ['GET', 'HEAD']) {
    const { status, headers } = await fetch(`${address}/p/12345/leads`, { method })
    expect({ status, ...Object.fromEntries(headers) }).toMatchObject({
      status: 200,
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  }
})

test('styles are preloaded where they are used: a browser complains of those that are not', async () => {
  const preloads = async (path: string) =>
    (await (await fetch(address + path)).text()).match(/rel="preload" as="style"/g)
  expect(await preloads('/p/12345/leads')).toHaveLength(1)
  for (const path of ['/', '/sign-in', '/invitation', '/reset']) expect(await preloads(path)).toBeNull()
})

test('a file is cached for ever and compressed; an unknown one is not found', async () => {
  const page = await (await fetch(address)).text()
  const script = /\/assets\/[^"]+\.js/.exec(page)?.[0]
  const { status, headers } = await fetch(`${address}${script}`, { headers: { 'Accept-Encoding': 'br' } })
  expect({ status, ...Object.fromEntries(headers) }).toMatchObject({
    status: 200,
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'x-content-type-options': 'nosniff',
  })
  expect((await fetch(`${address}/assets/none.js`)).status).toBe(404)
})

test('the service worker may read the files that it caches, in any encoding', async () => {
  for (const coding of ['identity', 'gzip', 'br']) {
    const { headers } = await fetch(`${address}/service-worker.js`, { headers: { 'Accept-Encoding': coding } })
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; connect-src 'self';")
  }
})

test('monitoring may use HEAD', async () => {
  for (const path of ['/healthz', '/readyz'])
    expect((await fetch(`${address}${path}`, { method: 'HEAD' })).status).toBe(200)
})
