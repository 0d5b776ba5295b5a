import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'

type Item = Record<'id' | 'order_id' | 'title' | 'name', string>

eachDatabase((db) => {
  const desk = useDesk(db)
  const listed = async (path = '', query: Record<string, string> = {}) => {
    const { json } = await desk().call(`/api/v1/project/proxy-leads${path}`, undefined, { verb: 'GET', query })
    return (json.ProxyLeads as Item[] | undefined)?.map(({ name, order_id, title }) => [name, order_id, title])
  }
  const leads: Record<string, string> = {}
  const merge = async (into: string, ...others: string[]) => {
    const body = { into: leads[into], leads: others.map((each) => leads[each]) }
    const { status, json } = await desk().send('POST', '/leads/merge', body)
    expect(status).toBe(200)
    return json.undo as string
  }

  beforeAll(async () => {
    const key = await desk().newKey('capture', [12345])
    for (const [index, name] of ['Анна', 'Борис', 'Вера', 'Глеб', 'Дина'].entries()) {
      const query = new URLSearchParams({ key, name, title: `Заявка ${name}`, phone: `+7903111000${index % 4}` })
      const response = await fetch(`${desk().address}/api/proxy/1.0/leads/add?${query}`)
      leads[name] = ((await response.json()) as { lead_id: string }).lead_id
    }
  })

  test('a submission whose lead was merged names the remaining lead, also after several merges', async () => {
    const all = await listed()
    expect(all?.map(([name]) => name)).toEqual(['Дина', 'Глеб', 'Вера', 'Борис', 'Анна'])
    await merge('Борис', 'Анна')
    await merge('Вера', 'Борис')
    const vera = [leads.Вера, 'Заявка Вера']
    const merged = [...(all?.slice(0, 2) ?? []), ['Вера', ...vera], ['Борис', ...vera], ['Анна', ...vera]]
    expect(await listed()).toEqual(merged)
    expect(await listed('', { limit: '2', offset: '3' })).toEqual(merged.slice(3))
    expect(await listed('/1')).toEqual([['Анна', ...vera]])
  })

  test('a submission is hidden while that lead is in the bin', async () => {
    await desk().send('DELETE', `/leads/${leads.Вера}`)
    expect((await listed())?.map(([name]) => name)).toEqual(['Дина', 'Глеб'])
    expect(await listed('/1')).toBeUndefined()
    await desk().send('POST', `/leads/${leads.Вера}/restore`)
    expect((await listed())?.map(([name]) => name)).toEqual(['Дина', 'Глеб', 'Вера', 'Борис', 'Анна'])
  })

  test('a duplicate names the remaining lead too', async () => {
    const dina = await listed('/duplicates')
    expect(dina).toEqual([['Дина', leads.Дина, 'Заявка Дина']]) // her phone is that of Анна
    const undo = await merge('Глеб', 'Дина')
    expect(await listed('/duplicates')).toEqual([['Дина', leads.Глеб, 'Заявка Глеб']])
    await desk().send('POST', `/undo/${undo}`)
    expect(await listed('/duplicates')).toEqual(dina)
  })
})
