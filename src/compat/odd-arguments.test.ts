import { beforeAll, describe, expect, test } from 'vitest'
import { sqlite } from '../../test/databases.ts'
import { always, useDesk } from '../../test/desk.ts'

const desk = useDesk(sqlite())
beforeAll(async () => void (await desk().lead({ creation_date: '2024-01-15T10:00:00Z' })))

describe('an object that is no text is refused like any other', () => {
  const odd = { toString: 1, valueOf: 1 }
  test.each<[string, object]>([
    ['/api/v1/project/proxy-leads', { period: odd }],
    ['/api/v1/project/proxy-leads', { period: '2024-01-01-2024-01-02', limit: odd }],
    ['/api/v1/project/proxy-leads/duplicates', { period: odd }],
    ['/api/v1/project/analytics/list-orders', { period: odd }],
    ['lead/list', { period: odd }],
    ['lead/list', { period: { from: odd, to: odd } }],
    ['lead/list', { period: always, limit: odd }],
    ['lead/list', { period: always, sort_field: odd }],
    ['lead/list', { period: always, filters: [[odd, odd, odd]] }],
    ['lead/list', { period: always, filters: [['price', odd, 1]] }],
    ['lead/list', { period: always, filters: [['price', '=', odd]] }],
    ['lead/list', { period: always, filters: [['price', 'in', [odd]]] }],
    ['lead/list', { period: always, filters: [['price', 'null', odd]] }],
    ['lead/list', { period: always, filters: [['title', 'like', odd]] }],
    ['lead/update', { id: odd }],
    ['lead/update', { id: '1', title: odd }],
    ['lead/update', { id: '1', price: odd }],
    ['lead/update', { id: '1', status: odd }],
    ['lead/update', { id: '1', paid_date: odd }],
  ])('%s %j', async (method, body) => {
    const { status, json } = await desk().call(method, body)
    expect([status, json.error]).toEqual([400, 'incorrect_request'])
  })

  test('by our own API too', async () => {
    const body = { filter: { field: odd, operator: '=', value: 'x' }, set: { status: '1' } }
    const { status, json } = await desk().send('POST', '/leads/bulk', body)
    expect([status, json.code]).toEqual([422, 'unknown-field'])
  })
})

describe('a refusal repeats only a part of a long value', () => {
  test.each<[string, object]>([
    ['a million digits', { limit: '9'.repeat(1_000_000) }],
    ['a cut emoji', { sort_field: `a${'😀'.repeat(100)}` }],
  ])('%s', async (_, body) => {
    const { status, text, json } = await desk().call('lead/list', { period: always, ...body })
    expect([status, json.error]).toEqual([400, 'incorrect_request'])
    expect(text.length).toBeLessThan(600)
    expect((json.description as string).isWellFormed()).toBe(true)
  })

  test('a million digits by our own API', async () => {
    const { text } = await desk().send('GET', '/leads', undefined, { query: { limit: '9'.repeat(5_000) } })
    expect(text.length).toBeLessThan(2_000)
  })
})

describe('unknown fields', () => {
  test('of a megabyte are named up to the limit of the header', async () => {
    const names = Array.from({ length: 900 }, (_, index) => `${index}-${'поле'.repeat(100)}`)
    const body = { period: always, ...Object.fromEntries(names.map((name) => [name, 1])) }
    const { headers } = await desk().call('lead/list', body)
    const whole = names.slice(0, 3).map(encodeURIComponent).join(', ')
    expect(headers.get('ignored-fields')).toBe(whole.slice(0, 2_000))
  })
})

describe('a date of a query whose plus was not encoded', () => {
  const get = async (query: string) => {
    const address = `${desk().address}/api/v1/project/leads/lead/list?project=12345&key=${desk().key}&${query}`
    return (await (await fetch(address)).json()) as Record<string, unknown>
  }
  const period = 'period[from]=2024-01-15T13:00:00+0300&period[to]=2024-01-15T10:00:00+00:00'

  test.each<[string, string, number]>([
    ['is read in a period', period, 1],
    ['has the zone that it says', 'period[from]=2024-01-15T13:00:01+0300&period[to]=2024-01-16', 0],
    ['is read with a fraction', 'period[from]=2024-01-15T10:00:00.000+0000&period[to]=2024-01-16', 1],
    ['is read in filters', `${period}&filters=[["creation_date","=","2024-01-15T10:00:00+0000"]]`, 1],
    ['is read in filters of objects', `${period}&filters={or:[['creation_date','>','2024-01-15T10:00:00+0000']]}`, 0],
    ['may be encoded', 'period[from]=2024-01-15T13:00:00%2B0300&period[to]=2024-01-16', 1],
  ])('%s', async (_, query, total) => expect(await get(query)).toMatchObject({ total, status: 'success' }))

  test('is refused in a body', async () => {
    const { json } = await desk().call('lead/list', { period: { from: '2024-01-15T10:00:00 0000', to: '2024-01-16' } })
    expect(json.details).toEqual({ argument: 'period.from' })
  })
})
