import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { pruneImports } from '../../actions/imports.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { importLimit: 1_000 })
  let projects = 500

  /** Creates a project, and returns the requests of a client that imports into it. */
  async function loading() {
    const project = await desk().newProject(++projects)
    const key = await desk().newKey('write', [project])
    const send = (verb: string, path: string, body?: object, headers = {}) =>
      desk().send(verb, `/imports${path}`, body, { project, key, headers })
    const begin = async (size: number) => {
      const { status, json } = await send('POST', '', { name: 'leads.csv', size })
      return { status, json, told: status === 201 ? 'begun' : json.code }
    }
    const ids = async () =>
      ((await send('GET', '?limit=100')).json.items as { id: string }[]).map(({ id }) => id).toReversed()
    return { send, begin, ids }
  }

  test('at most twenty files wait, even with concurrent requests; removing one makes room', async () => {
    const { begin, send, ids } = await loading()
    const told = (await Promise.all(Array.from({ length: 25 }, () => begin(10)))).map((each) => each.told)
    expect(told.toSorted()).toEqual([...Array(20).fill('begun'), ...Array(5).fill('import-too-many')])
    expect((await begin(10)).json).toMatchObject({ status: 409, code: 'import-too-many', params: { limit: 20 } })
    expect((await (await loading()).begin(10)).told).toBe('begun')
    expect((await send('DELETE', `/${(await ids())[0]}`)).status).toBe(204)
    expect((await begin(10)).told).toBe('begun')
  })

  test('waiting files may have twice the size of the largest allowed file together', async () => {
    const { begin, send, ids } = await loading()
    for (const size of [1_000, 900]) expect((await begin(size)).told).toBe('begun')
    expect((await begin(101)).json).toMatchObject({
      ...{ status: 409, code: 'import-no-room', pointer: '/size' },
      params: { held: 2_001, limit: 2_000 },
    })
    expect((await begin(100)).told).toBe('begun')
    expect((await send('DELETE', `/${(await ids())[1]}`)).status).toBe(204)
    expect((await begin(900)).told).toBe('begun')
  })

  test('all kept files may have five times the size of the largest allowed file together', async () => {
    const { begin, send } = await loading()
    for (let count = 1; count <= 5; count++) {
      const file = Buffer.from(`Name\n${`Anna ${count}`.padEnd(990, '.')}`)
      const { id } = (await begin(file.length)).json
      await send('PUT', `/${id}/content`, file, { 'Content-Type': 'application/octet-stream' })
      await send('POST', `/${id}/forecast`)
      expect((await send('POST', `/${id}/run`)).json).toMatchObject({ state: 'done' })
    }
    expect((await begin(100)).json).toMatchObject({ code: 'import-no-room', params: { limit: 5_000 } })
  })

  test('a file that was not uploaded within a day makes room', async () => {
    const { begin, ids } = await loading()
    for (const size of [1_000, 1_000]) expect((await begin(size)).told).toBe('begun')
    await pruneImports(desk().store, desk().clock.now + 86_399)
    expect(await ids()).toHaveLength(2)
    await pruneImports(desk().store, desk().clock.now + 86_400)
    expect(await ids()).toEqual([])
    expect((await begin(1_000)).told).toBe('begun')
  })
})
