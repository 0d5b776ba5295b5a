import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { always, type Sent, useDesk } from '../../../test/desk.ts'
import { keepLeads, oddLeads } from '../../../test/odd-leads.ts'
import { until } from '../../../test/until.ts'
import { sheetsOf } from '../../../test/xlsx.ts'
import type { LeadDraft } from '../../domain/lead.ts'
import { armed } from '../../transfer/formula.ts'

const count = 5_000
const texts = ['title', 'name', 'phone', 'email', 'source', 'text'] as const

eachDatabase((database) => {
  const desk = useDesk(database)
  const drafts = oddLeads(count)
  const newest = drafts.map((draft, index) => ({ id: String(index + 1), ...draft })).reverse()
  beforeAll(() => keepLeads(desk(), drafts), 120_000)

  const exported = (query: Record<string, string>, sent: Sent = {}) =>
    desk().send('GET', '/export', undefined, { ...sent, query })
  const idsOf = async (query: Record<string, string>) => {
    const { text } = await exported({ format: 'jsonl', columns: 'id', ...query })
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).id as string)
  }
  const textsOf = (lead: LeadDraft) => texts.map((field) => lead[field])

  test('JSON lines have every lead with its exact values, the newest first', async () => {
    const { text, headers } = await exported({ format: 'jsonl' })
    expect(headers.get('content-type')).toBe('application/jsonl; charset=utf-8')
    const leads = text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
    expectSame(
      leads.map((lead) => [lead.id, ...texts.map((field) => lead[field])]),
      newest.map((lead) => [lead.id, ...textsOf(lead)]),
    )
    expect(leads.at(-2)).toEqual({
      id: '2',
      creation_date: '2024-01-01T00:17:16Z',
      title: 'с "кавычками" и ; запятыми, там и тут',
      name: 'Имя 1',
      phone: '+79990000001',
      email: 'box1@example.com',
      source: 'Заявка с сайта',
      text: 'Заявка с сайта',
      status: '1',
      status_name: 'Оплачен',
      price: '1.01',
      paid_date: '2024-02-01T12:00:01Z',
      recorded_at: '2024-03-01T12:00:00Z',
    })
  })

  test.each<[string, Record<string, string>]>([
    ['safe, in the Russian way', {}],
    ['exact', { exact: 'true' }],
  ])('a CSV holds every text, %s', async (_, choice) => {
    const isExact = choice.exact === 'true'
    const { headers, bytes } = await bytesOf({ columns: ['id', ...texts].join(','), ...choice })
    const text = String(bytes)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(text.startsWith('\uFEFF')).toBe(!isExact)
    const [head, ...rows]: (string | null)[][] = parse(text, {
      bom: true,
      delimiter: isExact ? ',' : ';',
      record_delimiter: '\r\n',
      cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
    })
    expect(head?.slice(0, 3)).toEqual(isExact ? ['id', 'title', 'name'] : ['Номер', 'Название', 'Имя клиента'])
    const plain = (cell: string | null) => (cell === null || isExact ? cell : armed(cell))
    expectSame(
      rows.map((row) => row.map(plain)),
      newest.map((lead) => [lead.id, ...textsOf(lead)]),
    )
    const computed = rows.flat().filter((cell) => /^[=@\t\r\n]|^[+-](?![\d ().-]*$)/.test(cell ?? ''))
    if (!isExact) expect(computed).toEqual([])
  })

  test('a workbook holds every text, price and date', async () => {
    const { headers, bytes } = await bytesOf({ format: 'xlsx', columns: `id,${texts.join(',')},price,creation_date` })
    expect(headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    const [[head, ...rows] = [], ...others] = sheetsOf(bytes)
    expect(others).toEqual([])
    expect(head?.at(-1)).toBe('Дата создания (Europe/Moscow)')
    const moment = (cell: unknown) => Math.round(((cell as { days: number }).days - 25_569) * 86_400) - 3 * 3600
    expectSame(
      rows.map((row) => [...row.slice(0, 8), moment(row[8])]),
      newest.map((lead) => [
        lead.id,
        ...textsOf(lead),
        lead.price === null ? null : (lead.price as number) / 100,
        lead.creationDate,
      ]),
    )
  })

  describe('rows are those of the list, in its order', () => {
    test.each<[string, Record<string, string>, Record<string, unknown>]>([
      ['all', {}, {}],
      [
        'of some the dearest first',
        { filter: '{"field":"status","operator":"=","value":"1"}', sort: '-price' },
        { filters: [['status', '=', '1']], sort_field: 'price' },
      ],
      [
        'a text',
        { filter: '{"field":"name","operator":"like","value":"имя 77"}' },
        { filters: [['name', 'like', 'имя 77']] },
      ],
      [
        'a period of the zone, by paid date',
        { sort: 'paid_date', period: '2024-02-01..2024-02-29' },
        {
          sort_field: 'paid_date',
          sort_order: 'asc',
          period: { from: '2024-01-31T21:00:00Z', to: '2024-02-29T20:59:59Z' },
        },
      ],
      ['none', { filter: '{"or":[]}' }, { filters: { or: [] } }],
    ])('%s', async (_, query, body) => {
      const ids = await idsOf(query)
      const { json } = await desk().call('lead/list', { period: always, limit: 10_000, ...body })
      expect(ids.length).toBe(json.total)
      expect(ids.slice(0, 10_000)).toEqual((json.leads as { id: string }[]).map(({ id }) => id))
    })
  })

  test('columns are in the requested order, without duplicates', async () => {
    const { text } = await exported({ format: 'csv', columns: 'price,id,price', exact: 'true', q: '8 (999) 000-00-02' })
    expect(text).toBe('price,id\r\n2.02,3\r\n')
  })

  test('the file is named after the project and the date in its time zone', async () => {
    await desk().send('PATCH', '', { name: 'Окна "Люкс"/Москва' })
    const name = encodeURIComponent('Окна  Люкс  Москва 2024-03-01.csv')
    await until(async () => {
      const { headers } = await exported({ format: 'csv', q: '#1' })
      const expected = `attachment; filename=leads-12345-2024-03-01.csv; filename*=UTF-8''${name}`
      return headers.get('content-disposition') === expected
    }, 'the new name')
  })

  test('the audit log has the columns and the period of an export, but no personal data', async () => {
    const filter = '{"field":"phone","operator":"=","value":"+79990000001"}'
    await exported({ format: 'csv', columns: 'id,phone', period: '2024-01-01..2024-01-31', filter })
    const { json } = await desk().send('GET', '/audit', undefined, { query: { action: 'leads.exported', limit: '1' } })
    expect(json.items).toEqual([
      {
        number: expect.any(String),
        at: '2024-03-01T12:00:00Z',
        door: 'api',
        actor: expect.stringMatching(/^key:\d+$/),
        action: 'leads.exported',
        subject: 'project:12345',
        details: {
          format: 'csv',
          columns: ['id', 'phone'],
          from: '2023-12-31T21:00:00Z',
          to: '2024-01-31T20:59:59Z',
          filtered: true,
        },
      },
    ])
  })

  test('HEAD gets the headers of the file', async () => {
    const { status, headers, text } = await desk().send('HEAD', '/export', undefined, { query: { format: 'xlsx' } })
    expect([status, text]).toEqual([200, ''])
    expect(headers.get('content-type')).toMatch(/spreadsheetml/)
  })

  test.each<[string, Record<string, string>, string, string]>([
    ['a format that nobody knows', { format: 'pdf' }, 'unknown-choice', 'format'],
    ['a column that nobody knows', { format: 'csv', columns: 'id,fone' }, 'unknown-choice', 'columns'],
    ['no column', { format: 'csv', columns: '' }, 'unknown-choice', 'columns'],
    ['an order that nobody knows', { format: 'csv', sort: '-text' }, 'unknown-choice', 'sort'],
    ['a period that nobody knows', { format: 'csv', period: 'recently' }, 'unknown-period', 'period'],
    ['a filter that is none', { format: 'csv', filter: '[]' }, 'not-filter', 'filter'],
    ['an unknown separator', { format: 'csv', separator: 'x' }, 'unknown-choice', 'separator'],
    ['a name that nobody knows', { format: 'csv', colums: 'id' }, 'unknown-field', 'colums'],
  ])('%s is refused', async (_, query, code, parameter) => {
    const { status, json } = await exported(query)
    expect([status, json.code, json.parameter]).toEqual([422, code, parameter])
  })

  async function bytesOf(query: Record<string, string>) {
    const key = await desk().newKey('read', [12345])
    const address = `${desk().address}/api/v2/projects/12345/export?${new URLSearchParams(query)}`
    const reply = await fetch(address, { headers: { Authorization: `Bearer ${key}` } })
    return { headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) }
  }
})

/** Expects the same rows in the same order. Compares only the first row that differs, since an `expect` for each would be slow. */
function expectSame(found: unknown[][], expected: unknown[][]): void {
  const differs = expected.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(found[index]))
  if (differs >= 0) expect(found[differs]).toEqual(expected[differs])
  expect(found.length).toBe(expected.length)
}
