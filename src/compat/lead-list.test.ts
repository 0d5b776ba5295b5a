import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, cli, idsOf, useDesk } from '../../test/desk.ts'
import { createLeads } from '../actions/leads.ts'
import { addStatus } from '../actions/statuses.ts'
import type { LeadDraft } from '../domain/lead.ts'
import type { Project } from '../domain/project.ts'

const long = 'щ'.repeat(600)

/** The leads 1 to 12. They have ties in every field; a missing value is unset. */
const leads = [
  { creation_date: '2023-01-03', price: 100, source: 'жук', status: '9' },
  { creation_date: '2023-01-01', paid_date: '2023-03-01', price: 9, source: 'Ёж', status: '10' },
  { creation_date: '2023-01-02', source: 'zed', status: '0' },
  { creation_date: '2023-01-01', paid_date: '2023-02-01', price: 100, source: `${long}б`, status: '9' },
  { creation_date: '2023-01-03', paid_date: '2023-03-01', price: 99.99, source: '\uFFFD', status: '1' },
  { creation_date: '2023-01-03T00:00:01Z', price: 0, source: '😀', status: '10' },
  { creation_date: '1969-12-31', price: 100, source: `${long}А`, status: '2' },
  { creation_date: '2023-01-02', paid_date: '1960-05-05', status: '0' },
  { creation_date: '2023-01-05', price: 1000, source: 'Alpha', status: '9' },
  { creation_date: '2023-01-04', source: 'еж', status: '2' },
  { creation_date: '2023-01-04', paid_date: '2023-02-01', price: 9, source: '２gis', status: '0' },
  { creation_date: '2023-01-01', source: '\uE000', status: '1' },
]

/** Ascending; descending is exactly the reverse, since ties are broken by id in the same direction. */
const orders: [field: string, ids: string][] = [
  ['creation_date', '7 2 4 12 3 8 1 5 6 10 11 9'],
  ['id', '1 2 3 4 5 6 7 8 9 10 11 12'],
  ['paid_date', '1 3 6 7 9 10 8 12 4 11 2 5'],
  ['price', '3 8 10 12 6 2 11 5 1 4 7 9'],
  ['source', '8 11 9 3 2 10 1 7 4 12 5 6'],
  ['status', '3 8 11 5 12 7 10 1 4 9 2 6'],
]

const responseOf: Record<string, string> = {
  creation_date: 'dates before 1970 first',
  id: 'as numbers',
  paid_date: 'unset is lowest',
  price: 'as numbers, unset is lowest',
  source: 'folded, by code point also beyond the BMP and after 600 equal characters, unset is lowest',
  status: 'as numbers, 10 after 9',
}

const periods: [title: string, period: unknown, argument: string, description: string][] = [
  ['is missing', undefined, 'period', 'Required argument period is missing'],
  ['is null', null, 'period', 'Required argument period is missing'],
  ['is a text', '2023-01-01-2023-02-01', 'period', 'Argument period is not a valid date interval'],
  ['is a list', ['2023-01-01', '2023-02-01'], 'period', 'Argument period is not a valid date interval'],
  ['is a number', 7, 'period', 'Argument period is not a valid date interval'],
  ['has no from', { to: '2023-01-01' }, 'period.from', 'Required argument period.from is missing'],
  ['has from null', { from: null, to: '2023-01-01' }, 'period.from', 'Required argument period.from is missing'],
  ['has no to', { from: '2023-01-01' }, 'period.to', 'Required argument period.to is missing'],
  ['has a blank to', { from: '2023-01-01', to: ' ' }, 'period.to', 'Required argument period.to is missing'],
  ['has neither', {}, 'period.from', 'Required argument period.from is missing'],
  [
    'ends before it begins',
    { from: '2023-01-02', to: '2023-01-01' },
    'period',
    'Argument period is not a valid date interval',
  ],
  [
    'ends a second before it begins',
    { from: '2023-01-01T00:00:01Z', to: '2023-01-01T00:00:00Z' },
    'period',
    'Argument period is not a valid date interval',
  ],
]

