import { describe, expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

const desk = useDesk(sqlite())
const { upload, load, send, forecast } = importing(desk)
const key = () => desk().adminKey()
const got = async (path: string) => {
  const headers = { Authorization: `Bearer ${await key()}` }
  return (await fetch(`${desk().address}/api/v2/projects/12345/${path}`, { headers })).text()
}

describe('an apostrophe at the beginning of a cell is not a quote', () => {
  test.each([
    ['in the middle', 'Имя;Телефон;Комментарий', (name: string, phone: string) => `${name};'${phone};замер`],
    ['at the beginning of a line', 'Телефон;Имя', (name: string, phone: string) => `'${phone};${name}`],
    ['at the end of a line', 'Имя,Телефон', (name: string, phone: string) => `${name},'${phone}1`],
  ])('%s: each line is a row', async (_, head, line) => {
    const rows = ['Анна', 'Борис', 'Вера'].map((name, index) => line(name, `+7 903 555-01-0${index} доб. ${index}`))
    const done = await load([head, ...rows].join('\n'), { mapping: { match: 'none' } })
    expect(done.reading).toMatchObject({ quote: '"' })
    expect(done.progress).toMatchObject({ rows: 3, created: 3 })
    const { items } = (await desk().send('GET', '/leads', undefined, { query: { period: 'all', limit: '3' } })).json
    expect((items as { name: string }[]).map(({ name }) => name).sort()).toEqual(['Анна', 'Борис', 'Вера'])
  })

  test('a company in apostrophes and phones that begin with one', async () => {
    const file = "Имя;Телефон\n'Ромашка';'+7 903 555-02-01 доб. 1\nБорис;'+7 903 555-02-02 доб. 2\nВера;+79035550203"
    expect((await load(file, { mapping: { match: 'none' } })).progress).toMatchObject({ rows: 3, created: 3 })
  })

  test('our own export for people', async () => {
    for (const index of [1, 2, 3])
      await desk().lead({ title: 'Окно', phone: `+7 903 555-03-0${index} доб. ${index}`, creation_date: '2019-01-01' })
    const file = await got(
      'export?format=csv&period=2019-01-01..2019-01-02&columns=id,title,phone,creation_date,status',
    )
    expect(file).toContain(";'+7")
    expect(file).not.toContain('"')
    expect((await load(file)).progress).toMatchObject({ rows: 3, unchanged: 3 })
  })
})

test('apostrophes around cells are detected as quotes, and the quote can be changed', async () => {
  const file = "'Имя';'Телефон';'Комментарий'\n'Анна';'+79035550401';'этаж 5; д''Артаньян'\n'Борис';'44';''"
  const { json } = await upload(file)
  const id = json.id as string
  expect(json.reading).toMatchObject({ quote: "'", separator: ';' })
  await forecast(id)
  const rejected = await got(`imports/${id}/rejected`)
  expect(rejected).toContain("'Строка 3, столбец «Телефон»: «44» — не телефон. Верно было бы +7 999 123-45-67")
  const plain = await send('PATCH', id, { reading: { quote: null } })
  expect(plain.reading).toMatchObject({ quote: null })
  expect(plain.preview.columns.map(({ name }) => name)).toEqual(["'Имя'", "'Телефон'", "'Комментарий'"])
})

test('without a quote, the reason of a refused row contains no separator', async () => {
  const { json } = await upload('Имя,Этап\nАнна,Дозвон\n')
  await send('PATCH', json.id as string, { reading: { quote: null } })
  await forecast(json.id as string)
  const [head, row] = (await got(`imports/${json.id}/rejected`)).trim().split(/\r?\n/)
  expect([head?.split(',').length, row?.split(',').length]).toEqual([3, 3])
})
