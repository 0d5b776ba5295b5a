import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, load, send, forecast, run, refusals } = importing(desk)

  test('a cell with a time outside the years 0 to 9999 in UTC is refused, since no list would show its lead', async () => {
    const heading = 'Имя;Дата создания;Дата оплаты;Напоминание'
    const rows = [
      'Анна;0000-01-01;;', // three hours earlier in UTC than in Moscow
      'Борис;0000-01-02;;',
      'Вера;2024-01-02;9999-12-31 23:59:59-05:00;',
      'Глеб;2024-01-02;;9999-12-31 23:59:59 -0500',
      'Дина;2024-01-02;9999-12-31 23:59:59Z;9999-12-31 23:59:59',
    ]
    const done = await load([heading, ...rows].join('\n'), { mapping: { match: 'none' } })
    expect(done.progress).toMatchObject({ created: 2, refused: 3 })
    expect((await refusals(done.id)).map(({ line, code, detail }) => [line, code, detail])).toEqual([
      [2, 'row-not-date', expect.stringMatching(/Дата создания.*0000-01-01/)],
      [4, 'row-not-date', expect.stringMatching(/Дата оплаты.*9999-12-31/)],
      [5, 'row-not-date', expect.stringMatching(/Напоминание.*9999-12-31/)],
    ])
    const { json } = await desk().send('GET', '/leads', undefined, { query: { period: 'all', sort: 'id' } })
    expect((json.items as { name: string }[]).map(({ name }) => name)).toEqual(['Борис', 'Дина'])
    expect(await desk().store.check.wrongCounts()).toEqual([])
  })

  test('so is a day of an own field', async () => {
    await desk().send('POST', '/fields', { key: 'day', name: 'День', type: 'date' })
    const id = (await upload('Имя;День\nЕва;45000\nЖанна;2958000')).json.id as string
    const { mapping } = await send('GET', id)
    const columns = mapping.columns.map((plan) => (plan.column === 1 ? { ...plan, dates: 'serial1904' } : plan))
    await send('PATCH', id, { mapping: { match: 'none', strict: true, columns } })
    await forecast(id)
    expect((await run(id)).progress).toMatchObject({ created: 1, refused: 1 })
    expect(await refusals(id)).toMatchObject([{ line: 3, code: 'row-not-date' }])
  })
})
