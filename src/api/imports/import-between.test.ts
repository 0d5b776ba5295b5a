import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { fileEndingInAnna, importing } from '../../../test/importing.ts'
import { workImports } from '../../transfer/import/work.ts'

const count = 12_000
const file = fileEndingInAnna(count)

eachDatabase((database) => {
  const desk = useDesk(database)
  const { upload, send, forecast, load, run, undo } = importing(desk)
  const context = () => ({ store: desk().store, clock: () => desk().clock.now })

  test('a stopped import does not own a lead that another import created in between', async () => {
    const id = (await upload(file)).json.id as string
    await send('PATCH', id, { mapping: { match: 'contact' } })
    await forecast(id)
    await send('POST', `${id}/run`, {})
    let looks = 0
    await workImports(context(), () => ++looks > 2) // as if the server stopped after the first rows
    const { progress } = await send('POST', `${id}/stop`, {})
    expect(progress.created).toBeGreaterThan(0)
    expect(progress.created).toBeLessThan(count - 1)
    await load('Имя;Телефон\nИван;+79210000001')
    const ivan = async () => {
      const { items } = (await desk().send('GET', '/leads', undefined, { query: { period: 'all', q: '79210000001' } }))
        .json
      return items
    }
    expect(await ivan()).toMatchObject([{ name: 'Иван', text: null }])

    const done = await run(id)
    expect(done.progress).toMatchObject({ rows: count, created: count - 1, updated: 1, joined: 0 })
    expect(await ivan()).toMatchObject([{ name: 'Анна', text: 'Из файла' }])
    expect((await undo(id)).undone).toMatchObject({ removed: count - 1, restored: 1, kept: 0 })
    expect(await ivan()).toMatchObject([{ name: 'Иван', text: null }])
  }, 60_000)
})
