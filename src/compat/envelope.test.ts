import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always as period, type Reply, type TestDesk, useDesk } from '../../test/desk.ts'
import { deskWithoutStore, onStore } from '../../test/outage.ts'
import { until } from '../../test/until.ts'
import type { HttpStatusMode } from '../json/wire-refusal.ts'

const required = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка' }

type Cause = (desk: TestDesk, headers: Record<string, string>) => Promise<Reply>

/** Calls for each error code, with the rest of the response; ID stands for the request id. */
const refusals: [code: string, status: number, cause: Cause, rest: string][] = [
  [
    'authentication_failed',
    401,
    (desk, headers) => desk.call('status/list', undefined, { key: null, headers }),
    '"description":"A key is needed, in the header Api-key or in the query as key"}',
  ],
  [
    'access_denied',
    403,
    (desk, headers) => desk.call('status/list', undefined, { project: 1, headers }),
    '"description":"You have no access to project 1"}',
  ],
  [
    'incorrect_request',
    400,
    (desk, headers) => {
      const filters = [['id', '>', 0], { field: 'id', operator: '>', value: 0 }, ['price', '~', 1]]
      return desk.call('lead/list', { period, filters }, { headers })
    },
    '"description":"Argument filters[2].operator is unknown: \\"~\\". Known: = != < <= > >= in like null",' +
      '"details":{"argument":"filters[2].operator"}}',
  ],
  [
    'resource_not_found of a lead',
    404,
    (desk, headers) => desk.call('lead/update', { id: 404 }, { headers }),
    '"description":"There is no lead 404 in this project","details":{"argument":"id"}}',
  ],
  [
    'resource_not_found of a method',
    404,
    (desk, headers) => desk.call('lead/delete', { id: 404 }, { headers }),
    '"description":"There is no such method"}',
  ],
  [
    'resource_not_found outside the API',
    404,
    (desk, headers) => desk.call('/', undefined, { headers }),
    '"description":"There is no such method"}',
  ],
  [
    'resource_already_exists',
    409,
    async (desk, headers) => {
      const sent = { 'Idempotency-Key': 'form-17' }
      await desk.call('lead/create', required, { headers: sent })
      return desk.call('lead/create', { ...required, name: 'Пётр' }, { headers: { ...sent, ...headers } })
    },
    '"description":"Header Idempotency-Key was used before with another body","details":{"argument":"Idempotency-Key"}}',
  ],
  [
    'request_too_large',
    413,
    (desk, headers) => desk.call('lead/create', ' '.repeat(1_048_577), { headers }),
    '"description":"The body is over 1048576 bytes"}',
  ],
  [
    'internal_error',
    500,
    async (desk, headers) => {
      await onStore(desk.url, 'alter table events rename to gone')
      const reply = await desk.call('lead/create', required, { headers })
      await onStore(desk.url, 'alter table gone rename to events')
      return reply
    },
    '"description":"The server failed at this request. Its log has details under request id ID"}',
  ],
]

/** The effect of the server's setting and a request's `Use-Http-Code`. */
const modes: [mode: HttpStatusMode, header: string, kind: 'real' | '200'][] = [
  ['real', 'no Use-Http-Code', 'real'],
  ['real', 'Use-Http-Code: 0', '200'],
  ['real', 'Use-Http-Code: 1', 'real'],
  ['real', 'Use-Http-Code: yes', 'real'],
  ['vendor', 'no Use-Http-Code', '200'],
  ['vendor', 'Use-Http-Code: 0', '200'],
  ['vendor', 'Use-Http-Code: 1', 'real'],
  ['vendor', 'Use-Http-Code: 2', '200'],
]

