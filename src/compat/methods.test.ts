import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, cli, idsOf, type Reply, type Sent, useDesk } from '../../test/desk.ts'
import { quoted, shell } from '../../test/shell.ts'
import { createLead } from '../actions/leads.ts'
import { createProject } from '../actions/projects.ts'
import { addStatus } from '../actions/statuses.ts'
import type { Project } from '../domain/project.ts'

const base = '/api/v1/project/leads'
const required = { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title: 'Заявка' }

const verbs: [title: string, path: string, verb: string, body?: unknown][] = [
  ['lead/list by POST', `${base}/lead/list`, 'POST', { period: always }],
  ['status/list by POST', `${base}/status/list`, 'POST'],
  ['status/list by GET', `${base}/status/list`, 'GET'],
  ['lead/create by POST', `${base}/lead/create`, 'POST', required],
  ['user/projects by POST', '/api/v1/user/projects', 'POST'],
  ['user/projects by GET', '/api/v1/user/projects', 'GET'],
]

const unknown: [title: string, path: string, verb: string][] = [
  ['lead/create by GET', `${base}/lead/create`, 'GET'],
  ['lead/update by GET', `${base}/lead/update`, 'GET'],
  ['lead/list by PUT', `${base}/lead/list`, 'PUT'],
  ['lead/create by PUT', `${base}/lead/create`, 'PUT'],
  ['lead/update by PATCH', `${base}/lead/update`, 'PATCH'],
  ['lead/update by DELETE', `${base}/lead/update`, 'DELETE'],
  ['status/list by a verb that HTTP lacks', `${base}/status/list`, 'PURGE'],
  ['a path with a slash at its end', `${base}/lead/list/`, 'POST'],
  ['a path in capitals', `${base}/lead/LIST`, 'POST'],
  ['a path with a slash twice', `${base}//lead/list`, 'POST'],
  ['a path that goes on', `${base}/lead/list/all`, 'POST'],
  ['half a path', `${base}/lead`, 'POST'],
  ['another version', '/api/v3/project/leads/lead/list', 'POST'],
  ['a method the vendor has and this desk has not', '/api/v1/project/site/visit/list', 'POST'],
  ['a path outside the API', '/wp-login.php', 'GET'],
  ['the root', '/', 'GET'],
  ['a path whose escapes are broken', `${base}/lead/%zz`, 'GET'],
]

const prices: [given: number | string, printed: string][] = [
  [0, '0'],
  [0.01, '0.01'],
  [0.1, '0.1'],
  [20000, '20000'],
  [12500.5, '12500.5'],
  ['12500.50', '12500.5'],
  ['100.00', '100'],
  [999999999999.99, '999999999999.99'],
]

