import { describe, expect, test } from 'vitest'
import { sqlOn } from '../../../test/command-line.ts'
import { bothDatabases } from '../../../test/databases.ts'
import { cli, openDesk, start, useDesk } from '../../../test/desk.ts'
import { findProject } from '../../actions/projects.ts'
import { addStatus, removeStatus } from '../../actions/statuses.ts'

bothDatabases((database) => {
  const desk = useDesk(database)
  const post = async (path: string, body: unknown = {}) => (await desk().send('POST', path, body)).json

  describe('a number is never used again', () => {
    test.each([
      ['status', '/statuses', { name: 'Первый', type: 'progress' }],
      ['channel', '/channels', { name: 'Первый' }],
      ['view', '/views', { name: 'Первый' }],
    ])('of a %s', async (_, path, body) => {
      const first = await post(path, body)
      expect((await desk().send('DELETE', `${path}/${first.id}`)).status).toBe(204)
      const second = await post(path, body)
      expect(Number(second.id)).toBe(Number(first.id) + 1)
      expect((await desk().send('PATCH', `${path}/${first.id}`, { name: 'Чужой' })).status).toBe(404)
    })

    test('of a job, also when none is left', async () => {
      const lead = await desk().lead()
      const { id } = (await post('/leads/bulk', { ids: [lead], set: { source: 'vk' } })).job as { id: string }
      const forget = () => desk().store.transaction((tx) => tx.jobs.forget(12345, start, 100))
      while ((await forget()) === 0);
      expect(await desk().store.jobs.find(12345, Number(id))).toBeUndefined()
      const { job } = await post('/leads/bulk', { ids: [lead], set: { source: '2gis' } })
      expect(job).toMatchObject({ id: String(Number(id) + 1) })
    })

    test('as the version of a mapping, whose name may be used again', async () => {
      const put = (title: string, version?: unknown) =>
        desk().send('PUT', '/mappings/quiz', { title }, version ? { headers: { 'If-Match': `"${version}"` } } : {})
      const { version } = (await put('Квиз')).json
      await desk().send('DELETE', '/mappings/quiz')
      expect((await put('Другой')).json.version).toBe(Number(version) + 1)
      expect((await put('Из старой вкладки', version)).json).toMatchObject({ status: 412, code: 'mapping-changed' })
    })

    test('when a client chooses it, and a higher one raises the counter', async () => {
      const { store, clock, project: id } = desk()
      const project = await findProject(store, id)
      const add = (wanted?: number) =>
        addStatus(store, cli, project, { ...(wanted && { id: wanted }), name: 'Свой', type: 'progress' }, clock.now)
      const high = await add(70)
      expect(high.id).toBe(70)
      await removeStatus(store, cli, project, { id: 70 }, clock.now)
      await expect(add(70)).rejects.toMatchObject({ code: 'status-id-used', params: { id: '70' }, argument: 'id' })
      expect((await add(50)).id).toBe(50) // no status ever had it
      expect((await add()).id).toBe(71)
      expect(await store.check.wrongNumbers(), 'counters that differ from the rows').toEqual([])
    })

    test('by concurrent requests', async () => {
      const made = await Promise.all(
        Array.from({ length: 8 }, (_, index) => post('/channels', { name: `Сразу ${index}` })),
      )
      expect(new Set(made.map(({ id }) => id)).size).toBe(8)
    })
  })

  test('the check reports a counter that is below the number of a row', async () => {
    const url = await database.fresh()
    await (await openDesk(url)).close()
    await sqlOn(url, `update counters set last = 1 where noun = 'status'`)
    const { store, close } = await openDesk(url)
    expect(await store.check.wrongNumbers()).toEqual(['Project 12345 has a status above its last number'])
    await close()
  })
})
