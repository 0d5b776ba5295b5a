import { expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

const desk = useDesk(sqlite())
const { load } = importing(desk)

/** Fields, each with two values as they are in a file and in a lead. */
const fields = {
  price: ['100', '200', '100.00', '200.00'],
  creation_date: ['01.02.2020', '03.04.2021', '2020-01-31T21:00:00Z', '2021-04-02T21:00:00Z'],
  paid_date: ['05.02.2020', '06.04.2021', '2020-02-04T21:00:00Z', '2021-04-05T21:00:00Z'],
  status: ['Оплачен', 'Отменен', '1', '2'],
  source: ['Сарафан', 'Директ', 'Сарафан', 'Директ'],
  email: ['a@a.ru', 'b@b.ru', 'a@a.ru', 'b@b.ru'],
  remind_at: ['01.02.2030', '03.04.2031', '2030-01-31T21:00:00Z', '2031-04-02T21:00:00Z'],
} as const
const names = Object.keys(fields) as (keyof typeof fields)[]

test('for every field, a filling column is used where the columns before it are empty', async () => {
  const columns = [
    { column: 0, to: 'name' },
    ...names.flatMap((to, index) => [
      { column: 1 + 2 * index, to },
      { column: 2 + 2 * index, to, fill: true },
    ]),
    { column: 1 + 2 * names.length, to: 'utm_source' },
    { column: 2 + 2 * names.length, to: 'utm_source', fill: true },
  ]
  const line = (name: string, cells: (of: readonly string[]) => string[]) =>
    [name, ...names.flatMap((each) => cells(fields[each])), ...cells(['vk', 'ok'])].join(';')
  const file = [
    columns.map((_, index) => `Столбец ${index}`).join(';'),
    line('Обе', ([one = '', other = '']) => [one, other]),
    line('Вторая', ([, other = '']) => ['', other]),
    line('Первая', ([one = '']) => [one, one === 'vk' || one === 'a@a.ru' || one === 'Сарафан' ? '' : 'не читается']),
  ].join('\n')
  const done = await load(file, { mapping: { columns, match: 'none' }, reading: { header_row: 1 } })
  expect(done.progress).toMatchObject({ created: 3, refused: 0 })
  const { json } = await desk().send('GET', '/leads', undefined, { query: { period: 'all', sort: 'id' } })
  const found = (json.items as Record<string, unknown>[]).map((lead) => [
    ...names.map((each) => lead[each]),
    (lead.last_touch as Record<string, string>).utm_source,
  ])
  const first = [...names.map((each) => fields[each][2]), 'vk']
  const second = [...names.map((each) => fields[each][3]), 'ok']
  expect(found).toEqual([first, second, first])
})
