import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, upload, send, forecast } = importing(desk)
  const statuses = async () => ((await desk().send('GET', '/statuses')).json.items as { name: string }[]).length
  const file = (...names: string[]) =>
    ['Имя;Телефон;Этап', ...names.map((name, index) => `Имя ${index};+790355501${10 + index};${name}`)].join('\n')
  beforeAll(async () => {
    await desk().lead({ name: 'Имя 0', phone: '+79035550110' })
    await desk().lead({ name: 'Имя 1', phone: '+79035550111' })
  })

  test('a forecast counts rows with statuses that the import will create as the import will', async () => {
    const long = 'Ждёт ответа '.repeat(12).trim() // longer than the shown part of a value
    const mapping = { match: 'contact', make_statuses: true }
    const done = await load(file('Замер', 'Договор', long, 'замер', 'В работе'), { mapping })
    expect(done.forecast).toMatchObject({
      updated: 2,
      created: 3,
      refused: 0,
      unknown_statuses: ['Замер', 'Договор', long],
    })
    expect(await statuses()).toBe(6)
  })

  test('so does the forecast for a status that is created with another name and type', async () => {
    const make = { name: 'Деньги', type: 'paid' }
    const mapping = { match: 'contact', statuses: [{ given: 'Оплата', status: null, make }] }
    const done = await load(file('Оплата', 'Оплата'), { mapping })
    expect(done.forecast).toMatchObject({ updated: 2, changes: { status: 2, paidDate: 2 } })
    const { items } = (
      await desk().send('GET', '/leads', undefined, { query: { period: 'all', limit: '1', sort: 'id' } })
    ).json
    expect(items).toMatchObject([{ status: '6', paid_date: expect.any(String) }])
  })

  test('a row whose status name is too long is refused', async () => {
    const mapping = { match: 'contact', make_statuses: true }
    expect((await load(file('x'.repeat(201)), { mapping })).progress).toMatchObject({ refused: 1 })
  })

  test('an import that would create too many statuses is refused before anything is loaded', async () => {
    const names = Array.from({ length: 102 }, (_, index) => `Не статус ${index}`)
    const lines = names.map((name, index) => `Новый ${index};+79045550${100 + index};${name}`)
    const { json } = await upload(['Имя;Телефон;Этап', ...lines].join('\n'))
    const id = json.id as string
    await send('PATCH', id, { mapping: { make_statuses: true } })
    expect((await forecast(id)).forecast).toMatchObject({ created: 102, refused: 0 })
    const before = await statuses()
    const refused = await desk().send('POST', `/imports/${id}/run`, {})
    expect([refused.status, refused.json.code]).toEqual([422, 'import-too-many-statuses'])
    expect(await send('GET', id)).toMatchObject({ state: 'ready', progress: null })
    expect(await statuses()).toBe(before)
  })
})
