import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { newMember } from '../../../test/members.ts'
import { filterLimits } from '../../domain/filter.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const send = (verb: string, path: string, body?: unknown, query?: Record<string, string>) =>
    desk().send(verb, path, body, { ...(query && { query }), key: admin })
  let admin: string
  let contractor: Awaited<ReturnType<typeof newMember>>['send']

  beforeAll(async () => {
    admin = await desk().newKey('admin', [12345])
    contractor = (await newMember(desk(), 'contractor')).send
    const leads = [
      { title: 'Один', source: 'подряд', fields: { Площадь: 120, Замер: '2024-03-01', Тип: 'Окно' } },
      { title: 'Два', source: 'подряд', fields: { Площадь: '40,5', Замер: '05.03.2024', Тип: 'дверь' } },
      { title: 'Три', source: 'vk', fields: { Площадь: 'большая', Замер: 'скоро' } },
      { title: 'Четыре', source: 'vk' },
    ]
    for (const lead of leads) await send('POST', '/leads', lead)
  })

  const idsFor = async (filter: unknown) => {
    const { status, json, text } = await send('GET', '/leads', undefined, {
      filter: JSON.stringify(filter),
      sort: 'id',
    })
    expect(status, text).toBe(200)
    return (json.items as { id: string }[]).map(({ id }) => Number(id))
  }
  const on = (id: number, operator: string, value: unknown) => ({ field: `field:${id}`, operator, value })

  test('a field can be added for a key that leads already have, renamed, ordered and listed', async () => {
    const added = await send('POST', '/fields', { name: 'Площадь', type: 'number' })
    expect([added.status, added.json]).toEqual([
      201,
      { id: '1', key: 'Площадь', name: 'Площадь', type: 'number', options: [], position: 0 },
    ])
    await send('POST', '/fields', { name: 'День замера', key: 'Замер', type: 'date' })
    await send('POST', '/fields', { name: 'Тип', type: 'choice', options: ['Окно', 'Дверь'] })
    const renamed = await send('PATCH', '/fields/1', { name: 'Площадь, м²', position: 2 })
    expect(renamed.json).toMatchObject({ id: '1', key: 'Площадь', name: 'Площадь, м²', position: 2 })
    const { json, headers } = await send('GET', '/fields')
    expect((json.items as { id: string }[]).map(({ id }) => id)).toEqual(['2', '3', '1'])
    expect(headers.get('etag')).toMatch(/^"/)
  })

  test('filters by type find values in any form in which a site sent them', async () => {
    expect(await idsFor(on(1, '>', 40))).toEqual([1, 2])
    expect(await idsFor(on(1, '=', 40.5))).toEqual([2])
    expect(await idsFor(on(1, 'null', true))).toEqual([3, 4])
    expect(await idsFor(on(1, 'not in', [120]))).toEqual([2, 3, 4])
    expect(await idsFor(on(2, '>=', '2024-03-02'))).toEqual([2])
    expect(await idsFor(on(3, 'in', ['ДВЕРЬ']))).toEqual([2])
    expect(await idsFor(on(3, '!=', 'окно'))).toEqual([2, 3, 4])
    expect(await idsFor({ field: 'fields', operator: 'like', value: 'СКОРО' })).toEqual([3])
    const { json } = await send('GET', '/leads', undefined, { q: 'большая' })
    expect(json.total).toBe(1)
  })

  test('a change of a lead is found at once', async () => {
    await send('PATCH', '/leads/4', { fields: { Площадь: 7, Заметка: 'у моря' } })
    expect(await idsFor(on(1, '<=', 7))).toEqual([4])
    expect((await send('GET', '/leads', undefined, { q: 'у моря' })).json.total).toBe(1)
    await send('PATCH', '/leads/4', { fields: { Площадь: null } })
    expect(await idsFor(on(1, '<=', 7))).toEqual([])
  })

  test('bulk edits, boards, saved views and exports take the same filter', async () => {
    const filter = on(1, '>', 100)
    const { json } = await send('POST', '/leads/bulk', { filter, set: { source: 'большие' }, dry_run: true })
    expect(json.total).toBe(1)
    const board = await send('GET', '/board', undefined, { filter: JSON.stringify(filter) })
    expect(board.json.total).toBe(1)
    const view = await send('POST', '/views', { name: 'Большие', filter, columns: ['title', 'field:1'] })
    expect([view.status, view.json.filter, view.json.columns]).toEqual([201, filter, ['title', 'field:1']])
    const query = { columns: 'id,field:1,field:2', sort: 'id', separator: ';' }
    const people = await send('GET', '/export', undefined, { ...query, bom: 'false' })
    expect(people.text.split('\r\n').slice(0, 3)).toEqual([
      'Номер;"Площадь, м²";День замера',
      '1;120;2024-03-01',
      '2;"40,5";05.03.2024',
    ])
    const programs = await send('GET', '/export', undefined, { ...query, format: 'jsonl' })
    expect(JSON.parse(programs.text.split('\n')[0] as string)).toEqual({
      id: '1',
      'field:1': 120,
      'field:2': '2024-03-01',
    })
  })

  describe('a contractor', () => {
    test.each([
      ['a text', 3, '=', 'Окно'],
      ['a number, which may be a phone', 1, 'null', false],
    ] as const)('may not filter by %s', async (_, id, operator, value) => {
      const { status, json } = await contractor(
        'GET',
        `/leads?filter=${encodeURIComponent(JSON.stringify(on(id, operator, value)))}`,
      )
      expect([status, json.code]).toEqual([403, 'hidden-field'])
    })

    test('may filter by a day', async () => {
      const filter = encodeURIComponent(JSON.stringify(on(2, '>=', '2024-03-02')))
      const { json } = await contractor('GET', `/leads?filter=${filter}`)
      expect(json.total).toBe(1)
    })
  })

  describe('is refused', () => {
    test.each([
      ['a name twice', { name: 'ТИП', type: 'text' }, 'field-exists'],
      ['a key twice', { name: 'Вид', key: 'Тип', type: 'text' }, 'field-exists'],
      ['a choice of nothing', { name: 'Вид', type: 'choice' }, 'options-unclear'],
      ['a text with options', { name: 'Вид', type: 'text', options: ['а'] }, 'options-unclear'],
      ['an option twice', { name: 'Вид', type: 'choice', options: ['ёлка', 'Елка'] }, 'field-exists'],
      ['a blank name', { name: ' ', type: 'text' }, 'required'],
      ['a long key', { name: 'Вид', key: 'ы'.repeat(101), type: 'text' }, 'too-long'],
      ['a name of 30 kB', { name: 'ы'.repeat(15_000), type: 'text' }, 'too-long'],
      ['NUL', { name: 'a\0', type: 'text' }, 'has-nul'],
      ['a key that no lead may have', { name: 'constructor', type: 'text' }, 'unsafe-key'],
      ['an unknown type', { name: 'Вид', type: 'json' }, 'unknown-choice'],
    ])('%s', async (_, body, code) => {
      expect((await send('POST', '/fields', body)).json.code).toBe(code)
    })
  })

  test('a key such as toString, which every object inherits, works like any other', async () => {
    const { json } = await send('POST', '/fields', { name: 'Страна', key: 'toString', type: 'text' })
    expect(await idsFor(on(Number(json.id), 'null', false))).toEqual([])
    await send('PATCH', '/leads/4', { fields: { toString: 'Стройка' } })
    expect(await idsFor(on(Number(json.id), '=', 'стройка'))).toEqual([4])
  })

  test('filters with many long texts and extreme numbers work', async () => {
    const anyOwn = (value: string) => ({ field: 'fields', operator: 'like', value })
    const texts = Array.from({ length: filterLimits.likes }, (_, index) => anyOwn(`${index} ${'ы"%_$\\'.repeat(200)}`))
    const numbers = [1e308, -1e308, 5e-324].map((value) => on(1, '<', value))
    const filter = { and: [{ or: texts }, ...numbers] }
    const { status, json } = await send('POST', '/leads/bulk', { filter, set: { source: 'x' }, dry_run: true })
    expect([status, json.total]).toEqual([200, 0])
    expect(await idsFor({ and: [on(1, '<', 1e308), on(1, '>', -1e308)] })).toEqual([1, 2])
  })

  test('a name that a spreadsheet would evaluate is escaped in the heading', async () => {
    const { json } = await send('POST', '/fields', { name: '=1+1', type: 'text' })
    const query = { columns: `field:${json.id}`, bom: 'false' }
    expect((await send('GET', '/export', undefined, query)).text.split('\r\n')[0]).toBe("'=1+1")
  })

  test('after a removal leads keep their values, filters by the field are refused, and its id is not used again', async () => {
    expect((await send('DELETE', '/fields/3')).status).toBe(204)
    expect((await send('GET', '/leads/1')).json.fields).toMatchObject({ Тип: 'Окно' })
    const refused = await send('GET', '/leads', undefined, { filter: JSON.stringify(on(3, '=', 'Окно')) })
    expect([refused.status, refused.json.code]).toEqual([422, 'unknown-field'])
    const again = await send('POST', '/fields', { name: 'Тип', type: 'text' })
    expect(Number(again.json.id)).toBeGreaterThan(3)
    expect(await idsFor(on(Number(again.json.id), '=', 'Окно'))).toEqual([1])
  })

  test('a project has at most 50 fields', async () => {
    let status = 201
    for (let n = 0; status === 201 && n < 60; n++)
      status = (await send('POST', '/fields', { name: `Поле ${n}`, type: 'text' })).status
    expect((await send('GET', '/fields')).json.items).toHaveLength(50)
    expect((await send('POST', '/fields', { name: 'Ещё', type: 'text' })).json.code).toBe('too-many-own-fields')
  })

  test('pages of a relative filter use the time of the first page', async () => {
    const filter = JSON.stringify({ field: 'recorded_at', operator: 'within', value: '-PT1H' })
    const { json } = await send('GET', '/leads', undefined, { filter, limit: '2', sort: 'id' })
    expect(json.total).toBe(4)
    desk().clock.now += 3_590
    const second = await send('GET', '/leads', undefined, { filter, limit: '2', sort: 'id', cursor: String(json.next) })
    desk().clock.now += 20
    const late = await send('GET', '/leads', undefined, { filter, limit: '2', sort: 'id', cursor: String(json.next) })
    for (const page of [second, late])
      expect((page.json.items as { id: string }[]).map(({ id }) => id)).toEqual(['3', '4'])
    expect((await send('GET', '/leads', undefined, { filter })).json.total).toBe(0)
  })
})
