import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../test/databases.ts'
import { openDesk, useDesk } from '../test/desk.ts'

const notFound = {
  status: 'error',
  error: 'resource_not_found',
  description: 'There is no such method',
}

eachDatabase((database) => {
  const desk = useDesk(database, { publicUrl: 'https://desk.example.com' })
  const get = (path: string) => fetch(`${desk().address}${path}`)

  test('§10 /healthz answers 200 once it serves, without a key', async () => {
    const response = await get('/healthz')
    expect([response.status, await response.json()]).toEqual([200, { status: 'up' }])
  })

  test('/readyz answers 200 while the store answers, else 503 with Retry-After, and /healthz still answers', async () => {
    const closing = await openDesk(await database.fresh())
    const ready = await fetch(`${closing.address}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
    await closing.store.close()
    const away = await fetch(`${closing.address}/readyz`)
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5'])
    expect((await fetch(`${closing.address}/healthz`)).status).toBe(200)
    await closing.app.close()
  })

  test.each([
    ['POST', '/nothing', 'application/json', '{'],
    ['PUT', '/s', 'application/json', '{"a":'],
    ['DELETE', '/in/generic', ';', 'a=1'],
    ['PATCH', '/f/x', 'application/json;charset="x', 'a=1'],
    ['POST', '/api/nothing', '', 'x'],
    ['POST', '/nothing', 'text/plain', 'x'.repeat(1_100_000)],
  ])('%s %s with a body of type "%s" is no path of ours either', async (method, path, type, body) => {
    const response = await fetch(`${desk().address}${path}`, { method, headers: { 'Content-Type': type }, body })
    expect([response.status, await response.json()]).toEqual([404, notFound])
  })

  test.each([
    ['GET', '/'],
    ['GET', '/nothing'],
    ['POST', '/healthz'],
    ['GET', '/api/v3/project/leads/lead/list'],
    ['GET', '/metrics'],
    ['GET', '/%E0%A4%A'],
    ['PUT', '/api/v1/openapi.json'],
  ])('%s %s is no path of ours and says so in the envelope', async (verb, path) => {
    const { status, json } = await desk().call(path, undefined, { verb })
    expect([status, json]).toEqual([404, notFound])
  })

  test('an unknown path outside of the wire answers 200 when Use-Http-Code is 0', async () => {
    const { status, json } = await desk().call('/nothing', undefined, { headers: { 'Use-Http-Code': '0' } })
    expect([status, json]).toEqual([200, notFound])
  })

  test('/api/v1/openapi.json documents every method and names the public address of the server', async () => {
    const document = (await (await get('/api/v1/openapi.json')).json()) as Record<string, object>
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://desk.example.com' }] })
    expect(Object.keys(document.paths as object)).toEqual([
      '/api/v1/project/leads/lead/list',
      '/api/v1/project/leads/status/list',
      '/api/v1/project/leads/lead/create',
      '/api/v1/project/leads/lead/update',
      '/api/v1/user/projects',
      '/api/v1/project/proxy-leads',
      '/api/v1/project/proxy-leads/duplicates',
      '/api/v1/project/proxy-leads/{id}',
      '/api/v1/project/integration/order/list',
      '/api/v1/project/integration/status/list',
      '/api/v1/project/analytics/list-orders',
      '/api/v1/project/analytics/attribution-models',
    ])
  })

  test.each(['application/xml', 'text/html', 'image/png', 'nothing that is a type'])(
    '§2 the answer is JSON when Accept says %s',
    async (accept) => {
      const success = await desk().call('status/list', undefined, { headers: { Accept: accept } })
      const refusal = await desk().call('lead/list', undefined, { headers: { Accept: accept } })
      for (const { headers } of [success, refusal])
        expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect([success.json.status, refusal.json.status]).toEqual(['success', 'error'])
    },
  )

  describe('/docs', () => {
    test('loads completely, from our own files only', async () => {
      const response = await get('/docs')
      const html = await response.text()
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('text/html')
      const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = '']) => part)
      expect(parts.length).toBeGreaterThan(4)
      for (const part of parts) {
        const url = new URL(part, response.url)
        expect(url.origin, part).toBe(desk().address)
        const loaded = await fetch(url)
        expect(loaded.status, part).toBe(200)
        expect((await loaded.arrayBuffer()).byteLength, part).toBeGreaterThan(0)
        expect(loaded.headers.get('content-type'), part).toMatch(typeOf(part))
      }
    })

    test('reads the document of this server', async () => {
      const script = await (await get('/docs/static/swagger-initializer.js')).text()
      expect(script).toContain('/api/v1/openapi.json')
    })

    test('has a policy for content that lets a desk without TLS load it, and nothing from elsewhere', async () => {
      const policy = (await get('/docs')).headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).not.toContain('upgrade-insecure-requests')
      expect(policy).not.toMatch(/https?:|\w\.\w/)
    })
  })
})

function typeOf(path: string): RegExp {
  if (path.endsWith('.js')) return /javascript/
  if (path.endsWith('.css')) return /css/
  return /^image\//
}
