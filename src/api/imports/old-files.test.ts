import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { since1904 } from '../../../test/ugly-files.ts'

const desk = useDesk(sqlite())
const { upload, load } = importing(desk)

/** The values of a field of the newest leads, in the order of their file. */
async function last(count: number, field: string): Promise<unknown[]> {
  const query = { period: 'all', limit: String(count), sort: '-id' }
  const { json } = await desk().send('GET', '/leads', undefined, { query })
  return (json.items as Record<string, unknown>[]).map((lead) => lead[field]).reverse()
}

const table = 'Имя;Телефон;Комментарий\nЁлкин Пётр;+79035550101;Щит № 5, эмаль\nЮлия Яшина;+79035550102;Объезд\n'

test.each([
  ['maccyrillic', 'a table', table],
  ['maccyrillic', 'capitals', table.toUpperCase()],
  ['maccyrillic', 'one row', 'Имя;Телефон\nАнна;+79035550103\n'],
  ['iso-8859-5', 'a table', table],
  ['iso-8859-5', 'capitals', table.toUpperCase()],
  ['iso-8859-5', 'one row', 'Имя;Телефон\nАнна;+79035550103\n'],
])('%s is found by its letters: %s', async (encoding, _, text) => {
  const { json } = await upload(iconv.encode(text, encoding))
  expect(json).toMatchObject({ state: 'ready', reading: { encoding } })
  const rows = text.trim().split('\n')
  const columns = (rows[0]?.split(';') ?? []).map((name, at) => {
    return { name, samples: rows.slice(1).map((row) => row.split(';')[at]) }
  })
  expect(json.preview).toMatchObject({ columns })
})

const noon = '2023-03-05T09:00:00Z' // in Moscow

test.each([
  ['shown as dates', true],
  ['shown as numbers', false],
])('a workbook of a Mac counts days since 1904: %s', async (_, hasStyle) => {
  const done = await load(await since1904({ hasStyle }), { mapping: { match: 'none' } }, 'leads.xlsx')
  expect(done.progress).toMatchObject({ created: 2, refused: 0 })
  expect(await last(2, 'creation_date')).toEqual([noon, '2023-03-05T21:00:00Z'])
})

test.each([
  ['days since 1900', ['44990,5', '44990.75'], 'serial1900', [noon, '2023-03-05T15:00:00Z']],
  ['seconds', ['1678017600', '1678021200'], 'unix', ['2023-03-05T12:00:00Z', '2023-03-05T13:00:00Z']],
  ['milliseconds', ['1678017600000', '1678021200999'], 'unixms', ['2023-03-05T12:00:00Z', '2023-03-05T13:00:00Z']],
])('numbers in a CSV that are %s are detected', async (_, given, order, moments) => {
  const file = `Дата создания;Имя\n${given[0]};Анна, ${order}\n${given[1]};Борис, ${order}\n`
  const done = await load(file, { mapping: { match: 'none' } })
  expect(done.progress).toMatchObject({ created: 2, refused: 0 })
  expect(done.preview.columns[0]?.dates).toEqual({ order, is_sure: true, unread: 0 })
  expect(await last(2, 'creation_date')).toEqual(moments)
})

test('days since 1904 in a CSV are read if the mapping says so', async () => {
  const file = 'Дата создания;Имя\n43528,5;Вера\n43529;Глеб\n'
  const { json } = await upload(file)
  const { columns } = json.mapping as { columns: { column: number; to: string }[] }
  const said = columns.map((plan) => (plan.to === 'creation_date' ? { ...plan, dates: 'serial1904' } : plan))
  const done = await load(file, { mapping: { match: 'none', columns: said } })
  expect(done.progress).toMatchObject({ created: 2, refused: 0 })
  expect(await last(2, 'creation_date')).toEqual([noon, '2023-03-05T21:00:00Z'])
})