eachDatabase((db) => {
  const answered: string[] = []
  const desks = {
    real: useDesk(db, { onAnswer: ({ requestId }) => answered.push(requestId) }),
    vendor: useDesk(db, { httpStatus: 'vendor' }),
  }
  const desk = desks.real

  test.each(refusals)('§3 %s has HTTP status %i', async (code, status, cause, rest) => {
    const reply = await cause(desk(), {})
    expect(reply.status).toBe(status)
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const text = reply.text.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/, 'ID')
    expect(text).toBe(`{"status":"error","error":"${code.split(' ')[0]}",${rest}`)
  })

  test.each(modes)('§3 with HTTP_STATUS=%s and %s HTTP statuses are %s', async (mode, header, kind) => {
    const httpCodeHeader = /Use-Http-Code: (.*)/.exec(header)?.[1]
    const headers: Record<string, string> = httpCodeHeader === undefined ? {} : { 'Use-Http-Code': httpCodeHeader }
    for (const [code, status, cause] of refusals) {
      const reply = await cause(desks[mode](), headers)
      expect(reply.status, code).toBe(kind === 'real' ? status : 200)
      expect(reply.json.error).toBe(code.split(' ')[0])
    }
    expect((await desks[mode]().call('status/list', undefined, { headers })).status).toBe(200)
  })

  test('§3 internal_error tells the id under which the log has the request, and keeps nothing', async () => {
    const total = async () => (await desk().call('lead/list', { period })).json.total
    const before = await total()
    const cause = refusals.find(([code]) => code === 'internal_error')?.[2] as Cause
    const { json } = await cause(desk(), {})
    const id = await until(() => answered.find((each) => String(json.description).endsWith(each)), 'the log to have it')
    expect(id).toHaveLength(36)
    expect(await total()).toBe(before)
  })

  test.each(modes.filter(([, header]) => header === 'no Use-Http-Code'))(
    '§3 temporarily_unavailable has Retry-After, and its HTTP status with HTTP_STATUS=%s',
    async (httpStatus, _, kind) => {
      const without = await deskWithoutStore(db, { httpStatus })
      const reply = await without.call('lead/create', { ...required, text: 'x'.repeat(20_000) })
      await without.close()
      expect(reply.status).toBe(kind === 'real' ? 503 : 200)
      expect(reply.headers.get('retry-after')).toBe('5')
      expect(reply.text).toBe(
        '{"status":"error","error":"temporarily_unavailable",' +
          '"description":"The server cannot process this now, and kept nothing. Try again in 5 s"}',
      )
    },
  )

  test('§3 a success is compact JSON that ends with its status and never has the key error', async () => {
    const replies = [
      await desk().call('lead/create', required),
      await desk().call('lead/update', { id: 1, name: 'Пётр' }),
      await desk().call('lead/list', { period }),
      await desk().call('status/list'),
      await desk().call('/api/v1/user/projects'),
    ]
    for (const { text, json } of replies) {
      expect(text).toBe(JSON.stringify(json))
      expect(text).toMatch(/"status":"success"\}$/)
      expect(json).not.toHaveProperty('error')
    }
  })

  const sentences: [method: string, body: object, sentence: string, argument: string][] = [
    ['lead/list', {}, 'Required argument period is missing', 'period'],
    ['lead/list', { period: { to: '2024-01-01' } }, 'Required argument period.from is missing', 'period.from'],
    ['lead/list', { period: { from: '2024-01-01' } }, 'Required argument period.to is missing', 'period.to'],
    ['lead/list', { period: 'today' }, 'Argument period is not a valid date interval', 'period'],
    [
      'lead/list',
      { period: { from: '2024-01-02', to: '2024-01-01' } },
      'Argument period is not a valid date interval',
      'period',
    ],
    ['lead/create', { ...required, title: null }, 'Required argument title is missing', 'title'],
    ['lead/update', {}, 'Required argument id is missing', 'id'],
  ]
  test.each(sentences)('§3 %s with %j says: %s', async (method, body, description, argument) => {
    const { status, json } = await desk().call(method, body)
    expect(status).toBe(400)
    expect(json).toEqual({ status: 'error', error: 'incorrect_request', description, details: { argument } })
  })

  describe('§3 Ignored-Fields', () => {
    const names = Array.from({ length: 300 }, (_, index) => `field_${index + 100}`)
    const cases: [title: string, method: string, body: object, header: string | null][] = [
      ['is not there when all fields are known', 'lead/list', { period, limit: 1, filters: [] }, null],
      ['is not there without a body', 'status/list', {}, null],
      [
        'names the fields in the order of the body',
        'lead/list',
        { sort: 1, period, filter: [], Limit: 5 },
        'sort, filter, Limit',
      ],
      ['names fields of another method', 'lead/create', { ...required, id: 5, period }, 'id, period'],
      ['is there on a refusal too', 'lead/list', { filter: [] }, 'filter'],
      ['leaves visible ASCII as it is', 'lead/list', { period, 'a,b': 1, '100%': 2, '"{~}"': 3 }, 'a,b, 100%, "{~}"'],
      ['encodes a space', 'lead/list', { period, 'sort field': 1 }, 'sort%20field'],
      ['encodes line breaks', 'lead/list', { period, 'a\r\nSet-Cookie: b': 1 }, 'a%0D%0ASet-Cookie:%20b'],
      ['encodes Cyrillic', 'lead/list', { period, имя: 1 }, '%D0%B8%D0%BC%D1%8F'],
      ['encodes an emoji', 'lead/list', { period, '🙂': 1 }, '%F0%9F%99%82'],
      [
        'is cut at 2,000 bytes',
        'lead/list',
        { period, ...Object.fromEntries(names.map((name) => [name, 1])) },
        names.join(', ').slice(0, 2_000),
      ],
    ]
    test.each(cases)('%s', async (_, method, body, header) => {
      expect((await desk().call(method, body)).headers.get('ignored-fields')).toBe(header)
    })
  })
})

