import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { type TestDesk, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import * as ugly from '../../../test/ugly-files.ts'

/** Numbers as files write them: real zeros, and numbers too small for a floating-point number, which become 0. */
const zeros = ['0', '0.000', '0e5', '-0', '0e-400', `0.${'0'.repeat(30)}`]
const tiny = ['1e-400', '-1E-400', `0.${'0'.repeat(400)}1`, `0.${'0'.repeat(230)}1e-99`, '0.1e-0323']
/** The smallest positive floating-point number. */
const least = 5e-324

const files: Record<string, (values: string[]) => string | Promise<Buffer>> = {
  csv: (values) => `Имя;Доля\n${values.map((value) => `Анна;${value}`).join('\n')}`,
  xlsx: (values) => ugly.prices(values.map((value) => ({ value }))),
  jsonl: (values) => values.map((value) => `{"name":"Анна \\"1e-400\\"","share":${value},"of":[${value}]}`).join('\n'),
}

/** A value of each of the newest leads, in the order of their file. */
async function newest({ send }: TestDesk, count: number, of: (lead: Lead) => unknown): Promise<unknown[]> {
  const query = { period: 'all', sort: '-id', limit: String(count) }
  const { json } = await send('GET', '/leads', undefined, { query })
  return (json.items as Lead[]).map(of).reverse()
}
type Lead = { name: string; price: string; fields: { Доля: unknown } }

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, refusals } = importing(desk)
  const into = async (format: string, values: string[], to: string, strict = true) => {
    const columns = ['name', to].map((to, column) => ({ column, to }))
    const file = await (files[format] as (typeof files)[string])(values)
    return load(file, { mapping: { columns, match: 'none', strict } }, `leads.${format}`)
  }
  beforeAll(async () => {
    await desk().send('POST', '/fields', { name: 'Доля', type: 'number' })
  })

  test.each(Object.keys(files))('a number in %s that is too small is refused, a zero is loaded', async (format) => {
    const done = await into(format, [...zeros, ...tiny, '5e-324'], 'field:1')
    expect(done.progress).toMatchObject({ created: zeros.length + 1, refused: tiny.length })
    const kept = await newest(desk(), zeros.length + 1, ({ fields }) => fields.Доля)
    expect(kept).toEqual([...zeros.map(() => 0), least])
    const codes = (await refusals(done.id)).map(({ code }) => code)
    expect(codes).toEqual(tiny.map(() => 'row-not-number'))
  })

  test.each(['xlsx', 'jsonl'])(
    'a too small amount in %s is refused, one that rounds to 0 is loaded',
    async (format) => {
      const done = await into(format, ['0e-400', '1e-7', '1e-400'], 'price')
      expect(await newest(desk(), 2, ({ price }) => price)).toEqual(['0.00', '0.00'])
      expect(await refusals(done.id)).toMatchObject([{ code: 'row-not-amount' }])
    },
  )

  test('long numbers in JSON are different ids, and are refused as values if they would be rounded', async () => {
    const ids = ['1234567890123456789', '1234567890123456790', '9007199254740992']
    const text = ids.map((id, n) => `{"order id":${id},"name":"Имя ${n}"}`).join('\n')
    const columns = ['external_id', 'name'].map((to, column) => ({ column, to }))
    expect((await load(text, { mapping: { columns, match: 'id' } }, 'leads.jsonl')).progress).toMatchObject({
      created: 3,
    })
    const same = await load(`Номер;Имя;Сумма\n${ids.map((id, n) => `${id};Имя ${n};${n}`).join('\n')}`, {
      mapping: { columns: [...columns, { column: 2, to: 'price' }], match: 'id' },
    })
    expect(same.progress).toMatchObject({ updated: 3 })
    const huge = ['1e400', '1e401', '9'.repeat(310)].map((id) => `{"order id":${id},"name":"Имя ${id.slice(-2)}"}`)
    const large = await load(huge.join('\n'), { mapping: { columns, match: 'id' } }, 'leads.jsonl')
    expect(large.progress).toMatchObject({ created: 2, refused: 1 })
    const done = await into('jsonl', ids, 'field:1')
    expect(await newest(desk(), 1, ({ fields }) => fields.Доля)).toEqual([9_007_199_254_740_992])
    expect(await refusals(done.id)).toMatchObject([{ code: 'row-not-number' }, { code: 'row-not-number' }])
  })
})
