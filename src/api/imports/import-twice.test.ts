import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { rowsOf } from '../../../test/rows.ts'
import { beginRun } from '../../actions/imports.ts'
import { findProject } from '../../actions/projects.ts'
import { workImport } from '../../transfer/import/work.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, forecast, send, undo } = importing(desk)
  const context = () => ({ store: desk().store, clock: () => desk().clock.now })
  const names = async (nouns: 'statuses' | 'fields') =>
    ((await desk().send('GET', `/${nouns}`)).json.items as { name: string }[]).map(({ name }) => name)
  let phone = 79_035_550_100

  /** A file that makes a status and an own field, with its forecast. */
  const making = async (name: string) => {
    const columns = ['name', 'phone', 'status'].map((to, column) => ({ column, to }))
    const file = `Имя;Телефон;Статус;Поле\nАнна;+${++phone};${name};7\nБорис;+${++phone};${name};8`
    const id = (await upload(file)).json.id as string
    await send('PATCH', id, {
      mapping: { columns: [...columns, { column: 3, to: 'new', name }], match: 'contact', make_statuses: true },
    })
    await forecast(id)
    return id
  }
  /** Begins to load a file, as a process does that will work at it. */
  const begin = async (id: string) => {
    const project = await findProject(desk().store, 12345)
    const { work } = await beginRun(desk().store, cli, project, Number(id), desk().clock.now)
    return { work, toItsEnd: () => workImport(context(), project, work, () => false) }
  }
  const lease = async (id: string) => {
    const [row] = await rowsOf<{ until: number }>(
      desk().url,
      `select leased_until as until from imports where id = ${id}`,
    )
    return Number(row?.until) - desk().clock.now
  }

  test('who asks once more for what another process has begun does not work at it, nor take its lease', async () => {
    const id = await making('Замер')
    const { toItsEnd } = await begin(id)
    const again = await desk().send('POST', `/imports/${id}/run`, {})
    expect(again).toMatchObject({ status: 202, json: { state: 'running', progress: { rows: 0 } } })
    expect(await lease(id)).toBe(15)
    expect(await names('statuses')).not.toContain('Замер')
    await toItsEnd()
    expect(await send('GET', id)).toMatchObject({ state: 'done', progress: { created: 2 } })
  })

  test('two processes that begin to load one file make what it needs once, and its undo takes that back', async () => {
    const [statuses, fields] = [await names('statuses'), await names('fields')]
    const id = await making('Договор')
    const { toItsEnd } = await begin(id)
    await Promise.all([toItsEnd(), toItsEnd()])
    expect(await send('GET', id)).toMatchObject({ state: 'done', reason: null, progress: { created: 2, joined: 0 } })
    expect(await names('statuses')).toEqual([...statuses, 'Договор'])
    expect(await names('fields')).toEqual([...fields, 'Договор'])
    expect(await undo(id)).toMatchObject({ state: 'undone', undone: { removed: 2 } })
    expect([await names('statuses'), await names('fields')]).toEqual([statuses, fields])
  })

  test('where one of them cannot be made none is', async () => {
    const id = await making('Монтаж')
    const statuses = await names('statuses')
    for (let count = (await names('fields')).length; count < 50; count++)
      await desk().send('POST', '/fields', { name: `Своё ${count}`, type: 'text' })
    const failed = await send('POST', `${id}/run`, {})
    expect(failed).toMatchObject({ state: 'failed', reason: { code: 'too-many-own-fields' }, progress: null })
    expect(await names('statuses')).toEqual(statuses)
  })
})
