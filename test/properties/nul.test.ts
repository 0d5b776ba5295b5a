import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../src/api/door/route.ts'
import { routes } from '../../src/api/server.ts'
import { apiLeads } from '../api-leads.ts'
import { eachDatabase } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { useForms } from '../forms.ts'
import { signInCalls } from '../sign-in-calls.ts'
import { examples } from './odd-requests.ts'
import { timeout } from './property.ts'

/** What PostgreSQL cannot store. */
const nul = 'a\0b'
const half = 'a\ud800b'

type Place = (string | number)[]
type Asked = { method: string; path: string; body?: unknown; headers?: Record<string, string> }

eachDatabase((database) => {
  const desk = useDesk(database)
  const leads = apiLeads(desk)
  const forms = useForms(desk)
  let [admin, capture, form] = ['', '', '']

  beforeAll(async () => {
    admin = await desk().newKey('admin', [12345])
    capture = await desk().newKey('capture', [12345])
    form = (await forms.make({ name: 'Форма' })).path
    await leads.create({ phone: '8 999 123-45-67' })
  })

  describe('our own API refuses NUL, and accepts lone surrogates, in every place', () => {
    test.each(routes.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
      '$name',
      async ({ route }) => {
        for (const { path, argument } of pathsOf(route))
          expect(await told({ method: route.method, path }), path).toEqual([
            400,
            'has-nul',
            `Argument ${argument} contains a NUL character`,
          ])
        for (const place of route.consumes ? [] : textsIn(route.example.body)) {
          const send = (text: string) =>
            told({ method: route.method, path: pathOf(route), body: put(route.example.body, place, text) })
          const [status, code] = await send(nul)
          if (status !== 403) expect([status, code], String(place)).toEqual([400, 'has-nul']) // some routes accept no key
          expect((await send(half))[0], String(place)).toBeLessThan(500)
        }
      },
      timeout,
    )
  })

  test.each(signInCalls)('%s refuses NUL', async (path, names) => {
    for (const name of names) {
      const headers = { Origin: desk().address }
      const send = (text: string) =>
        told({
          method: 'POST',
          path: `/api/auth${path}`,
          body: { email: 'a@b.example', password: 'p', [name]: text },
          headers,
        })
      expect(await send(nul)).toEqual([400, 'has-nul', `Argument ${name} contains a NUL character`])
      expect((await send(half))[0], name).toBeLessThan(500)
    }
  })

  test.each(Object.entries(examples))('%s of the wire refuses NUL', async (method, example) => {
    for (const place of textsIn(example)) {
      const { status, json } = await desk().call(`/api/v1/${method}`, put(example, place, nul))
      expect([status, json.error], String(place)).toEqual([method === 'user/projects' ? 200 : 400, 'incorrect_request'])
      expect((await desk().call(`/api/v1/${method}`, put(example, place, half))).status).toBeLessThan(500)
    }
    for (const query of ['project=12345%00', 'project=12345&x=%00', 'project=12345&%00=x']) {
      const response = await fetch(`${desk().address}/api/v1/${method}?${query}`, {
        method: 'POST',
        headers: { 'Api-key': desk().key },
        body: '{}',
      })
      expect([response.status, await response.json()], query).toMatchObject([400, { error: 'incorrect_request' }])
    }
  })

  test('the doors for visitors drop it, and refuse nothing for it', async () => {
    const body = new URLSearchParams({ name: 'An\0na', 'te\0xt': nul, phone: '8 999 123-45-67', _once: nul })
    const sent: [string, number][] = [
      [`${form}%00`, 303],
      [`${form}?a=%00`, 303],
      [`/s?_form=%00&key=${capture}`, 200],
      [`/s?_form=${form.slice(3)}%00&_once=%00&key=${capture}%00`, 200],
      [`/in/%00?key=${capture}`, 200],
      [`/in/quiz%00?key=${capture}&%00=%00`, 200],
      [`/api/proxy/1.0/leads/add?key=${capture}&name=%00`, 200],
      ['/f/%00', 404],
    ]
    for (const [path, status] of sent) {
      const response = await fetch(`${desk().address}${path}`, { method: 'POST', body, redirect: 'manual' })
      expect(response.status, path).toBe(status)
    }
    const { json } = await desk().send('GET', '/receipts')
    const [{ understood }] = json.items as [{ understood: Record<string, unknown> }]
    expect(understood).toMatchObject({ name: 'Anna', text: 'ab' })
    const raw = await fetch(`${desk().address}/api/v2/projects/12345/receipts/1/raw`, {
      headers: { Authorization: `Bearer ${admin}` },
    })
    expect(await raw.text()).toBe(String(body))
  })

  test.each([
    '/',
    '/healthz',
    '/%00',
    '/problems/%00',
    '/assets/%00',
    '/f/fonts/%00',
    '/api/%00',
    '/api/v2/%00',
    '/api/v1/%00',
    '/api/docs/%00',
    '/api/v1/openapi.json',
    '/api/v2/openapi.json',
    '/docs/%00',
    '/docs/static/%00',
    '/s.js?%00',
    '/p/%00',
  ])('%s has an answer that is no fault', async (path) => {
    for (const url of [path, `${path}?a=%00`])
      expect((await fetch(`${desk().address}${url}`)).status, url).toBeLessThan(500)
  })

  test('the document of the wire refuses NUL with an error of the wire', async () => {
    const response = await fetch(`${desk().address}/api/v1/openapi.json?a=%00`)
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'incorrect_request' }])
  })

  async function told({ method, path, body, headers }: Asked): Promise<unknown[]> {
    const response = await fetch(`${desk().address}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${admin}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const { code, detail } = (await response.json().catch(() => ({}))) as { code?: string; detail?: string }
    return [response.status, code, detail]
  }
})

/** The path of a route with NUL in one of its parameters, or in its query. */
function pathsOf(route: Route): { path: string; argument: string }[] {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => String(name))
  const asked = [...Object.keys(route.query?.properties ?? {}), 'unknown']
  return [
    ...names.map((name) => ({ path: pathOf(route, name), argument: name })),
    ...asked.map((name) => ({ path: `${pathOf(route)}?${name}=1%00`, argument: name })),
    { path: `${pathOf(route)}?un%00known=1`, argument: 'unknown' },
  ]
}

function pathOf({ path, example }: Route, odd?: string): string {
  const params: Record<string, string> = { ...example.params, project: '12345' }
  return `/api/v2${path.replace(/:(\w+)/g, (_, name) => (name === odd ? '1%00' : encodeURIComponent(params[name] ?? '1')))}`
}

/** The places of texts in a body. */
function textsIn(value: unknown): Place[] {
  if (typeof value === 'string') return [[]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => textsIn(each).map((place) => [name, ...place]))
}

function put(value: unknown, [step, ...rest]: Place, text: string): unknown {
  if (step === undefined) return text
  if (Array.isArray(value)) return value.with(Number(step), put(value[Number(step)], rest, text))
  return { ...(value as object), [step]: put((value as Record<string, unknown>)[step], rest, text) }
}
