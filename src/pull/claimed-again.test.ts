import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { vendorLead } from '../../test/fake-vendor.ts'
import { usePulls } from '../../test/pulling.ts'
import { until } from '../../test/until.ts'

eachDatabase((database) => {
  const { vendor, desk, begin, ended } = usePulls(database)

  test('a pull that lost its lease during a request, and was claimed again here, counts each lead once', async () => {
    const { state, calls } = vendor()
    state.leads = [1, 2, 3].map((id) => vendorLead(id, Date.UTC(2024, 0, 20) / 1_000 + id))
    let answer = () => {}
    state.held = new Promise((resolve) => {
      answer = resolve
    })
    const { id } = await begin()
    const asked = () => calls.filter(({ body }) => (body.limit ?? 0) > 10).length
    await until(() => asked() === 1, 'leads to be asked for')
    await until(() => {
      desk().clock.now += 60
      return asked() > 1
    }, 'them to be asked for once more')
    answer()
    expect(await ended(id)).toMatchObject({ state: 'done', created: 3, unchanged: 0, read: 3 })
  })
})