const limits: [given: unknown, says: string][] = [
  [0, 'must be from 1 to 10000: "0"'],
  ['0', 'must be from 1 to 10000: "0"'],
  [10_001, 'must be from 1 to 10000: "10001"'],
  ['10001', 'must be from 1 to 10000: "10001"'],
  [-1, 'must be a whole number'],
  ['-1', 'must be a whole number'],
  [20.5, 'must be a whole number'],
  ['20.5', 'must be a whole number'],
  ['', 'must be a whole number'],
  ['все', 'must be a whole number'],
  [true, 'must be a whole number'],
  [[20], 'must be a whole number'],
]

eachDatabase((database) => {
  const desk = useDesk(database)
  const many = 777
  let key: string

  beforeAll(async () => {
    key = await desk().newKey('write', [desk().project, await desk().newProject(many)])
    const own = (await desk().store.projects.find(desk().project)) as Project
    for (const id of [9, 10])
      await addStatus(desk().store, cli, own, { id, name: `Статус ${id}`, type: 'progress' }, desk().clock.now)
    for (const lead of leads) await desk().lead(lead)
    const project = (await desk().store.projects.find(many)) as Project
    const drafts = Array.from({ length: 1_001 }, (_, index) => draft(index))
    await createLeads(desk().store, { door: 'cli', name: 'test' }, project, drafts, desk().clock.now)
  })

  const list = (body: object, project = desk().project) =>
    desk().call('lead/list', { period: always, ...body }, { project, key })
  const find = async (body: object): Promise<string> => {
    const reply = await list(body)
    expect(reply.text).toContain('"status":"success"')
    return idsOf(reply).join(' ')
  }

  for (const [field, ids] of orders) {
    const reversed = ids.split(' ').toReversed().join(' ')

    test(`§7 sorted by ${field}: ${responseOf[field]}`, async () => {
      expect(await find({ sort_field: field, sort_order: 'asc' })).toBe(ids)
    })

    test(`§7 sorted by ${field}, desc unless asked: the reverse, ties by id in the same direction`, async () => {
      expect(await find({ sort_field: field, sort_order: 'desc' })).toBe(reversed)
      expect(await find({ sort_field: field })).toBe(reversed)
      expect(await find({ sort_field: field, sort_order: null })).toBe(reversed)
    })

    for (const order of ['asc', 'desc'])
      test(`§7 pages by ${field} ${order} never overlap and never miss`, async () => {
        const pages = []
        for (let offset = 0; offset < leads.length; offset += 5)
          pages.push(await list({ sort_field: field, sort_order: order, limit: 5, offset }))
        expect(pages.map((page) => page.json.total)).toEqual([12, 12, 12])
        expect(pages.map((page) => idsOf(page).length)).toEqual([5, 5, 2])
        expect(pages.flatMap(idsOf).join(' ')).toBe(order === 'asc' ? ids : reversed)
      })
  }

  test('§7 the order is creation_date, desc, unless asked', async () => {
    const newest = await find({ sort_field: 'creation_date', sort_order: 'desc' })
    expect(await find({})).toBe(newest)
    expect(await find({ sort_field: null, sort_order: null })).toBe(newest)
  })

  test('§7 pages of 1, of 3 and of all hold the same leads in the same order, filters and period too', async () => {
    const body = {
      filters: [['price', '>=', 9]],
      period: { from: '2023-01-01', to: '2023-01-05' },
      sort_field: 'price',
    }
    const whole = (await find(body)).split(' ')
    expect(whole).toEqual(['9', '4', '1', '5', '11', '2'])
    for (const limit of [1, 3, 6, 7]) {
      const pages = []
      for (let offset = 0; offset < whole.length; offset += limit) pages.push(await list({ ...body, limit, offset }))
      expect(pages.flatMap(idsOf)).toEqual(whole)
      for (const page of pages) expect(page.json.total).toBe(whole.length)
    }
  })

  for (const field of ['sort_field', 'sort_order'])
    for (const given of ['budget', 'PRICE', 'DESC', '', 1, true, ['price'], { price: 'asc' }])
      test(`§7 ${field} is refused: ${JSON.stringify(given)}`, async () => {
        const { status, json } = await list({ [field]: given })
        expect([status, json.error, json.details]).toEqual([400, 'incorrect_request', { argument: field }])
        const known = field === 'sort_field' ? 'creation_date id paid_date price source status' : 'desc asc'
        expect(json.description).toMatch(new RegExp(`^Argument ${field} is unknown: ".*"\\. Known: ${known}$`))
      })

  for (const [title, period, argument, description] of periods)
    test(`§7 period is refused that ${title}`, async () => {
      const { status, json } = await list({ period })
      expect(status).toBe(400)
      expect(json).toEqual({ status: 'error', error: 'incorrect_request', description, details: { argument } })
    })

  test('§7 period is closed on both ends, and about creation_date', async () => {
    const first = '2023-01-02T00:00:00Z'
    expect(await find({ period: { from: first, to: first }, sort_order: 'asc' })).toBe('3 8')
    const [early, late] = ['2023-01-03T00:00:00Z', '2023-01-03T00:00:01Z']
    expect(await find({ period: { from: early, to: late }, sort_order: 'asc' })).toBe('1 5 6')
    expect(await find({ period: { from: early, to: early }, sort_order: 'asc' })).toBe('1 5')
    expect(await find({ period: { from: late, to: late } })).toBe('6')
    expect(await find({ period: { from: '1960-01-01', to: '1960-12-31' } })).toBe('')
  })

  for (const [given, says] of limits)
    test(`§7 limit is refused, not cut: ${JSON.stringify(given)}`, async () => {
      const { status, json } = await list({ limit: given })
      expect([status, json.error, json.details]).toEqual([400, 'incorrect_request', { argument: 'limit' }])
      expect(json.description).toContain(`Argument limit ${says}`)
    })

  for (const given of [-1, '-1', 1.5, '', 'два', true, [1]])
    test(`§7 offset is refused: ${JSON.stringify(given)}`, async () => {
      const { status, json } = await list({ offset: given })
      expect([status, json.error, json.details]).toEqual([400, 'incorrect_request', { argument: 'offset' }])
    })

  test('§7 limit and offset may be digits as text', async () => {
    expect(await find({ limit: '3', offset: '2', sort_field: 'id', sort_order: 'asc' })).toBe('3 4 5')
  })

  test('§7 limit is 1,000 and offset 0 unless given', async () => {
    for (const body of [{}, { limit: null, offset: null }]) {
      const reply = await list({ sort_field: 'id', sort_order: 'asc', ...body }, many)
      expect(idsOf(reply)).toEqual(Array.from({ length: 1_000 }, (_, index) => String(index + 1)))
      expect(reply.json.total).toBe(1_001)
    }
  })

  test('§7 limit may be 10,000', async () => {
    for (const limit of [1_001, 10_000, '10000']) expect(idsOf(await list({ limit }, many))).toHaveLength(1_001)
  })

  test('§7 offset beyond the end is an empty page with the same total', async () => {
    for (const offset of [1_001, 5_000, Number.MAX_SAFE_INTEGER]) {
      const { json } = await list({ offset }, many)
      expect(json).toEqual({ leads: [], total: 1_001, status: 'success' })
    }
    expect(idsOf(await list({ offset: 1_000, sort_field: 'id' }, many))).toEqual(['1'])
  })

  test('§7 total is the number of all that match, whatever the page', async () => {
    const filters = [['name', 'like', '9']]
    const matching = Array.from({ length: 1_001 }, (_, index) => index).filter((index) => String(index).includes('9'))
    for (const body of [{}, { limit: 1 }, { limit: 7, offset: 100 }, { offset: 999_999 }])
      expect((await list({ filters, ...body }, many)).json.total).toBe(matching.length)
  })

  test('§7 pages of 300 by a field in which nearly all tie hold every lead once', async () => {
    const pages = []
    for (let offset = 0; offset < 1_001; offset += 300)
      pages.push(await list({ sort_field: 'status', limit: 300, offset }, many))
    expect(new Set(pages.flatMap(idsOf)).size).toBe(1_001)
    expect(pages.flatMap(idsOf)).toHaveLength(1_001)
  })

  test('§7 two projects never see each other: neither leads nor totals', async () => {
    expect((await list({})).json.total).toBe(12)
    expect((await list({}, many)).json.total).toBe(1_001)
    expect((await list({ filters: [['name', 'like', 'лид']] })).json).toMatchObject({ leads: [], total: 0 })
    expect((await list({ filters: [['source', '=', 'жук']] }, many)).json).toMatchObject({ leads: [], total: 0 })
  })
})

function draft(index: number): LeadDraft {
  const unset = { phone: null, email: null, source: null, text: null, paidDate: null, price: null }
  return { ...unset, title: 'Заявка', name: `Лид ${index}`, creationDate: 1_700_000_000 + (index % 10), status: 0 }
}
