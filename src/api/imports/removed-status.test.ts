import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { findProject } from '../../actions/projects.ts'
import { beginRemoval } from '../../actions/status-removal.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, load, send, forecast, run, refusals } = importing(desk)
  const known = ['В работе', 'Оплачен', 'Отменен']
  const made = async (name: string) => {
    const { json } = await desk().send('POST', '/statuses', { name, type: 'progress' })
    return json.id as string
  }

  test('a refused row is offered no status that is being removed', async () => {
    const id = await made('Уйдёт')
    await desk().lead({ name: 'Анна', status: id })
    const removal = { id: Number(id), replacement: 0 }
    await beginRemoval(desk().store, cli, await findProject(desk().store, 12345), removal, desk().clock.now)
    const byName = await load('Имя;Этап\nАнна;Дозвон\nВера;Уйдёт')
    expect(await refusals(byName.id)).toMatchObject([
      { line: 2, code: 'row-unknown-status', params: { column: 'Этап', given: 'Дозвон', known } },
      { line: 3, code: 'row-unknown-status', params: { column: 'Этап', given: 'Уйдёт', known } },
    ])
    const columns = ['name', 'status_id'].map((to, column) => ({ column, to }))
    const byId = await load(`Имя;Этап\nАнна;${id}`, { mapping: { columns } })
    expect(await refusals(byId.id)).toMatchObject([{ line: 2, params: { given: id, known: ['0', '1', '2'] } }])
  })

  test('a row whose mapped status was removed is refused with its column and the statuses that are left', async () => {
    const id = await made('Дозвон')
    const { json } = await upload('Имя;Стадия\nАнна;Звонок\n')
    const work = json.id as string
    await send('PATCH', work, { mapping: { statuses: [{ given: 'Звонок', status: id }] } })
    expect((await desk().send('DELETE', `/statuses/${id}`)).status).toBe(204)
    expect((await forecast(work)).forecast).toMatchObject({ refused: 1, unknown_statuses: ['Звонок'] })
    await run(work)
    expect(await refusals(work)).toMatchObject([
      { line: 2, code: 'row-unknown-status', params: { column: 'Стадия', given: 'Звонок', known } },
    ])
  })
})
