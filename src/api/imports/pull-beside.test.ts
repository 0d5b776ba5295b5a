import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { vendorLead } from '../../../test/fake-vendor.ts'
import { fileEndingInAnna, importing } from '../../../test/importing.ts'
import { usePulls } from '../../../test/pulling.ts'
import { workImports } from '../../transfer/import/work.ts'

const count = 12_000
const file = fileEndingInAnna(count)

eachDatabase((database) => {
  const { vendor, desk, pulled } = usePulls(database, ({ state }) => {
    state.statuses = [{ id: '0', name: 'В работе', type: 'progress' }]
  })
  const { upload, send, forecast, undo } = importing(desk)
  const context = () => ({ store: desk().store, clock: () => desk().clock.now })

  test('an import does not own a lead that a pull creates while the import runs', async () => {
    const id = (await upload(file)).json.id as string
    await send('PATCH', id, { mapping: { match: 'contact' } })
    await forecast(id)
    await send('POST', `${id}/run`, {})
    let looks = 0
    await workImports(context(), () => ++looks > 2) // as if the server stopped after the first rows
    const { progress } = await send('GET', id)
    expect(progress.created).toBeGreaterThan(0)
    expect(progress.created).toBeLessThan(count - 1)
    vendor().state.leads = [vendorLead(1_000_000, Date.UTC(2024, 0, 20) / 1_000, { phone: '+79210000001' })]
    expect(await pulled()).toMatchObject({ state: 'done', created: 1 })

    await workImports(context(), () => false)
    expect((await send('GET', id)).progress).toMatchObject({ rows: count, created: count - 1, updated: 1, joined: 0 })
    expect((await desk().send('GET', '/leads/1000000')).json).toMatchObject({ name: 'Анна', text: 'Из файла' })
    expect((await undo(id)).undone).toMatchObject({ removed: count - 1, restored: 1, kept: 0 })
    expect((await desk().send('GET', '/leads/1000000')).json).toMatchObject({ name: 'Иван', text: null })
  }, 60_000)
})
