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

  /** Uploads a file that creates a status and an own field, and runs its forecast. */
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
  /** Begins an import as a process that is going to run it. */
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

  test('a second request for a running import neither runs it nor takes its lease', async () => {
    const id = await making('Замер')
    const { toItsEnd } = await begin(id)
    const again = await desk().send('POST', `/imports/${id}/run`, {})
    expect(again).toMatchObject({ status: 202, json: { state: 'running', progress: { rows: 0 } } })
    expect(await lease(id)).toBe(15)
    expect(await names('statuses')).not.toContain('Замер')
    await toItsEnd()
    expect(await send('GET', id)).toMatchObject({ state: 'done', progress: { created: 2 } })
  })

  test('two processes that begin one import create its statuses and fields once, and the undo removes them', async () => {
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

  test('if one of them cannot be created, none is', async () => {
    const id = await making('Монтаж')
    const statuses = await names('statuses')
    for (let count = (await names('fields')).length; count < 50; count++)
      await desk().send('POST', '/fields', { name: `Своё ${count}`, type: 'text' })
    const failed = await send('POST', `${id}/run`, {})
    expect(failed).toMatchObject({ state: 'failed', reason: { code: 'too-many-own-fields' }, progress: null })
    expect(await names('statuses')).toEqual(statuses)
  })
})
