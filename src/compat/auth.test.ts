import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, cli, idsOf, type Reply, type Sent, start, useDesk } from '../../test/desk.ts'
import { call, runJson } from '../../test/program.ts'
import { shell } from '../../test/shell.ts'
import { until } from '../../test/until.ts'
import { createKey } from '../actions/keys.ts'
import type { Scope } from '../domain/access.ts'

const required = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка' }
const period = always
const tooLarge = 'x'.repeat(1_048_577)

/** The response of each method to the key of each scope. */
const rights: [method: string, body: object, opens: Record<Scope, boolean>][] = [
  ['lead/list', { period }, { capture: false, read: true, write: true, admin: true }],
  ['status/list', {}, { capture: false, read: true, write: true, admin: true }],
  ['/api/v1/user/projects', {}, { capture: false, read: true, write: true, admin: true }],
  ['lead/create', required, { capture: false, read: false, write: true, admin: true }],
  ['lead/update', { id: 1, title: 'Другая' }, { capture: false, read: false, write: true, admin: true }],
]

const outcome = ({ status, json }: Reply) => [status, json.error, (json.details as { argument: string })?.argument]

eachDatabase((db) => {
  const desk = useDesk(db)
  const statuses = (sent: Sent) => desk().call('status/list', undefined, sent)
  const opens = async (sent: Sent) => (await statuses(sent)).status === 200

  beforeAll(async () => {
    await desk().lead()
    await desk().newProject(777)
  })

  describe('§2 the key', () => {
    test.each(['Api-key', 'api-key', 'API-KEY', 'aPi-KeY'])('may stand in the header %s', async (name) => {
      const url = `${desk().address}/api/v1/project/leads/status/list?project=12345`
      expect(await shell(`curl '${url}' --header '${name}: ${desk().key}'`)).toContain('"status":"success"')
    })

    const places: [title: string, header: string | null, query: string | null, status: number][] = [
      ['may stand in the query as key', null, 'right', 200],
      ['in a header wins over a wrong one in the query', 'right', 'wrong', 200],
      ['in a header wins, when it is wrong, over a right one in the query', 'wrong', 'right', 401],
      ['may stand in the query beside an empty header', '', 'right', 200],
      ['that is missing is refused', null, null, 401],
      ['that is empty in both places is refused', '', '', 401],
      ['that is unknown is refused in the header', 'wrong', null, 401],
      ['that is unknown is refused in the query', null, 'wrong', 401],
    ]
    test.each(places)('%s', async (_, header, query, status) => {
      const secret = (which: string) => ({ right: desk().key, wrong: 'w'.repeat(40) })[which] ?? ''
      const reply = await statuses({
        key: header === null ? null : secret(header),
        ...(query !== null && { query: { key: secret(query) } }),
      })
      expect(outcome(reply)).toEqual([status, status === 200 ? undefined : 'authentication_failed', undefined])
    })

    test.each([1, 15, 16, 31, 32, 5_000])('that was never made is refused, with a length of %i', async (length) => {
      expect(outcome(await statuses({ key: 'k'.repeat(length) }))).toEqual([401, 'authentication_failed', undefined])
    })

    test('that expired is refused from that second on', async () => {
      const key = await desk().newKey('write', [12345], start + 60)
      desk().clock.now = start + 59
      expect(await opens({ key })).toBe(true)
      desk().clock.now = start + 60
      expect(outcome(await statuses({ key }))).toEqual([401, 'authentication_failed', undefined])
      desk().clock.now = start
    })
  })

  const given: [title: string, value: string][] = [
    ['short', 'moved-here-2016!'],
    ['short, of 31 characters', '9f8e7d6c5b4a9f8e7d6c5b4a9f8e7d6'],
    ['of 32 hexadecimal digits', 'a0b1c2d3e4f5a0b1c2d3e4f5a0b1c2d3'],
    ['long', 'long-'.repeat(50)],
  ]
  describe('§2 a key given by hand', () => {
    const keep = (value: string, projects: number[], scope: Scope = 'write') =>
      createKey(desk().store, cli, { projects, scope, name: null, value, expiresAt: null }, desk().clock.now)

    test.each(given)('opens its project: %s', async (_, value) => {
      expect(await opens({ key: value })).toBe(false)
      expect((await keep(value, [12345])).key).toBe(value)
      expect(await opens({ key: value })).toBe(true)
      expect(await opens({ key: `${value}x` })).toBe(false)
      expect(await opens({ key: value.slice(0, -1) })).toBe(false)
      expect(await opens({ key: value.toUpperCase() })).toBe(false)
    })

    test.each([
      ['short', 'for-two-projects'],
      ['long', 'for-two-projects'.repeat(2)],
    ])('that is given again for a second project opens both: %s', async (_, key) => {
      await keep(key, [12345])
      expect(outcome(await statuses({ key, project: 777 }))).toEqual([403, 'access_denied', undefined])
      await keep(key, [777])
      await until(() => opens({ key, project: 777 }), 'the second project to open', 2_000)
      expect(await opens({ key })).toBe(true)
    })

    test('can come with its project number, by the command line', async () => {
      const [env, value] = [{ DATABASE_URL: desk().url }, 'from-the-vendor-1']
      await runJson(['project', 'create', '--id', '4711', '--name', 'Переезд'], env)
      const made = await runJson(['key', 'create', '--project', '4711', '--scope', 'write', '--value', value], env)
      expect(made).toMatchObject({ id: expect.any(Number), key: value })
      await until(() => opens({ key: value, project: 4711 }), 'the key to open its project', 2_000)
    })
  })

  test('§2 one key may open several projects', async () => {
    const key = await desk().newKey('read', [12345, 777])
    expect([await opens({ key }), await opens({ key, project: 777 })]).toEqual([true, true])
  })

  const wrongProjects: [title: string, project: string | null][] = [
    ['missing', null],
    ['empty', ''],
    ['a word', 'abc'],
    ['a number with a point', '12345.0'],
    ['negative', '-12345'],
    ['hexadecimal', '0x3039'],
    ['a number behind a space', ' 12345'],
  ]
  test.each(wrongProjects)('§2 a project in the query that is %s is incorrect_request', async (_, project) => {
    expect(outcome(await statuses({ project }))).toEqual([400, 'incorrect_request', 'project'])
  })

  test('§2 an unknown project gets the same answer as one that the key does not cover', async () => {
    const [foreign, unknown] = [await statuses({ project: 777 }), await statuses({ project: 778 })]
    expect(outcome(foreign)).toEqual([403, 'access_denied', undefined])
    expect(unknown.status).toBe(403)
    expect(unknown.text).toBe(foreign.text.replace('777', '778'))
    expect([...unknown.headers.keys()]).toEqual([...foreign.headers.keys()])
    const beyond = '9'.repeat(40)
    expect((await statuses({ project: beyond })).text).toBe(foreign.text.replace('777', beyond))
  })

  describe('§2 a key of scope', () => {
    const cases = rights.flatMap(([method, body, opens]) =>
      Object.entries(opens).map(([scope, isOpen]) => {
        const title = `${scope} ${isOpen ? 'may call' : 'is denied'} ${method.replace('/api/v1/', '')}`
        return [title, scope as Scope, method, body, isOpen] as const
      }),
    )
    test.each(cases)('%s', async (_, scope, method, body, isOpen) => {
      const reply = await desk().call(method, body, { key: await desk().newKey(scope, [12345]) })
      expect(outcome(reply)).toEqual(isOpen ? [200, undefined, undefined] : [403, 'access_denied', undefined])
    })
  })

  describe('§2 of several faults the first is told', () => {
    const cases: [title: string, sent: Sent & { method?: string; scope?: Scope }, body: unknown, told: unknown[]][] = [
      ['the path before the key', { method: 'lead/lists', key: null }, '{', [404, 'resource_not_found', undefined]],
      ['the key before the project', { key: null, project: null }, '{', [401, 'authentication_failed', undefined]],
      [
        'a missing project before the scope',
        { project: null, scope: 'read' },
        '{',
        [400, 'incorrect_request', 'project'],
      ],
      ['a foreign project before the size', { project: 777 }, tooLarge, [403, 'access_denied', undefined]],
      ['the scope before the size', { scope: 'read' }, tooLarge, [403, 'access_denied', undefined]],
      ['the size before the body', {}, tooLarge, [413, 'request_too_large', undefined]],
      ['the body before its arguments', {}, '{"title":"", ]', [400, 'incorrect_request', undefined]],
    ]
    test.each(cases)('%s', async (_, { method, scope, ...sent }, body, expected) => {
      const key = scope && (await desk().newKey(scope, [12345]))
      expect(outcome(await desk().call(method ?? 'lead/create', body, { ...(key && { key }), ...sent }))).toEqual(
        expected,
      )
    })

    test('a foreign project before the scope', async () => {
      const key = await desk().newKey('read', [12345])
      const { json } = await desk().call('lead/create', '{', { key, project: 777 })
      expect(json.description).toBe('You have no access to project 777')
      expect((await desk().call('lead/create', '{', { key })).json.description).toBe(
        'The key has scope read, this method needs write',
      )
    })

    const wrong = {
      ...{ creation_date: 'x', email: [], id: 'x', name: ' ', paid_date: 'x', phone: {}, price: -1, source: true },
      ...{ status: '9', text: [], title: null },
      ...{ period: 7, filters: 7, sort_field: 'x', sort_order: 'x', limit: 0, offset: -1 },
    }
    const right = { ...required, email: '', id: 1, paid_date: '', phone: '', price: '', source: '', text: '', period }
    const tables: [method: string, fields: (keyof typeof wrong)[]][] = [
      [
        'lead/create',
        ['creation_date', 'email', 'name', 'paid_date', 'phone', 'price', 'source', 'status', 'title', 'text'],
      ],
      [
        'lead/update',
        ['creation_date', 'email', 'id', 'name', 'paid_date', 'phone', 'price', 'source', 'status', 'text', 'title'],
      ],
      ['lead/list', ['period', 'filters', 'sort_field', 'sort_order', 'limit', 'offset']],
    ]
    test.each(tables)('the arguments of %s in the order of its table', async (method, fields) => {
      const expected: unknown[] = []
      for (const [index] of fields.entries()) {
        const body: Record<string, unknown> = { ...wrong }
        for (const field of fields.slice(0, index)) body[field] = right[field as keyof typeof right]
        expected.push((await desk().call(method, body)).json.details)
      }
      expect(expected).toEqual(fields.map((argument) => ({ argument })))
    })
  })

  describe('§2 what the command line changes holds within 2 seconds, without a restart', () => {
    test('a revoked key opens nothing', async () => {
      const env = { DATABASE_URL: desk().url }
      const { id, key } = await runJson(['key', 'create', '--project', '12345', '--scope', 'read'], env)
      expect(await opens({ key: String(key) })).toBe(true)
      await runJson(['key', 'revoke', '--id', String(id)], env)
      await until(async () => !(await opens({ key: String(key) })), 'the revoked key to open nothing', 2_000)
      expect(outcome(await statuses({ key: String(key) }))).toEqual([401, 'authentication_failed', undefined])
    })

    test('a new status is listed, and leads may have it', async () => {
      expect((await statuses({})).json.total).toBe(3)
      const env = { DATABASE_URL: desk().url }
      const added = await call(['status', 'add', '--project', '12345', '--name', 'Ждёт', '--type', 'progress'], env)
      expect(added.code).toBe(0)
      await until(async () => (await statuses({})).json.total === 4, 'the new status to be listed', 2_000)
      expect((await statuses({})).json.data).toContainEqual({ id: '3', name: 'Ждёт', type: 'progress' })
      await desk().lead({ status: '3' })
    })
  })

  describe('§2 CORS: any origin may read', () => {
    const cases: [title: string, method: string, sent: Sent, status: number][] = [
      ['a success', 'status/list', {}, 200],
      ['a missing key', 'status/list', { key: null }, 401],
      ['a foreign project', 'status/list', { project: 777 }, 403],
      ['a wrong argument', 'lead/list', {}, 400],
      ['an unknown path', 'status/lists', {}, 404],
      ['the answer to OPTIONS on a known path', 'lead/create', { verb: 'OPTIONS', key: null, project: null }, 204],
      ['the answer to OPTIONS on an unknown path', 'lead/nothing', { verb: 'OPTIONS', key: null }, 204],
    ]
    test.each(cases)('%s', async (_, method, sent, expected) => {
      const { status, headers } = await desk().call(method, undefined, {
        ...sent,
        headers: { Origin: 'https://a.example' },
      })
      expect(status).toBe(expected)
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
    })

    test('and OPTIONS allows the headers of the wire', async () => {
      const { headers, text } = await desk().call('lead/create', undefined, { verb: 'OPTIONS', key: null })
      expect(text).toBe('')
      expect(headers.get('access-control-allow-headers')?.split(', ')).toEqual(
        expect.arrayContaining(['Api-key', 'Content-Type', 'Idempotency-Key', 'Use-Http-Code']),
      )
      expect(headers.get('access-control-allow-methods')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'POST']))
    })
  })

  test.each(['application/xml', 'text/xml', 'text/html, image/*'])(
    '§2 Accept: %s is answered in JSON',
    async (accept) => {
      for (const sent of [{}, { key: null }]) {
        const { headers, json } = await statuses({ ...sent, headers: { Accept: accept } })
        expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
        expect(json).toHaveProperty('status')
      }
    },
  )

  test('§2 two projects never see each other’s leads', async () => {
    for (const id of [501, 502]) await desk().newProject(id)
    const key = await desk().newKey('write', [501, 502])
    const [one, other] = [501, 502].map((project) => ({ project, key })) as [Sent, Sent]
    for (const title of ['Первая', 'Вторая']) await desk().lead({ title }, one)
    await desk().lead({ title: 'Чужая' }, other)
    await desk().call('lead/update', { id: 1, name: 'Пётр' }, one)
    expect(outcome(await desk().call('lead/update', { id: 2, name: 'Пётр' }, other))).toEqual([
      ...[404, 'resource_not_found', 'id'],
    ])
    const filters = [['id', 'in', [1, 2, 3]]]
    const [mine, theirs] = [
      await desk().call('lead/list', { period, filters }, one),
      await desk().call('lead/list', { period, filters }, other),
    ]
    expect([idsOf(mine), mine.json.total]).toEqual([['2', '1'], 2])
    expect(theirs.json).toMatchObject({ leads: [{ id: '1', title: 'Чужая', name: 'Иван' }], total: 1 })
  })
})
