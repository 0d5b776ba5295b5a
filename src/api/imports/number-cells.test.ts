import { expect, test } from 'vitest'
import { sqlite } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import * as ugly from '../../../test/ugly-files.ts'

const desk = useDesk(sqlite())
const { load, refusals } = importing(desk)

async function prices(count: number): Promise<unknown[]> {
  const query = { period: 'all', sort: '-id', limit: String(count) }
  const { json } = await desk().send('GET', '/leads', undefined, { query })
  return (json.items as { price: string }[]).map(({ price }) => price).reverse()
}

test('a numeric cell with three decimals is rounded; a text that could mean thousands is refused', async () => {
  const numbers = ['12.345', '1200.126', '0.1', '12500', '1.2345E2', '1E-7', '999.9999999']
  const cells = [...numbers.map((value) => ({ value })), { value: '12.345', isText: true }, { value: '-1.234' }]
  const done = await load(await ugly.prices(cells), { mapping: { match: 'none' } }, 'leads.xlsx')
  expect(done.progress).toMatchObject({ created: 7, refused: 2 })
  expect(await prices(7)).toEqual(['12.35', '1200.13', '0.10', '12500.00', '123.45', '0.00', '1000.00'])
  expect(await refusals(done.id)).toMatchObject([
    { line: 9, code: 'row-not-amount' },
    { line: 10, code: 'row-not-amount' },
  ])
})

test('in JSON, a number with three decimals is rounded and an ambiguous text is refused', async () => {
  const lines = [12.345, 0.001, 1_200, '12.345', 1e-7].map((price) => JSON.stringify({ name: 'Анна', price }))
  const done = await load(lines.join('\n'), { mapping: { match: 'none' } }, 'leads.jsonl')
  expect(done.progress).toMatchObject({ created: 4, refused: 1 })
  expect(await prices(4)).toEqual(['12.35', '0.00', '1200.00', '0.00'])
  expect(await refusals(done.id)).toMatchObject([{ line: 4, code: 'row-not-amount' }])
})
