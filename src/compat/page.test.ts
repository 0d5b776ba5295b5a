import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { always, cli, useDesk } from '../../test/desk.ts'
import { shell } from '../../test/shell.ts'
import * as page from '../../test/vendor-page.ts'
import { createProject } from '../actions/projects.ts'
import { addStatus } from '../actions/statuses.ts'
import type { Project } from '../domain/project.ts'

eachDatabase((db) => {
  const desk = useDesk(db)

  /**
   * Runs a command of the page with our host, project and key, and with another body where the page shows it
   * separately.
   */
  const run = async (line: string, project: number, { key = desk().key, body }: { key?: string; body?: string } = {}) =>
    shell(
      line
        .replace('https://cloud.roistat.com', desk().address)
        .replace('project=12345', `project=${project}`)
        .replace('{KEY}', key)
        .replace(/(?<=--data ').*(?=')/, (given) => body ?? given),
    )

  /** A project for one example, with the statuses 0, 1, 2, 3 and that many leads. */
  const projectWith = async (id: number, leads: number) => {
    await desk().newProject(id)
    const key = await desk().newKey('write', [id])
    const made = (await desk().store.projects.find(id)) as Project
    await addStatus(desk().store, cli, made, { name: 'Отложен', type: 'progress' }, desk().clock.now)
    for (let number = 1; number <= leads; number++) await desk().lead({}, { project: id, key })
    const list = async () => (await desk().call('lead/list', { period: always }, { project: id, key })).json.leads
    return { project: id, key, list: list as () => Promise<Record<string, unknown>[]> }
  }

  test('§page lead/list: the curl line with a period', async () => {
    const { project, key } = await projectWith(201, 0)
    for (const creation_date of ['2022-11-08T20:59:59Z', '2023-11-09T21:00:00Z'])
      await desk().lead({ creation_date }, { project, key })
    await desk().lead({ ...page.lead9, id: undefined }, { project, key })
    const answer = { leads: [{ ...page.lead9, id: '3' }], total: 1, status: 'success' }
    expect(await run(page.listLine, project, { key })).toBe(JSON.stringify(answer))
  })

  test('§page lead/list: the body with all ten filters finds leads 10 and 9 as printed', async () => {
    const { project, key } = await projectWith(202, 0)
    const others = [
      {}, // lead 1 matches every filter except the one on the id
      { price: 1000 },
      { title: 'Звонок' },
      { name: 'Петров Петр' },
      { email: 'ivan@mail.ru' },
      { status: '3' },
      { paid_date: '2023-11-08T13:29:28Z' },
      { phone: '+79999999998' },
    ]
    for (const other of others) await desk().lead({ ...page.lead9, ...other, id: undefined }, { project, key })
    for (const lead of [page.lead9, page.lead10, { ...page.lead10, source: '2gis' }])
      await desk().lead({ ...lead, id: undefined }, { project, key })
    const answer = { leads: [page.lead10, page.lead9], total: 2, status: 'success' }
    expect(await run(page.listLine, project, { key, body: page.listBody })).toBe(JSON.stringify(answer))
  })

  test("§page lead/list: the older page's body with filters as lists finds order_41556", async () => {
    const { project, key } = await projectWith(203, 0)
    await desk().store.transaction((tx) => tx.projects.allocateNumbers(project, { leads: 41_554, events: 0 }))
    for (const id of ['41555', '41556'])
      expect(await desk().lead({ ...page.lead41556, id: undefined }, { project, key })).toBe(id)
    const answer = { leads: [page.lead41556], total: 1, status: 'success' }
    expect(await run(page.listLine, project, { key, body: page.olderListBody })).toBe(JSON.stringify(answer))
  })

  test('§page status/list: the curl line, which has a content type and no body', async () => {
    const answer = {
      data: [
        { id: '0', name: 'В работе', type: 'progress' },
        { id: '1', name: 'Оплачен', type: 'paid' },
        { id: '2', name: 'Отменен', type: 'canceled' },
      ],
      total: 3,
      status: 'success',
    }
    expect(await run(page.statusesLine, 12345)).toBe(JSON.stringify(answer))
  })

  test('§page lead/create: the curl line', async () => {
    const { project, key, list } = await projectWith(204, 1)
    expect(await run(page.createLine, project, { key })).toBe('{"lead_id":"2","status":"success"}')
    expect((await list()).find(({ id }) => id === '2')).toEqual({
      id: '2',
      title: 'Новая заявка',
      creation_date: '2023-02-22T08:05:35+0000',
      paid_date: '2023-02-22T08:05:35+0000', // status 1 is paid
      status: '1',
      price: null,
      name: 'Иванов Иван',
      phone: null,
      email: null,
      source: null,
      text: null,
    })
  })

  test('§page lead/create: the body with every field', async () => {
    const { project, key, list } = await projectWith(205, 1)
    expect(await run(page.createLine, project, { key, body: page.createBody })).toBe(
      '{"lead_id":"2","status":"success"}',
    )
    expect((await list()).find(({ id }) => id === '2')).toEqual({
      id: '2',
      title: 'Новая заявка',
      creation_date: '2023-02-22T08:05:35+0000',
      paid_date: '2023-02-23T21:00:00+0000',
      status: '1',
      price: 12500,
      name: 'Иванов Иван',
      phone: '71231231234',
      email: 'ivan@gmail.com',
      source: 'direct',
      text: null,
    })
  })

  test('§page lead/update: the curl line, whose body has bare keys', async () => {
    const { project, key, list } = await projectWith(206, 8)
    expect(await run(page.updateLine, project, { key })).toBe('{"status":"success"}')
    expect((await list()).find(({ id }) => id === '8')).toEqual({ ...page.lead8, email: null })
  })

  test('§page lead/update: the body with every field', async () => {
    const { project, key, list } = await projectWith(207, 8)
    expect(await run(page.updateLine, project, { key, body: page.updateBody })).toBe('{"status":"success"}')
    expect((await list()).find(({ id }) => id === '8')).toEqual({ ...page.lead8, email: 'mikhail@gmail.com' })
  })

  test('§page user/projects: the answer, its profit aside', async () => {
    const zone = { timeZone: 'Europe/Moscow', country: 'RU', currency: 'USD' }
    const { store } = desk()
    await createProject(store, { id: 111, name: 'project1', ...zone }, Date.parse('2016-09-01T07:55:11Z') / 1000)
    await createProject(store, { id: 222, name: 'project2', ...zone }, Date.parse('2017-08-08T14:47:29Z') / 1000)
    const key = await desk().newKey('read', [222, 111])
    const same = { currency: 'USD', is_owner: 1 }
    const answer = {
      projects: [
        { id: 111, name: 'project1', profit: null, creation_date: '2016-09-01 07:55:11', ...same },
        { id: 222, name: 'project2', profit: null, creation_date: '2017-08-08 14:47:29', ...same },
      ],
      status: 'success',
    }
    expect(await run(page.projectsLine, 0, { key })).toBe(JSON.stringify(answer))
  })
})
