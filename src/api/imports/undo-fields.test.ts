import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { endUndo } from '../../actions/import-undo-end.ts'
import { beginUndo, stopImport } from '../../actions/imports.ts'
import { findProject } from '../../actions/projects.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const { load, upload, undo, send } = importing(desk)
  const fields = async () =>
    ((await desk().send('GET', '/fields')).json.items as { id: string; name: string }[]).map(({ name }) => name)
  let phone = 79_035_550_100

  /** Loads a file whose import creates an own field, and returns the import. */
  const making = async (name: string) => {
    const columns = [
      { column: 0, to: 'name' },
      { column: 1, to: 'phone' },
      { column: 2, to: 'new', name },
    ]
    return load(`Имя;Телефон;${name}\nАнна;+${++phone};7`, { mapping: { columns, match: 'contact' } })
  }

  test('the undo of an import removes an own field that it created and nothing uses', async () => {
    const { id } = await making('Этаж')
    expect(await fields()).toEqual(['Этаж'])
    await undo(id)
    expect(await fields()).toEqual([])
  })

  test('the undo keeps an own field that another lead has, even one in the bin', async () => {
    for (const [name, isBinned] of [
      ['Подъезд', false],
      ['Дом "7", корпус', true],
    ] as const) {
      const { id } = await making(name)
      const lead = await desk().lead()
      await desk().send('PATCH', `/leads/${lead}`, { fields: { [name]: '2' } })
      if (isBinned) await desk().send('DELETE', `/leads/${lead}`)
      expect((await undo(id)).undone).toMatchObject({ removed: 1, kept: 0 })
      expect(await fields()).toContain(name)
    }
  })

  test('the undo keeps an own field that another import has loaded or is going to load', async () => {
    for (const isLoaded of [true, false]) {
      const name = `Квартира ${isLoaded}`
      const { id } = await making(name)
      const file = `Имя;Телефон;${name}\nБорис;+${++phone};9`
      const other = isLoaded ? await load(file) : (await upload(file)).json
      expect(other.mapping).toMatchObject({ columns: [{}, {}, { to: expect.stringMatching(/^field:/) }] })
      expect((await undo(id)).undone).toMatchObject({ removed: 1, kept: 0 })
      expect(await fields()).toContain(name)
    }
  })

  test('an undo that is stopped at its very end stays stopped, and can be continued', async () => {
    const { id } = await making('Высота')
    const [{ store, clock }, project] = [desk(), await findProject(desk().store, 12345)]
    const { work } = await beginUndo(store, cli, project, Number(id), clock.now)
    let stopped: Promise<unknown> | undefined
    const stop = () => {
      stopped ??= stopImport(store, project, Number(id), clock.now)
      return false
    }
    await endUndo(store, project, work, clock.now, stop) // as after the last slice
    await stopped
    expect(await send('GET', id)).toMatchObject({ state: 'stopped' })
    expect(await undo(id)).toMatchObject({ state: 'undone', undone: { removed: 1 } })
  })
})
