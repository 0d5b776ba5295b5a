import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { openDesk, type TestDesk, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { newMember } from '../../../test/members.ts'
import { noRows } from '../../domain/import.ts'
import { workImports } from '../../transfer/import/work.ts'

const table = 'Имя;Телефон;Телефон 2;Этап;Сумма;Дата создания\nАнна;+79031230001;;Дозвон;договорная;01.01.2077\n'

describe('inconsistent options and mappings are refused', () => {
  const desk = useDesk(sqlite(), { importLimit: 10_000 })
  const { upload, load, refusals } = importing(desk)
  const refused = async (method: string, path: string, body: object) => {
    const { status, json } = await desk().send(method, path === '' ? '/imports' : `/imports/${path}`, body)
    return [status, json.code, json.pointer]
  }
  beforeAll(async () => {
    await newMember(desk(), 'manager')
    for (let index = 0; index < 46; index++)
      await desk().send('POST', '/fields', { name: index === 0 ? 'Площадь' : `Своё ${index}`, type: 'text' })
  })

  test.each([
    ['a mapping without a field', { columns: [] }, 'import-nothing-mapped', '/mapping/columns'],
    [
      'two columns for one field',
      {
        columns: [
          { column: 1, to: 'phone' },
          { column: 2, to: 'phone' },
        ],
      },
      'import-column-twice',
      '/mapping/columns/1/to',
    ],
    [
      'a status by its name and by its number',
      {
        columns: [
          { column: 3, to: 'status' },
          { column: 4, to: 'status_id' },
        ],
      },
      'import-column-twice',
      '/mapping/columns/1/to',
    ],
    [
      'a column that is not there',
      { columns: [{ column: 7, to: 'phone' }] },
      'import-unknown-column',
      '/mapping/columns/0/column',
    ],
    [
      'an own field that is not there',
      { columns: [{ column: 1, to: 'field:99' }] },
      'unknown-choice',
      '/mapping/columns/0/to',
    ],
    [
      'two columns that make one own field',
      {
        columns: [
          { column: 3, to: 'new', name: 'Этаж' },
          { column: 4, to: 'new', name: ' этаж ' },
        ],
      },
      'import-column-twice',
      '/mapping/columns/1/to',
    ],
    [
      'an own field that is there and one that is made with its name',
      {
        columns: [
          { column: 3, to: 'field:1' },
          { column: 4, to: 'new', name: 'площадь' },
        ],
      },
      'import-column-twice',
      '/mapping/columns/1/to',
    ],
    [
      'a name of a status that is not there',
      { statuses: [{ given: 'Дозвон', status: '77' }] },
      'unknown-status',
      '/mapping/statuses/0/status',
    ],
    [
      'a name of a member who is not here',
      {
        members: [
          { given: 'Анна', member: null },
          { given: 'Савин', member: '77' },
        ],
      },
      'unknown-assignee',
      '/mapping/members/1/member',
    ],
    ['a match by a number that no column has', { match: 'id' }, 'import-no-match', '/mapping/match'],
  ])('%s', async (_, mapping, code, pointer) => {
    const { json } = await upload(table)
    expect(await refused('PATCH', json.id as string, { mapping })).toEqual([422, code, pointer])
  })

  test('a new own field with the name of an object property of JavaScript', async () => {
    const { json } = await upload(table)
    for (const name of ['__proto__', ' constructor ']) {
      const mapping = { columns: [{ column: 3, to: 'new', name }] }
      const told = [400, 'unsafe-key', '/mapping/columns/0/name']
      expect(await refused('PATCH', json.id as string, { mapping })).toEqual(told)
    }
  })

  test('more own fields than a project may have', async () => {
    const columns = Array.from({ length: 5 }, (_, column) => ({ column, to: 'new', name: `Поле ${column}` }))
    const { json } = await upload(table)
    expect(await refused('PATCH', json.id as string, { mapping: { columns } })).toEqual([
      409,
      'too-many-own-fields',
      '/mapping/columns',
    ])
  })

  test('a header line that does not exist, an unknown time zone, and an import without a forecast', async () => {
    const id = (await upload(table)).json.id as string
    expect(await refused('PATCH', id, { reading: { header_row: 9 } })).toEqual([
      422,
      'import-no-header',
      '/reading/header_row',
    ])
    expect(await refused('PATCH', id, { reading: { time_zone: 'Moon/Base' } })).toEqual([
      422,
      'unknown-time-zone',
      '/reading/time_zone',
    ])
    expect(await refused('POST', `${id}/run`, {})).toEqual([409, 'import-no-forecast', undefined])
    expect(await refused('POST', `${id}/undo`, {})).toEqual([409, 'import-not-undoable', undefined])
  })

  test('a file of which no column is recognised, before its forecast and its loading', async () => {
    const { json } = await upload('Грибы;Ягоды\nлисички;клюква\n')
    const id = json.id as string
    expect(json).toMatchObject({ state: 'ready', mapping: { columns: [] } })
    expect(await refused('POST', `${id}/forecast`, {})).toEqual([422, 'import-nothing-mapped', undefined])
    const forecast = { outcome: noRows(), unknownStatuses: [], changes: {}, ms: 1 } // as an earlier version stored it
    await desk().store.transaction((tx) => tx.imports.change(12345, Number(id), { forecast }), 12345)
    expect(await refused('POST', `${id}/run`, {})).toEqual([422, 'import-nothing-mapped', undefined])
    await desk().send('PATCH', `/imports/${id}`, { mapping: { columns: [{ column: 0, to: 'title' }] } })
    expect((await desk().send('POST', `/imports/${id}/forecast`, {})).json).toMatchObject({ forecast: { created: 1 } })
  })

  test('each wrong cell names its line and column', async () => {
    const columns = (column: number, to: string) => ({
      mapping: {
        columns: [
          { column: 0, to: 'name' },
          { column, to },
        ],
      },
    })
    for (const [column, to, code, heading] of [
      [3, 'status', 'row-unknown-status', 'Этап'],
      [4, 'price', 'row-not-amount', 'Сумма'],
    ] as const) {
      const done = await load(table, columns(column, to))
      expect(await refusals(done.id)).toMatchObject([{ line: 2, code, params: { column: heading } }])
    }
    const done = await load(table, columns(5, 'creation_date'))
    expect(await refusals(done.id)).toMatchObject([
      { line: 2, code: 'row-future', params: { column: 'Дата создания', given: '2076-12-31' } },
    ])
  })

  test('a file over the limit, an empty one, and a part that does not begin where the last one ended', async () => {
    expect(await refused('POST', '', { name: 'big.csv', size: 10_001 })).toEqual([413, 'import-too-long', '/size'])
    expect(await refused('POST', '', { name: 'empty.csv', size: 0 })).toEqual([422, 'import-empty', '/size'])
    const { json } = await desk().send('POST', '/imports', { name: 'parts.csv', size: 20 })
    const part = (offset: number, text: string) =>
      desk().send('PUT', `/imports/${json.id}/content?offset=${offset}`, Buffer.from(text), {
        headers: { 'Content-Type': 'application/octet-stream' },
      })
    expect((await part(0, 'phone\n790')).json).toMatchObject({ state: 'uploading', received: 9 })
    expect((await part(5, '31230001')).json).toMatchObject({ code: 'import-offset', params: { received: 9 } })
    expect((await part(9, '31230001\n790')).json).toMatchObject({ code: 'import-too-long' })
    expect((await part(9, '31230001\n79')).json).toMatchObject({ state: 'ready', received: 20 })
  })

  test('contractors and viewers may not import, and agents may not create statuses', async () => {
    const agent = await newMember(desk(), 'agent')
    for (const role of ['contractor', 'viewer'] as const) {
      const { status, json } = await (await newMember(desk(), role)).post('/api/v2/projects/12345/imports', {
        name: 'a.csv',
        size: 9,
      })
      expect([status, json.code]).toEqual([403, 'wrong-role'])
    }
    const id = (await upload(table)).json.id as string
    const patch = (mapping: object) => agent.send('PATCH', `/api/v2/projects/12345/imports/${id}`, { mapping })
    expect((await patch({ make_statuses: true })).json).toMatchObject({ code: 'out-of-scope' })
    expect((await patch({ update: 'empty' })).status).toBe(200)
  })
})

describe('on a full disk', () => {
  const database = sqlite()
  let desk: TestDesk
  afterAll(() => desk.close())
  const { upload, forecast, send } = importing(() => desk)

  test('an import pauses, keeps its committed rows, and continues when there is room', async () => {
    const url = await database.fresh()
    desk = await openDesk(url, { maxPages: 900 })
    const rows = Array.from(
      { length: 4_000 },
      (_, index) => `Имя ${index};+7903${String(index).padStart(7, '0')};${'Замер окон '.repeat(9)}`,
    )
    const id = (await upload(['Имя;Телефон;Комментарий', ...rows].join('\n'))).json.id as string
    await forecast(id)
    const stuck = await send('POST', `${id}/run`, {})
    expect(stuck.state).toBe('running')
    expect(stuck.progress.rows).toBeLessThan(4_000)
    const total = async () =>
      (await desk.send('GET', '/leads', undefined, { query: { period: 'all', limit: '1' } })).json.total
    expect(await total()).toBe(stuck.progress.created)
    await desk.close()

    desk = await openDesk(url)
    desk.clock.now += 60
    await workImports({ store: desk.store, clock: () => desk.clock.now }, () => false)
    expect(await send('GET', id)).toMatchObject({ state: 'done', progress: { rows: 4_000, created: 4_000 } })
    expect(await total()).toBe(4_000)
  })
})
