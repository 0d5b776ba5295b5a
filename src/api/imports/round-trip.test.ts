import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { endsOf, importing } from '../../../test/importing.ts'
import { keepLeads, oddLeads } from '../../../test/odd-leads.ts'
import { rowsOf } from '../../../test/rows.ts'
import { columnNames } from '../../transfer/columns.ts'

const count = 300

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, undo, send } = importing(desk)
  beforeAll(async () => {
    await keepLeads(desk(), oddLeads(count))
    await desk().send('POST', '/fields', { name: 'Площадь', type: 'number' })
    await desk().send('POST', '/fields', { name: 'Размер', type: 'text' })
    await desk().send('PATCH', '/leads/7', {
      fields: { Площадь: 12.5, Размер: 12.5 },
      remind_at: '2024-05-01T10:00:00Z',
      remind_note: 'Замер',
    })
    await desk().send('PATCH', '/leads/3', { status: '2', lost_reason: '1' })
  })

  const exported = async (query: Record<string, string>) => {
    const key = await desk().adminKey()
    const search = new URLSearchParams({
      period: 'all',
      columns: [...columnNames, 'field:1', 'field:2'].join(),
      ...query,
    })
    const response = await fetch(`${desk().address}/api/v2/projects/12345/export?${search}`, {
      headers: { Authorization: `Bearer ${key}` },
    })
    return Buffer.from(await response.arrayBuffer())
  }

  /** Everything that the desk shows and counts, except events and allocated numbers. */
  const checksum = async () => [
    (await exported({ format: 'jsonl', sort: 'id' })).toString(),
    await rowsOf(desk().url, 'select project_id, id, name, type, position from statuses order by project_id, id'),
    await rowsOf(desk().url, 'select project_id, id, name from own_fields order by project_id, id'),
    await rowsOf(desk().url, 'select count(*) as n from leads'),
    await rowsOf(desk().url, 'select coalesce(sum(seconds), 0) as seconds from stays'),
    await rowsOf(
      desk().url,
      'select grain, slice, status, n, sum from lead_counts where n <> 0 order by grain, slice, status',
    ),
    await rowsOf(
      desk().url,
      'select grain, slice, status, n, sum from paid_counts where n <> 0 order by grain, slice, status',
    ),
  ]

  describe('loading an export of the desk changes nothing', () => {
    test.each([
      ['CSV for people', { format: 'csv' }],
      ['CSV with commas', { format: 'csv', separator: ',', bom: 'false' }],
      ['exact CSV', { format: 'csv', exact: 'true' }],
      ['workbook', { format: 'xlsx' }],
      ['exact workbook', { format: 'xlsx', exact: 'true' }],
      ['JSON lines', { format: 'jsonl' }],
    ])('%s', async (_, query: Record<string, string>) => {
      const done = await load(await exported(query), {}, `leads.${query.format}`)
      expect(done.mapping).toMatchObject({ match: 'id', strict: false })
      expect(done.progress).toMatchObject({ rows: count, unchanged: count })
    })
  })

  test('an undone import leaves the desk as it was, without the statuses and fields that it created', async () => {
    const before = await checksum()
    const rows = Array.from({ length: 200 }, (_, index) => {
      const phone =
        index % 4 === 0 ? `+7999${String(index + 1).padStart(7, '0')}` : `+7903${String(index).padStart(7, '0')}`
      return `Новый ${index};${phone};${index % 3 === 0 ? 'Дозвон' : 'В работе'};${index * 10};этаж ${index}`
    })
    const columns = [
      { column: 0, to: 'name' },
      { column: 1, to: 'phone' },
      { column: 2, to: 'status' },
      { column: 3, to: 'price' },
      { column: 4, to: 'new', name: 'Этаж', type: 'text' },
    ]
    const mapping = { columns, make_statuses: true, match: 'contact' }
    const file = ['Имя;Телефон;Этап;Сумма;Место', ...rows, rows[3]].join('\n')
    const { json } = await importing(desk).upload(file)
    const told = await send('PATCH', json.id as string, { mapping })
    expect(told.mapping.columns).toEqual(columns)
    const forecast = await importing(desk).forecast(json.id as string)
    expect(forecast.forecast).toMatchObject({ refused: 0, unknown_statuses: ['Дозвон'] })
    const done = await importing(desk).run(json.id as string)
    expect(done.progress).toMatchObject({ rows: 201, refused: 0, joined: 1 })
    expect(forecast.forecast).toMatchObject(endsOf(done))
    expect(done.progress.created + done.progress.updated).toBe(200)
    expect(await checksum()).not.toEqual(before)
    const undone = await undo(done.id)
    expect(undone).toMatchObject({
      state: 'undone',
      undone: { removed: done.progress.created, restored: done.progress.updated, kept: 0 },
    })
    expect(await checksum()).toEqual(before)
    expect(await desk().store.check.wrongCounts()).toEqual([])
    expect((await desk().store.check.verifySearchIndex()).faults).toEqual([])
  })

  test('an undo keeps and lists leads that somebody changed since', async () => {
    const done = await load('Имя;Телефон\nПавел;+79031110001\nРоман;+79031110002\nСава;+79031110003\n')
    const { json } = await desk().send('GET', '/leads', undefined, {
      query: { period: 'all', limit: '3', sort: '-id' },
    })
    const [third, second, first] = (json.items as { id: string }[]).map(({ id }) => id)
    await desk().send('PATCH', `/leads/${first}`, { name: 'Павел Петрович' })
    await desk().send('POST', `/leads/${second}/opened`, {})
    await desk().send('POST', `/leads/${third}/comments`, { comment: 'Перезвонить' })
    const undone = await undo(done.id)
    expect(undone.undone).toEqual({ removed: 1, restored: 0, kept: 2, kept_leads: [third, first] })
  })
})
