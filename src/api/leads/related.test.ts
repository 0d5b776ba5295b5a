import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load } = importing(desk)
  const make = async (creation_date: string) => {
    const { json } = await desk().send('POST', '/leads', { title: 'Окна', phone: '+7 921 777-11-22', creation_date })
    return (json.lead as { id: string }).id
  }
  const related = async (id: string) => {
    const { json } = await desk().send('GET', `/leads/${id}/related`, undefined, { query: { limit: '2' } })
    return [json.total, json.before, (json.items as object[]).length]
  }

  test('the other leads of a person are counted, in total and before this one, also beyond the page', async () => {
    const times = ['2024-01-04', '2024-01-03', '2024-01-02', '2024-01-01', '2024-02-01', '2024-02-01', '2024-02-02']
    const ids: string[] = []
    for (const day of times) ids.push(await make(`${day}T12:00:00Z`))
    const [newestOfFour = '', , , oldest = '', one = '', other = '', last = ''] = ids
    expect(await related(oldest)).toEqual([6, 0, 2])
    expect(await related(newestOfFour)).toEqual([6, 3, 2])
    expect(await related(one)).toEqual([6, 4, 2])
    expect(await related(other)).toEqual([6, 5, 2]) // created in the same second
    expect(await related(last)).toEqual([6, 6, 2])
    await desk().send('DELETE', `/leads/${oldest}`)
    expect(await related(last)).toEqual([5, 5, 2])
  })

  test.each([
    ['of an unknown country code', '+99912345678', true],
    ['with an extension behind it', '+7 921 777-11-23 1234', true],
    ['that is not complete', '+7 (', false],
    ['that no country has so short', '+491234', false],
  ])(
    'a phone %s relates leads exactly if it makes a repeat, and a file matches its lead',
    async (_, phone, isPerson) => {
      const made = async () => (await desk().send('POST', '/leads', { title: 'Двери', phone })).json.lead as Made
      const [first, second] = [await made(), await made()]
      expect(second.repeat_of).toBe(isPerson ? first.id : null)
      expect((await related(second.id))[0]).toBe(isPerson ? 1 : 0)
      const { progress } = await load(`Имя;Телефон\nЗоя;${phone}`, { mapping: { match: 'contact' } })
      expect(progress).toMatchObject({ updated: isPerson ? 1 : 0 })
    },
  )
})

type Made = { id: string; repeat_of: string | null }