eachDatabase((db) => {
  const desk = useDesk(db)

  /** A separate project for one test, with its key. */
  const newProject = async (id: number) => {
    await desk().newProject(id)
    return { project: id, key: await desk().newKey('write', [id]) }
  }
  const list = (own: Sent) => desk().call('lead/list', { period: always }, own)
  const get = (query: Record<string, string>, own: Sent) =>
    desk().call('lead/list', undefined, { ...own, verb: 'GET', query })

  test.each(verbs)('§1 %s answers 200 and success', async (_, path, verb, body) => {
    const { status, headers, json } = await desk().call(path, body, { verb })
    expect([status, json.status]).toEqual([200, 'success'])
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  })

  test.each(unknown)('§1 %s is resource_not_found', async (_, path, verb) => {
    const { status, json } = await desk().call(path, undefined, { verb })
    expect(status).toBe(404)
    expect(json).toEqual({
      status: 'error',
      error: 'resource_not_found',
      description: 'There is no such method',
    })
  })

  test('§1 HEAD of a known path is not found, and has no body', async () => {
    const { status, text } = await desk().call('status/list', undefined, { verb: 'HEAD' })
    expect([status, text]).toEqual([404, ''])
  })

  describe('§1 GET lead/list', () => {
    const own = { project: 301, key: '' }
    const ids = async (query: Record<string, string>) => idsOf(await get({ ...period, ...query }, own))
    const period = { 'period[from]': '2024-01-01', 'period[to]': '2024-01-31' }

    beforeAll(async () => {
      Object.assign(own, await newProject(301))
      const dates = ['2023-12-31T23:59:59Z', '2024-01-01', '2024-01-31T23:59:59Z', '2024-02-01']
      for (const [index, creation_date] of dates.entries())
        await desk().lead({ creation_date, price: index * 100 }, own)
    })

    const queries: [title: string, query: Record<string, string>, found: string[]][] = [
      ['reads the period from the query', {}, ['3', '2']],
      ['reads sort_field and sort_order from the query', { sort_field: 'id', sort_order: 'asc' }, ['2', '3']],
      ['reads limit from the query', { limit: '1' }, ['3']],
      ['reads offset from the query', { offset: '1' }, ['2']],
      ['reads filters from the query, as JSON text', { filters: '[["price","=",100]]' }, ['2']],
      [
        'reads filters from the query, as JSON5 text',
        { filters: "{or: [{field: 'id', operator: '=', value: 3}]}" },
        ['3'],
      ],
      ['passes over arguments it does not know in the query', { colour: 'red' }, ['3', '2']],
    ]
    test.each(queries)('%s', async (_, query, found) => expect(await ids(query)).toEqual(found))

    const refused: [title: string, query: Record<string, string>, argument: string, says: string][] = [
      ['names filters whose text is not JSON', { ...period, filters: '[["price",' }, 'filters', 'is not JSON'],
      [
        'names a fault inside filters',
        { ...period, filters: '[["price","~",1]]' },
        'filters[0].operator',
        'is unknown',
      ],
      [
        'names filters that hold __proto__',
        { ...period, filters: '{"__proto__":[]}' },
        'filters.__proto__',
        'not allowed',
      ],
      ['names a limit that is no number', { ...period, limit: 'ten' }, 'limit', 'whole number'],
      ['misses the period', {}, 'period', 'Required argument period is missing'],
      ['misses the end of the period', { 'period[from]': '2024-01-01' }, 'period.to', 'Required argument period.to is'],
    ]
    test.each(refused)('%s', async (_, query, argument, says) => {
      const { status, json } = await get(query, own)
      expect([status, json.error, json.details]).toEqual([400, 'incorrect_request', { argument }])
      expect(json.description).toContain(says)
    })

    test('reads a JSON body if there is one, and then nothing from the query, unless it says nothing', async () => {
      const body = JSON.stringify({ period: always, sort_order: 'asc' })
      const url = `${desk().address}${base}/lead/list?project=301&limit=1&period[from]=2024-01-31&period[to]=2024-01-31`
      const sent = (text: string) =>
        shell(`curl --globoff --request GET ${quoted(url)} --header 'Api-key: ${own.key}' --data ${quoted(text)}`)
      expect(idsOf({ json: JSON.parse(await sent(body)) } as Reply)).toEqual(['1', '2', '3', '4'])
      expect(JSON.parse(await sent('{}')).status).toBe('success')
    })
  })

  test('§1 a lead has all its keys in their order, and null for what is unset', async () => {
    const own = await newProject(302)
    await desk().lead({}, own)
    const lead =
      '{"id":"1","title":"Заявка","creation_date":"2024-01-15T10:00:00+0000","paid_date":null,"status":"0",' +
      '"price":null,"name":"Иван","phone":null,"email":null,"source":null,"text":null}'
    expect((await list(own)).text).toBe(`{"leads":[${lead}],"total":1,"status":"success"}`)
  })

  test('§1 lead/create and lead/update take text', async () => {
    const own = await newProject(303)
    await desk().lead({ text: 'Перезвонить' }, own)
    expect((await list(own)).json.leads).toMatchObject([{ text: 'Перезвонить' }])
    await desk().call('lead/update', { id: '1', text: 'Перезвонил' }, own)
    expect((await list(own)).json.leads).toMatchObject([{ text: 'Перезвонил' }])
  })

  test('§1 the id of a lead and of a status are strings, everywhere', async () => {
    const own = await newProject(304)
    const created = await desk().call('lead/create', required, own)
    expect(created.text).toBe('{"lead_id":"1","status":"success"}')
    expect((await list(own)).json.leads).toMatchObject([{ id: '1', status: '0' }])
    expect((await desk().call('status/list', undefined, own)).json.data).toMatchObject([{ id: '0' }, { id: '1' }, {}])
  })

  test('§1 lead/update changes every field', async () => {
    const own = await newProject(305)
    await desk().lead({}, own)
    const fields = {
      title: 'Другая',
      creation_date: '2024-02-01T00:00:00+0000',
      paid_date: '2024-02-02T00:00:00+0000',
      status: '2',
      price: 7.5,
      name: 'Пётр',
      phone: '+79990000000',
      email: 'p@gmail.com',
      source: 'vk',
      text: 'Спасибо',
    }
    const { text } = await desk().call('lead/update', { id: '1', ...fields }, own)
    expect(text).toBe('{"status":"success"}')
    expect((await list(own)).json.leads).toEqual([{ id: '1', ...fields }])
  })

  test('§1 a price is a JSON number without trailing zeros', async () => {
    const own = await newProject(306)
    for (const [price] of prices) await desk().lead({ price }, own)
    const { text } = await desk().call('lead/list', { period: always, sort_field: 'id', sort_order: 'asc' }, own)
    const printed = Array.from(text.matchAll(/"price":([^,]*),/g), ([, price]) => price)
    expect(printed).toEqual(prices.map(([, price]) => price))
  })

  test('§1 dates go out in UTC, with seconds and an offset without a colon', async () => {
    const own = await newProject(307)
    await desk().lead({ creation_date: '2023-11-08T16:03:21.999+03:00', paid_date: '2023-11-08' }, own)
    expect((await list(own)).json.leads).toMatchObject([
      { creation_date: '2023-11-08T13:03:21+0000', paid_date: '2023-11-08T00:00:00+0000' },
    ])
  })

  test('§1 the name of a lead that came by another door without one is an empty string', async () => {
    const own = await newProject(308)
    const project = (await desk().store.projects.find(308)) as Project
    const unset = { name: null, phone: null, email: null, source: null, text: null, paidDate: null, price: null }
    const draft = { title: 'Звонок', creationDate: desk().clock.now, status: 0, ...unset }
    await createLead(desk().store, { door: 'capture', name: 'key:1' }, project, draft, desk().clock.now)
    expect((await list(own)).json.leads).toMatchObject([{ title: 'Звонок', name: '' }])
  })

  test('§1 status/list is in ascending order of ids, as numbers', async () => {
    const own = await newProject(309)
    const project = (await desk().store.projects.find(309)) as Project
    for (const id of [10, 9])
      await addStatus(desk().store, cli, project, { id, name: `Статус ${id}`, type: 'canceled' }, desk().clock.now)
    const { json } = await desk().call('status/list', undefined, own)
    expect((json.data as { id: string }[]).map(({ id }) => id)).toEqual(['0', '1', '2', '9', '10'])
    expect(json.data).toContainEqual({ id: '10', name: 'Статус 10', type: 'canceled' })
    expect(json.total).toBe(5)
  })

  test('§1 status/list and user/projects read no body', async () => {
    const garbage = '{"__proto__": 1, ]]'
    expect((await desk().call('status/list', garbage)).json.status).toBe('success')
    expect((await desk().call('/api/v1/user/projects', garbage)).json.status).toBe('success')
  })

  test('§1 user/projects lists every project of the key, and only those', async () => {
    const created = Date.parse('2016-09-01T07:55:11Z') / 1000
    const draft = { name: 'Окна', timeZone: 'Asia/Almaty', country: 'KZ', currency: 'KZT' }
    for (const id of [311, 310]) await createProject(desk().store, { id, ...draft }, created)
    const key = await desk().newKey('read', [311, 310])
    const same = { name: 'Окна', profit: null, creation_date: '2016-09-01 07:55:11', currency: 'KZT', is_owner: 1 }
    const { text } = await desk().call('/api/v1/user/projects', undefined, { key, project: null })
    const projects = [310, 311].map((id) => ({ id, ...same }))
    expect(text).toBe(JSON.stringify({ projects, status: 'success' }))
  })

  const ignored: [title: string, project: string | null][] = [
    ['is missing', null],
    ['is empty', ''],
    ['is no number', 'none'],
    ['is not the key’s', '99999'],
  ]
  test.each(ignored)('§1 user/projects answers when the project in the query %s', async (_, project) => {
    const { json } = await desk().call('/api/v1/user/projects', undefined, { project, verb: 'GET' })
    expect(json.projects).toMatchObject([{ id: 12345 }])
  })
})
