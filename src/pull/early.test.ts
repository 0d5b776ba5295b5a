import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { vendorLead } from '../../test/fake-vendor.ts'
import { usePulls } from '../../test/pulling.ts'

eachDatabase((database) => {
  const { vendor, desk, pulled } = usePulls(database)

  test('leads with an unset date are pulled and compared with few requests', async () => {
    const midnight = 3 * 3_600 // in Moscow
    vendor().state.leads = [
      vendorLead(1, 0),
      vendorLead(2, -midnight),
      vendorLead(3, Date.UTC(2009, 4, 5) / 1_000),
      vendorLead(4, Date.UTC(2024, 0, 20) / 1_000),
    ]
    vendor().state.proxyLeads = [{ id: '1', creation_date: '2024-01-20 10:00:00', order_id: '1', name: 'Анна' }]
    const pull = await pulled()
    expect(pull).toMatchObject({ state: 'done', created: 4, read: 4, faults: 0, receipts: 1 })
    expect(pull.report?.months).toEqual([
      { month: '1969-12', there: 1, here: 1 },
      { month: '1970-01', there: 1, here: 1 },
      { month: '2009-05', there: 1, here: 1 },
      { month: '2024-01', there: 1, here: 1 },
    ])
    expect(vendor().calls.filter(({ path }) => path.endsWith('lead/list')).length).toBeLessThan(60)
    expect(vendor().calls.filter(({ path }) => path.endsWith('proxy-leads')).length).toBeLessThan(40)
    expect(await desk().store.check.wrongCounts()).toEqual([])
  })
})
