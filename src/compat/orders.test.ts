import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

type Order = Record<string, unknown>
const project = '/api/v1/project'

eachDatabase((db) => {
  const desk = useDesk(db)
  beforeAll(async () => {
    const create = (body: object) => desk().call('lead/create', { name: 'Иван', title: 'Окна', status: '0', ...body })
    const contacts = { phone: '+79990000001', email: 'i@example.com', source: '1001' }
    await create({ creation_date: '2024-01-10T10:00:00Z', price: '12500.50', ...contacts })
    await create({ creation_date: '2024-01-20T10:00:00Z', status: '1', title: 'Двери' })
  })
  const idsOf = (orders: unknown) => (orders as Order[]).map(({ id }) => id)

  test('leads are listed as orders, with the fields that clients read', async () => {
    const { json, text } = await desk().call(`${project}/integration/order/list`)
    expect([idsOf(json.data), json.total, json.status]).toEqual([['2', '1'], 2, 'success'])
    const [second, first] = json.data as Order[]
    expect(first).toMatchObject({
      ...{ id: '1', creation_date: '2024-01-10T10:00:00+0000', price: 12500.5, revenue: 12500.5, cost: 0 },
      ...{ roistat: '1001', source_type: 'zayavka', visit: null, client_name: 'Иван' },
      ...{ client_phones: ['+79990000001'], client_emails: ['i@example.com'] },
      status: { id: '0', name: 'В работе', type: 'progress' },
    })
    expect(second).toMatchObject({ roistat: '', client_phones: [], revenue: 0, status: { id: '1', type: 'paid' } })
    expect(text).toMatch(/,"total":2,"status":"success"\}$/)
  })

  const after = { filters: { and: [['creation_date', '>', '2024-01-15T00:00:00+0000']] } }
  test.each<[string, string, object | undefined, Record<string, string>, string[]]>([
    ['by filters in a group', 'POST', after, {}, ['2']],
    ['by a limit in the query beside a body', 'POST', { filters: [] }, { limit: '1' }, ['2']],
    ['by GET, page by page', 'GET', undefined, { limit: '1', offset: '1', date_from: '2024-01-01' }, ['1']],
  ])('%s', async (_, verb, body, query, ids) => {
    const { json } = await desk().call(`${project}/integration/order/list`, body, { verb, query })
    expect(idsOf(json.data)).toEqual(ids)
  })

  test.each(['integration/order/list', 'analytics/list-orders'])('%s takes filters in a form', async (method) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const ask = (filters: string) =>
      desk().call(`${project}/${method}`, String(new URLSearchParams({ filters })), { headers })
    const { json } = await ask(JSON.stringify(after.filters))
    expect([idsOf(json.data ?? json.orders), json.total]).toEqual([['2'], 1])
    const wrong = await ask('[["status"')
    expect([wrong.status, wrong.json.details]).toEqual([400, { argument: 'filters' }])
  })

  test.each(['integration/order/list', 'analytics/list-orders'])(
    '%s has a fixed sort order, and names sort fields as ignored',
    async (method) => {
      const body = { sort_field: 'nothing', sort_order: 'asc', limit: 10 }
      const { status, json, headers } = await desk().call(`${project}/${method}`, body)
      expect([status, idsOf(json.data ?? json.orders)]).toEqual([200, ['2', '1']])
      expect(headers.get('ignored-fields')).toBe('sort_field, sort_order')
    },
  )

  describe('orders of reports are listed', () => {
    test.each<[string, object, string[]]>([
      ['of a period', { period: { from: '2024-01-01T00:00:00+0300', to: '2024-01-15T23:59:59+0300' } }, ['1']],
      ['of all time', { limit: 10 }, ['2', '1']],
    ])('%s', async (_, body, ids) => {
      const { json } = await desk().call(`${project}/analytics/list-orders`, body)
      expect([idsOf(json.orders), json.total]).toEqual([ids, ids.length])
      expect(json.orders).toContainEqual(
        expect.objectContaining({ id: '1', status: '0', status_name: 'В работе', client_phones: ['+79990000001'] }),
      )
    })
  })

  test('statuses and the only attribution model are listed', async () => {
    const statuses = await desk().call(`${project}/integration/status/list`, {})
    expect(statuses.json).toEqual((await desk().call('status/list')).json)
    const models = await desk().call(`${project}/analytics/attribution-models`, {})
    expect(models.json).toMatchObject({ models: [{ id: 'default' }], total: 1, status: 'success' })
  })

  test.each<[string, object, string]>([
    ['a filter that is unknown', { filters: [['roistat', '<>', '']] }, 'filters[0].field'],
    ['a limit over the most', { limit: 10_001 }, 'limit'],
  ])('%s is refused by name', async (_, body, argument) => {
    const { status, json } = await desk().call(`${project}/integration/order/list`, body)
    expect([status, json.details]).toEqual([400, { argument }])
  })

  test('a capture key may not read them', async () => {
    const key = await desk().newKey('capture', [12345])
    for (const path of ['integration/order/list', 'analytics/list-orders', 'analytics/attribution-models'])
      expect((await desk().call(`${project}/${path}`, {}, { key })).json.error).toBe('access_denied')
  })
})
