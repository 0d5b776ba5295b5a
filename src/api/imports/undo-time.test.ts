import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { importing } from '../../../test/importing.ts'
import { pruneImports } from '../../actions/imports.ts'
import { pruneUndos } from '../../actions/prune.ts'
import { workImports } from '../../transfer/import/work.ts'

const day = 86_400

/** A file that is too large to be loaded in its request. */
const count = 12_000
const large = [
  'Имя;Телефон;Комментарий',
  ...Array.from({ length: count }, (_, n) => `Имя ${n};+7903${1_000_000 + n};${'x'.repeat(99)}`),
].join('\n')

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, forecast, run, load, send, undo } = importing(desk)
  const context = () => ({ store: desk().store, clock: () => desk().clock.now })
  const prune = async () => {
    await pruneUndos(desk().store, desk().clock.now)
    await pruneImports(desk().store, desk().clock.now)
  }

  test('an undo that began within 30 days can end later, even if it was stopped', async () => {
    const id = (await upload(large)).json.id as string
    await forecast(id)
    expect((await run(id)).progress).toMatchObject({ created: count })
    desk().clock.now += 30 * day - 1
    await send('POST', `${id}/undo`, {})
    let looks = 0
    await workImports(context(), () => ++looks > 3) // as if the server stopped after the first slices
    const { undone } = await send('GET', id)
    expect(undone.removed).toBeGreaterThan(0)
    expect(undone.removed).toBeLessThan(count)
    await send('POST', `${id}/stop`, {})
    desk().clock.now += 60
    await prune()
    expect(await undo(id)).toMatchObject({ state: 'undone', undone: { removed: count, kept: 0 } })
  }, 60_000)

  test('the 30 days for an undo count from the beginning of the import', async () => {
    const id = (await upload('Имя;Телефон\nАнна;+79035550101')).json.id as string
    desk().clock.now += 29 * day
    await forecast(id)
    await run(id)
    desk().clock.now += 29 * day
    await prune()
    expect(await undo(id)).toMatchObject({ state: 'undone', undone: { removed: 1 } })
  })

  test('after 30 days an undo cannot begin', async () => {
    const { id } = await load('Имя;Телефон\nБорис;+79035550102')
    const begun = desk().clock.now
    const { undo_until: until } = (await desk().send('GET', `/imports/${id}`)).json
    expect(Date.parse(String(until)) / 1_000).toBe(begun + 30 * day)
    desk().clock.now = begun + 30 * day
    const { status, json } = await desk().send('POST', `/imports/${id}/undo`, {})
    expect([status, json.code]).toEqual([409, 'import-not-undoable'])
    desk().clock.now--
    expect(await undo(id)).toMatchObject({ undone: { removed: 1 } })
  })
})
