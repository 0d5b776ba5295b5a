import { beforeAll, expect, test } from 'vitest'
import { eachDatabase, sqlite } from '../../../test/databases.ts'
import { type TestDesk, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import * as ugly from '../../../test/ugly-files.ts'

/** Numbers that a program writes with many digits, or with an exponent. */
const numbers = [1 / 3, -2 / 3, 0.1 + 0.2, 1.5e-7, -1e-12, 12.5, 1e20, 123_456_789_012_345_680_000, 1e21, 1.5e300]

/** The values of the own field of all leads, the oldest first. */
async function shares({ send }: TestDesk): Promise<unknown[]> {
  const { json } = await send('GET', '/leads', undefined, { query: { period: 'all', sort: 'id', limit: '100' } })
  return (json.items as { fields: Record<string, unknown> | null }[]).map(({ fields }) => fields?.Доля)
}

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load } = importing(desk)
  beforeAll(async () => {
    await desk().send('POST', '/fields', { name: 'Доля', type: 'number' })
    for (const share of numbers) await desk().send('POST', '/leads', { title: 'Заявка', fields: { Доля: share } })
  })

  async function exported(query: Record<string, string>): Promise<Buffer> {
    const search = new URLSearchParams({ period: 'all', columns: 'id,creation_date,status,field:1', ...query })
    const headers = { Authorization: `Bearer ${await desk().adminKey()}` }
    const response = await fetch(`${desk().address}/api/v2/projects/12345/export?${search}`, { headers })
    return Buffer.from(await response.arrayBuffer())
  }

  test.each<Record<string, string>>([
    { format: 'csv', separator: ';' },
    { format: 'csv', separator: ',' },
    { format: 'csv', exact: 'true' },
    { format: 'xlsx' },
    { format: 'jsonl' },
  ])('numbers of an own field stay as they are when an export is loaded: %o', async (query) => {
    const done = await load(await exported(query), {}, `leads.${query.format}`)
    expect(done.progress).toMatchObject({ rows: numbers.length, unchanged: numbers.length })
    expect(await shares(desk())).toEqual(numbers)
  })

  test('a filter finds a number that a lead has as a text', async () => {
    await desk().send('POST', '/leads', { title: 'Текстом', fields: { Доля: '0,6666666666666666' } })
    const filter = JSON.stringify({ field: 'field:1', operator: '=', value: 2 / 3 })
    const { json } = await desk().send('GET', '/leads', undefined, { query: { period: 'all', filter } })
    expect((json.items as { title: string }[]).map(({ title }) => title)).toEqual(['Текстом'])
  })
})

const desk = useDesk(sqlite())
const { load, refusals } = importing(desk)
const columns = [
  { column: 0, to: 'name' },
  { column: 1, to: 'field:1' },
]
beforeAll(async () => {
  await desk().send('POST', '/fields', { name: 'Доля', type: 'number' })
})

/** Loads a file, and returns the values of the field in its leads and the refused rows. */
async function loaded(file: string | Buffer, name: string): Promise<{ read: unknown[]; refused: unknown[] }> {
  const before = (await shares(desk())).length
  const done = await load(file, { mapping: { columns, match: 'none', strict: true } }, name)
  const refused = (await refusals(done.id)).map(({ code, line }) => [line, code])
  return { read: (await shares(desk())).slice(before), refused }
}

test('an own field gets numbers of a workbook with all digits or with an exponent', async () => {
  const values = ['0.33333333333333331', '1.0000000000000001E-5', '40.5', '1E400']
  const { read, refused } = await loaded(await ugly.prices(values.map((value) => ({ value }))), 'leads.xlsx')
  expect(read).toEqual([1 / 3, 1e-5, 40.5])
  expect(refused).toEqual([[5, 'row-not-number']])
})

test('an own field gets numbers of JSON with all digits or with an exponent', async () => {
  const lines = [1 / 3, 1e-7, '0,30000000000000004'].map((share) => JSON.stringify({ name: 'Анна', share }))
  expect(await loaded(lines.join('\n'), 'leads.jsonl')).toEqual({ read: [1 / 3, 1e-7, 0.1 + 0.2], refused: [] })
})

test('a number with more digits than it can keep is refused, not rounded', async () => {
  const file = 'Имя;Доля\nАнна;2202200112345678\nБорис;12345678901234567890\nВера;1e5\nГлеб;1e5e\n'
  const { read, refused } = await loaded(file, 'leads.csv')
  expect(read).toEqual([2_202_200_112_345_678, 100_000])
  expect(refused).toEqual([
    [3, 'row-not-number'],
    [5, 'row-not-number'],
  ])
})
