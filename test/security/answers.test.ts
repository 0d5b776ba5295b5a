import { describe, expect, test } from 'vitest'
import { routes } from '../../src/api/server.ts'
import { sqlite } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { useForms } from '../forms.ts'
import { newMember } from '../members.ts'
import { rowsOf } from '../rows.ts'
import { asking, exchange, statusOf } from './raw.ts'

const desk = useDesk(sqlite(), { trustProxy: true })
const forms = useForms(desk)

/** An answer of each kind that the desk gives. */
const answers: [string, string, RequestInit?][] = [
  ['the wire', '/api/v1/user/projects'],
  ['our own API', '/api/v2/projects'],
  [
    'the sign-in',
    '/api/auth/sign-in/email',
    { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } },
  ],
  ['a door of sites', '/in/generic', { method: 'POST', body: 'name=A' }],
  ['the vendor’s address for services', '/integration/webhook', { method: 'POST', body: 'name=A' }],
  ['the vendor’s address', '/api/proxy/1.0/leads/add?name=A'],
  ['a form that is not there', '/f/none'],
  ['a page about a problem', '/problems/unknown-field'],
  ['the document of an API', '/api/v2/openapi.json'],
  ['the reference', '/docs'],
  ['health', '/healthz'],
  ['nothing', '/nothing'],
]

describe('an answer of', () => {
  test.each(answers)('%s names its type, and the charset of its text', async (_, path, init) => {
    const { headers } = await fetch(`${desk().address}${path}`, init)
    expect(headers.get('content-type')).toMatch(
      /^(?:application\/problem\+json|(?:application\/json|text\/html); ?charset=utf-8)$/i,
    )
  })

  test.each(answers.filter(([, path]) => !path.endsWith('openapi.json')))(
    '%s reveals nothing about the software',
    async (_, path, init) => {
      const response = await fetch(`${desk().address}${path}`, init)
      expect(response.headers.get('server')).toBeNull()
      expect(response.headers.get('x-powered-by')).toBeNull()
      expect(await response.text()).not.toMatch(/node_modules|at \w+ \(|\.ts:\d+|fastify|sqlite|postgres/i)
    },
  )
})

test.each(answers)('%s is sent with nosniff', async (_, path, init) => {
  const { headers } = await fetch(`${desk().address}${path}`, init)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})

test.each(answers.filter(([, path]) => !/docs|problems|openapi/.test(path)))(
  '%s is sent with no-store',
  async (_, path, init) => {
    const { headers } = await fetch(`${desk().address}${path}`, init)
    expect(headers.get('cache-control')).toMatch(/no-store/)
  },
)

describe('behind TLS', () => {
  const safe = useDesk(sqlite(), { publicUrl: 'https://desk.example.com' })

  test.each(answers)('%s sends HSTS for a year or longer', async (_, path, init) => {
    const { headers } = await fetch(`${safe().address}${path}`, init)
    const [, seconds] = /^max-age=(\d+); includeSubDomains$/.exec(headers.get('strict-transport-security') ?? '') ?? []
    expect(Number(seconds)).toBeGreaterThanOrEqual(31_536_000)
  })
})

describe('an answer that is no page', () => {
  test.each(answers.filter(([, path]) => !/docs|problems|\/f\//.test(path)))(
    '%s may load nothing and be shown in no frame',
    async (_, path, init) => {
      const policy = (await fetch(`${desk().address}${path}`, init)).headers.get('content-security-policy') ?? ''
      for (const rule of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy).toContain(rule)
    },
  )
})

describe('our pages', () => {
  test.each([
    ['of a form', async () => (await forms.make({ name: 'Ф' })).path],
    ['about a problem', async () => '/problems/unknown-field'],
    ['of the reference', async () => '/docs'],
  ])('%s may load only their own resources', async (_, pathOf) => {
    const path = await pathOf()
    const { headers } = await fetch(`${desk().address}${path}`, { headers: { Accept: 'text/html' } })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/default-src '(?:none|self)'/)
    expect(policy).toContain("base-uri 'none'")
    expect(policy).toContain('frame-ancestors')
    expect(policy).not.toMatch(/script-src[^;]*(?:unsafe|https?:|\*)/)
  })
})

test.each(['TRACE', 'TRACK', 'CONNECT'])('%s echoes nothing of the request', async (verb) => {
  const answer = await exchange(desk().address, asking(`${verb} /api/v2/projects`, ['X-Secret: echo-of-a-secret']))
  expect(answer).not.toContain('echo-of-a-secret')
  expect(answer).not.toMatch(/^HTTP\/1\.1 2/)
})

test.each([
  '/.git/config',
  '/.env',
  '/package.json',
  '/data/zayavka.db',
  '/assets/',
  '/docs/static/',
  '/../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/docs/static/..%2f..%2f..%2fpackage.json',
])('no file and no directory listing is at %s', async (path) => {
  const answer = await exchange(desk().address, asking(`GET ${path}`))
  expect(answer).not.toMatch(/"dependencies"|\[core\]|SQLite format|Index of/)
  if (path !== '/docs/static/') expect([403, 404]).toContain(statusOf(answer))
})

describe('no redirect to a place that a request names', () => {
  const away = 'https://evil.example/'
  test.each(['thanks', 'next', 'redirect', 'redirect_uri', 'return_to', 'url', 'callbackURL', '_next'])(
    'by a field %s',
    async (name) => {
      const { path } = await forms.make({ name: `Ф ${name}`, thanks: 'https://shop.example/thanks' })
      const body = new URLSearchParams({ phone: '8 999 123-45-67', [name]: away })
      const response = await forms.post(`${path}?${new URLSearchParams({ [name]: away })}`, body)
      expect([response.status, response.headers.get('location')]).toEqual([303, 'https://shop.example/thanks'])
    },
  )

  test.each(['//evil.example', '//evil.example/..', '/%2f%2fevil.example', '/docs//evil.example/', '/p//evil.example'])(
    'by the path %s',
    async (path) => {
      const answer = await exchange(desk().address, asking(`GET ${path}`))
      expect(answer).not.toMatch(/^location:[^\n]*evil\.example/im)
    },
  )

  test('by the header Host', async () => {
    const answer = await exchange(
      desk().address,
      'GET /docs HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n',
    )
    expect(answer).not.toMatch(/^location:[^\n]*evil\.example/im)
  })
})

test('no GET call except exports writes an event, a receipt or a line of the audit', async () => {
  const member = await newMember(desk(), 'owner')
  const marks = async () =>
    (
      await rowsOf<Record<string, unknown>>(
        desk().url,
        'select (select count(*) from events) as events, (select count(*) from audit) as audit, (select count(*) from receipts) as receipts',
      )
    )[0]
  const before = await marks()
  for (const { method, path } of routes) {
    if (method !== 'GET' || /export|stream/.test(path)) continue
    const filled = path.replace(':project', '12345').replace(/:\w+/g, '1')
    expect((await member.send('GET', `/api/v2${filled}`)).status, path).toBeLessThan(500)
  }
  expect(await marks()).toEqual(before)
})
