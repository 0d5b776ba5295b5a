import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { workJobs } from '../../actions/jobs.ts'
import { findProject } from '../../actions/projects.ts'
import { beginRemoval } from '../../actions/status-removal.ts'
import { reinterpret } from '../../intake/replay.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, undo, upload, send } = importing(desk)
  const statuses = async () => (await desk().send('GET', '/statuses')).json.items as { id: string; name: string }[]
  const names = async () => (await statuses()).map(({ name }) => name)
  let phone = 79_035_550_100

  /** Loads a lead of each of these statuses, which the import creates. */
  const making = async (...made: string[]) => {
    const rows = made.map((name) => `Анна;+${++phone};${name}`)
    return load(['Имя;Телефон;Статус', ...rows].join('\n'), { mapping: { make_statuses: true } })
  }

  test('the undo of an import keeps a status if leads are being moved to it', async () => {
    const lead = await desk().lead({ status: '1' })
    const { id } = await making('Замер', 'Договор')
    const made = (await statuses()).find(({ name }) => name === 'Замер')
    const project = await findProject(desk().store, 12345)
    const removal = { id: 1, replacement: Number(made?.id) }
    await beginRemoval(desk().store, cli, project, removal, desk().clock.now)
    expect(await undo(id)).toMatchObject({ state: 'undone', undone: { removed: 2 } })
    expect(await names()).toEqual(['В работе', 'Оплачен', 'Отменен', 'Замер'])
    const context = { store: desk().store, reinterpret, clock: () => desk().clock.now + 60 }
    await workJobs(context, () => false)
    expect(await names()).toEqual(['В работе', 'Отменен', 'Замер'])
    expect((await desk().send('GET', `/leads/${lead}`)).json).toMatchObject({ status: made?.id })
    await desk().send('DELETE', `/leads/${lead}`)
    await desk().send('POST', `/leads/${lead}/purge`)
  })

  test('the undo of an import keeps a status to which another import is mapped', async () => {
    const { id } = await making('Замер первый', 'Договор первый')
    const used = (await statuses()).find(({ name }) => name === 'Замер первый')
    const other = (await upload('Имя;Телефон;Статус\nАнна;+79035550199;Выезд')).json.id as string
    const map = (status: string | undefined) =>
      send('PATCH', other, { mapping: { statuses: [{ given: 'Выезд', status }] } })
    await map(used?.id)
    expect(await undo(id)).toMatchObject({ state: 'undone', undone: { removed: 2 } })
    expect(await names()).toContain('Замер первый')
    expect(await names()).not.toContain('Договор первый')
    await map('0')
    expect((await desk().send('DELETE', `/statuses/${used?.id}`)).status).toBe(204)
  })

  test('an undo keeps the last status of the project, so that leads can be created', async () => {
    const before = await statuses()
    const { id } = await making('Осмотр', 'Смета')
    for (const status of before)
      expect((await desk().send('DELETE', `/statuses/${status.id}`)).status, status.name).toBe(204)
    expect(await undo(id)).toMatchObject({ state: 'undone', undone: { removed: 2 } })
    expect(await names()).toEqual(['Смета'])
    expect((await desk().send('POST', '/leads', { title: 'Новая' })).status).toBe(201)
  })
})