eachDatabase((db) => {
  const hourly = useDesk(db, { rateLimits: { perSecond: 0, perHour: 3 } })
  const vendor = useDesk(db, { rateLimits: { perSecond: 0, perHour: 1 }, httpStatus: 'vendor' })
  const eachSecond = useDesk(db, { rateLimits: { perSecond: 1, perHour: 0 } })
  const unlimited = useDesk(db)

  test('§3 request_limit_error comes after as many requests as a project has in an hour', async () => {
    const statuses = [1, 2, 3, 4].map(async () => (await hourly().call('status/list')).status)
    expect((await Promise.all(statuses)).sort()).toEqual([200, 200, 200, 429])
    const { status, headers, text } = await hourly().call('lead/create', required)
    expect(status).toBe(429)
    const seconds = Number(headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(3_000)
    expect(seconds).toBeLessThanOrEqual(3_600)
    expect(text).toBe(
      '{"status":"error","error":"request_limit_error",' +
        `"description":"Too many requests. Try again in ${seconds} s"}`,
    )
  })

  test('§3 request_limit_error of one project leaves another alone', async () => {
    await hourly().newProject(777)
    const key = await hourly().newKey('read', [12345, 777])
    const limited = async () => (await hourly().call('status/list', undefined, { key })).status === 429
    await until(limited, 'the first project to reach its limit')
    expect((await hourly().call('status/list', undefined, { key, project: 777 })).status).toBe(200)
  })

  test('§3 request_limit_error of a second is over after it', async () => {
    const call = () => eachSecond().call('status/list')
    const refused = await until(async () => {
      const reply = await call()
      return reply.status === 429 ? reply : undefined
    }, 'two requests in one second')
    expect([refused?.json.error, refused?.headers.get('retry-after')]).toEqual(['request_limit_error', '1'])
    await until(async () => (await call()).status === 200, 'the next second')
  })

  test('§3 request_limit_error has HTTP status 200 with HTTP_STATUS=vendor, and Retry-After all the same', async () => {
    await vendor().call('status/list')
    const { status, json, headers } = await vendor().call('status/list')
    expect([status, json.error]).toEqual([200, 'request_limit_error'])
    expect(headers.get('retry-after')).toMatch(/^3\d\d\d$/)
  })

  test('§3 request_limit_error does not come where no limit is set', async () => {
    const calls = Array.from({ length: 100 }, () => unlimited().call('status/list'))
    expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([200]))
  })
})
