import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase, sqlite } from '../../../test/databases.ts'
import { type TestDesk, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

const table = (dates: readonly string[]) =>
  `Дата создания;Имя\n${dates.map((date, n) => `${date};Имя ${n}`).join('\n')}`

/** The creation days of the newest leads, in the order of their file. */
async function days(desk: TestDesk, count: number): Promise<string[]> {
  const moments = (await times(desk, count)).map((time) => Date.parse(time))
  return moments.map((moment) => new Date(moment + 3 * 3_600_000).toISOString().slice(0, 10)) // in Moscow
}

/** Their times. */
async function times({ send }: TestDesk, count: number): Promise<string[]> {
  const query = { period: 'all', sort: '-id', limit: String(count) }
  const { json } = await send('GET', '/leads', undefined, { query })
  return (json.items as { creation_date: string }[]).map((lead) => lead.creation_date).reverse()
}

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, refusals } = importing(desk)

  test('in a column with the month first, dates with points have the month first too', async () => {
    const done = await load(table(['12.31.2023', '01.02.2024', '1.2.24 9:40', '01/03/2024', '2024-01-04']), {
      mapping: { match: 'none' },
    })
    expect(done.preview.columns[0]?.dates).toEqual({ order: 'mdy', is_sure: false, unread: 0 })
    expect(done.progress).toMatchObject({ created: 5, refused: 0 })
    expect(await days(desk(), 5)).toEqual(['2023-12-31', '2024-01-02', '2024-01-02', '2024-01-03', '2024-01-04'])
  })

  test('times with one digit, or with a colon before their fractions, keep the order of their column', async () => {
    const dates = ['03/04/2022 9:5', '03/04/2022 09:40:5', '03/04/2022 09:40:11:123', '12/31/2022 0:0']
    const done = await load(table(dates), { mapping: { match: 'none' } })
    expect(done.progress).toMatchObject({ created: 4, refused: 0 })
    expect(await times(desk(), 4)).toEqual([
      ...['2022-03-04T06:05:00Z', '2022-03-04T06:40:05Z', '2022-03-04T06:40:11Z', '2022-12-30T21:00:00Z'],
    ])
  })

  test('a date in digits that is no time in its order refuses its row', async () => {
    const done = await load(table(['03/04/2022 9', '12/31/2022', '13/01/2022 9:5:3:4:5']), {
      mapping: { match: 'none' },
    })
    expect(done.progress).toMatchObject({ created: 1, refused: 2 })
  })

  test('in a column of both orders, a date is read in its only valid order, and an ambiguous one is refused', async () => {
    const dates = ['03/25/2022', '25/04/2022 9:40', '25.05.2022', '06.26.2022', '03/05/2022', '3-5-22', '05.03.2022']
    const done = await load(table([...dates, '07/07/2022', '2022-03-06', '31.02.2022']), { mapping: { match: 'none' } })
    expect(done.preview.columns[0]?.dates).toEqual({ order: 'mixed', is_sure: false, unread: 3 })
    expect(done.progress).toMatchObject({ created: 7, refused: 3 })
    expect(await days(desk(), 7)).toEqual([
      ...['2022-03-25', '2022-04-25', '2022-05-25', '2022-06-26'],
      ...['2022-03-05', '2022-07-07', '2022-03-06'],
    ])
    expect((await refusals(done.id)).map(({ line, code, detail }) => [line, code, detail])).toEqual([
      [6, 'row-unclear-date', expect.stringContaining('"03/05/2022" may have the day or the month first')],
      [7, 'row-unclear-date', expect.stringContaining('"3-5-22"')],
      [11, 'row-not-date', expect.stringContaining('"31.02.2022"')],
    ])
  })
})

const desk = useDesk(sqlite())
const { upload, load, refusals } = importing(desk)

test.each([
  ['points leave open how the slashes beside them are meant', ['03/04/2022', '25.03.2022'], 'dmy', false],
  ['so do those with the month first', ['03/04/2022', '03.25.2022'], 'mdy', false],
  ['they have the day first beside slashes that cannot', ['03/25/2022', '05.03.2022'], 'mixed', false],
  ['points alone have the day first', ['03.04.2022', '05.04.2022'], 'dmy', true],
  ['unless one cannot', ['03.04.2022', '03.25.2022'], 'mdy', true],
])('%s', async (_, dates, order, isSure) => {
  const { json } = await upload(table(dates))
  const [column] = (json.preview as { columns: { dates: object }[] }).columns
  expect(column?.dates).toEqual({ order, is_sure: isSure, unread: 0 })
})

test('a date that reveals the other order is found after any number of dates', async () => {
  const before = Array.from({ length: 12_000 }, (_, n) => `${13 + (n % 15)}/0${1 + (n % 9)}/2022`)
  const { json } = await upload(table([...before, '05/25/2022']))
  expect(json.preview).toMatchObject({ columns: [{ dates: { order: 'mixed' } }, {}] })
})

describe('a file with the columns of an earlier one', () => {
  const clear = ['25/03/2022', '26/03/2022']
  const read = async (dates: readonly string[]) => {
    const { json } = await upload(table(dates))
    expect(json.preview).toMatchObject({ like_before: true })
    return (json.mapping as { columns: { dates?: string }[] }).columns[0]?.dates
  }
  beforeAll(async () => {
    await load(table(clear), { mapping: { match: 'none' } })
  })

  test('gets the order of dates from that one if its own dates are ambiguous', async () => {
    expect(await read(['03/04/2022'])).toBe('dmy')
  })

  test('gets the order of its own dates if they are of both orders', async () => {
    expect(await read([...clear, '03/25/2022'])).toBe('mixed')
  })
})

test('1 January 1970 is a day like others', async () => {
  const done = await load(table(['01.01.1970', '1970-01-01', '02.01.1970']), { mapping: { match: 'none' } })
  expect(done.progress).toMatchObject({ created: 3, refused: 0 })
  expect(await days(desk(), 3)).toEqual(['1970-01-01', '1970-01-01', '1970-01-02'])
})

test('a refused date of an own field names a date in the order of its column', async () => {
  const made = await desk().send('POST', '/fields', { name: 'Доставка', type: 'date' })
  const columns = [
    { column: 0, to: 'title' },
    { column: 1, to: `field:${made.json.id}`, dates: 'mdy' },
  ]
  const done = await load('Название;Доставка\nОкно;13/13/2026\n', { mapping: { columns, match: 'none' } })
  expect(await refusals(done.id)).toMatchObject([{ detail: expect.stringContaining('Expected 11/27/2026') }])
})

test('an ambiguous date of an own field is refused, or kept as a text', async () => {
  const made = await desk().send('POST', '/fields', { name: 'Замер', type: 'date' })
  const file = 'Название;Замер\nОкно;25/03/2022\nДверь;03/26/2022\nБалкон;03/05/2022\n'
  const columns = [
    { column: 0, to: 'title' },
    { column: 1, to: `field:${made.json.id}` },
  ]
  const strict = await load(file, { mapping: { columns, match: 'none' } })
  expect(await refusals(strict.id)).toMatchObject([{ line: 4, code: 'row-unclear-date' }])
  const kept = await load(file, { mapping: { columns, match: 'none', strict: false } })
  expect(kept.progress).toMatchObject({ created: 1, unchanged: 2, refused: 0 })
  const { json } = await desk().send('GET', '/leads', undefined, { query: { period: 'all', sort: '-id', limit: '1' } })
  expect(json.items).toMatchObject([{ title: 'Балкон', fields: { Замер: '03/05/2022' } }])
})
