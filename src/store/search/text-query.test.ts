import { expect, test } from 'vitest'
import { bothDatabases } from '../../../test/databases.ts'
import { idsOf, useDesk } from '../../../test/desk.ts'

bothDatabases((database) => {
  // as in a project where a scan of all leads would take long
  const desk = useDesk(database, { forcedPath: 'keys' })

  test('a long text is found even where many texts have the same beginning', async () => {
    const names = ['Константинова Дарья', 'Константинова Ольга', 'Дарья Константинова']
    const ids: string[] = []
    for (const name of names) ids.push(await desk().lead({ name, text: `${name} ${'очень длинно '.repeat(20)}` }))
    const found = async (field: string, operator: string, value: string) =>
      idsOf(
        await desk().call('lead/list', {
          filters: [[field, operator, value]],
          sort_field: 'id',
          sort_order: 'asc',
          period: { from: '2000-01-01', to: '2030-01-01' },
        }),
      )

    expect(await found('name', 'like', 'константинова')).toEqual(ids)
    expect(await found('name', 'like', 'константинова дарья')).toEqual([ids[0]])
    expect(await found('name', '=', 'константинова ольга')).toEqual([ids[1]])
    expect(await found('text', 'like', `константинова ${'очень длинно '.repeat(15)}`)).toEqual([ids[2]])
    const filter = JSON.stringify({ field: 'name', operator: 'like', value: 'константинова ольга' })
    const { json } = await desk().send('GET', '/leads', undefined, { query: { period: 'all', filter } })
    expect((json.items as { id: string }[]).map(({ id }) => id)).toEqual([ids[1]])
  })

  test.each(['FFFD', 'FFFE', 'FFFF'])('U+%s finds only texts with that very character', async (code) => {
    const [sign, ...others] = [code, 'FFFD', 'FFFE', 'FFFF'].map((each) =>
      String.fromCodePoint(Number.parseInt(each, 16)),
    )
    await Promise.all(others.map((each) => desk().lead({ title: `до${each}после` })))
    const { json } = await desk().call('lead/list', {
      filters: [['title', 'like', `о${sign}п`]],
      period: { from: '2000-01-01', to: '2030-01-01' },
    })
    const titles = (json.leads as { title: string }[]).map(({ title }) => title)
    expect([new Set(titles), json.total]).toEqual([new Set([`до${sign}после`]), titles.length])
  })

  test('many conditions that have an index are all applied', async () => {
    const id = await desk().lead({ name: 'Последняя', source: 'источник' })
    const one = ['name', 'like', 'последняя']
    const filters = [...Array.from({ length: 20 }, () => one), ['source', '=', 'Источник']]
    const find = async (source: string) =>
      idsOf(
        await desk().call('lead/list', {
          filters: [...filters, ['source', '=', source]],
          period: { from: '2000-01-01', to: '2030-01-01' },
        }),
      )
    expect(await find('источник')).toEqual([id])
    expect(await find('другой')).toEqual([])
  })
})
