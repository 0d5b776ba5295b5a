import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

const [a, b, c] = ['+79035550101', '+79035550102', '+79035550103']
/** Rows between two persons, so that they are in different slices. */
const many = Array.from({ length: 1_100 }, (_, n) => `Имя ${n};+7904${1_000_000 + n}`)

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, undo } = importing(desk)
  const lead = async (id: string) => (await desk().send('GET', `/leads/${id}`)).json
  const repeated = async (id: string) => (await lead(id)).repeat_of
  const repeats = async () => {
    const { json } = await desk().send('GET', '/reports/channels', undefined, {
      query: { period: '2024-01-01..2024-01-31' },
    })
    return (json.whole as { repeats: { leads: number } }).repeats.leads
  }

  test('after the undo of an import, newer leads no longer repeat the leads that it created', async () => {
    const before = await desk().lead({ name: 'Анна', phone: a, email: 'anna@example.com' })
    const file = [
      'Имя;Телефон;E-mail',
      `Анна;${a};`,
      `Борис;${b};`,
      ...many,
      `Вера;${c};vera@example.com`,
      `Борис;${b};`,
    ]
    const done = await load(file.join('\n'), { mapping: { match: 'none' } })
    const [first, second] = [await desk().lead({ phone: a }), await desk().lead({ phone: a })]
    const [boris, vera] = [await desk().lead({ phone: b }), await desk().lead({ email: 'vera@example.com' })]
    const binned = await desk().lead({ phone: c })
    await desk().send('DELETE', `/leads/${binned}`)
    const all = [first, second, boris, vera]
    const [one, ...others] = await Promise.all(all.map(repeated))
    expect(others).toEqual([first, ...others.slice(1)])
    for (const id of [one, ...others.slice(1)]) expect(Number(id)).toBeGreaterThan(Number(before))
    expect([await repeats(), await repeats()]).toEqual([4, 4])

    expect((await undo(done.id)).undone).toEqual({ removed: 1_104, restored: 0, kept: 0, kept_leads: [] })
    expect(await Promise.all(all.map(repeated))).toEqual([before, first, null, null])
    expect(await repeats()).toBe(2)
    await desk().send('POST', `/leads/${binned}/restore`)
    expect(await repeated(binned)).toBeNull()
    const filter = JSON.stringify({ field: 'repeat', operator: '=', value: true })
    const { json } = await desk().send('GET', '/leads', undefined, { query: { period: 'all', filter } })
    expect(json.total).toBe(2)
    const { check } = desk().store
    expect([await check.wrongCounts(), await check.wrongSlices(), await check.wrongNumbers()]).toEqual([[], [], []])

    const { items } = (await desk().send('GET', `/leads/${boris}/events`)).json
    const told = (items as { after: object }[]).find(({ after }) => 'repeat_of' in after && !('title' in after))
    expect(told).toMatchObject({ topics: ['lead.changed'], door: 'import', after: { repeat_of: null } })
    const { number } = told as unknown as { number: string }
    const refused = await desk().send('POST', `/events/${number}/undo`, {})
    expect([refused.status, refused.json.code]).toEqual([409, 'not-undoable'])
  })

  test('a lead that was changed since stays, and repeats the lead before the removed ones', async () => {
    const file = ['Имя;Телефон', 'Глеб;+79035550104', ...many, 'Глеб;+79035550104', 'Глеб;+79035550104']
    const before = await desk().lead({ phone: '+79035550104' })
    const done = await load(file.join('\n'), { mapping: { match: 'none' } })
    const query = { period: 'all', q: '79035550104', sort: '-id' }
    const { items } = (await desk().send('GET', '/leads', undefined, { query })).json
    const last = String((items as { id: string }[])[0]?.id)
    await desk().send('PATCH', `/leads/${last}`, { price: '5' })
    expect((await undo(done.id)).undone).toMatchObject({ removed: 1_102, kept: 1, kept_leads: [last] })
    expect(await repeated(last)).toBe(before)
    expect(await desk().store.check.wrongCounts()).toEqual([])
  })
})
