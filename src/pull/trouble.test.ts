import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk, type TestDesk } from '../../test/desk.ts'
import { type FakeVendor, openFakeVendor, vendorLead } from '../../test/fake-vendor.ts'
import { onStore } from '../../test/outage.ts'
import { pullsOf } from '../../test/pulling.ts'
import { until } from '../../test/until.ts'
import { pullLease } from '../domain/pull.ts'

eachDatabase((database) => {
  let vendor: FakeVendor
  let desk: TestDesk
  let url: string
  let failures: unknown[]
  const { begin, ended } = pullsOf(
    () => desk,
    () => ({ url: vendor.url, outside_project: String(vendor.project), key: vendor.key }),
  )

  beforeEach(async () => {
    failures = []
    vendor = await openFakeVendor()
    vendor.state.leads = [vendorLead(1, Date.UTC(2024, 0, 20) / 1_000)]
    url = await database.fresh()
    desk = await openDesk(url, { isPulling: true, pulling: { onFailure: (error) => failures.push(error) } })
    return async () => {
      await desk.close()
      await vendor.close()
    }
  })

  test('a watching pull goes on after a clock that was far ahead is corrected', async () => {
    const { id } = await begin({ watch: true })
    await ended(id, ({ step }) => step === 'rest')
    desk.clock.now += 30 * 86_400
    const calls = () => vendor.calls.length
    const before = calls()
    await until(() => calls() > before, 'a round in the future')
    await ended(id, ({ step }) => step === 'rest')
    desk.clock.now -= 30 * 86_400 - 120
    vendor.state.leads.push(vendorLead(2, desk.clock.now))
    await until(async () => (await desk.send('GET', '/leads/2')).status === 200, 'the lead of the present')
  })

  test('another project of the vendor is refused where one was pulled before', async () => {
    const { id } = await begin()
    await ended(id)
    const second = await openFakeVendor({ project: 42 })
    onTestFinished(second.close)
    const draft = { url: second.url, outside_project: '42', key: second.key }
    const refused = await desk.send('POST', '/pulls', draft)
    expect([refused.status, refused.json.code]).toEqual([409, 'pull-other-project'])
    expect(refused.json.detail).toContain(String(vendor.project))
  })

  test('a failure of the store after the claim of a pull is reported, and the pull resumes later', async () => {
    const { id } = await begin({ watch: true })
    await ended(id, ({ step }) => step === 'rest')
    await onStore(url, 'alter table projects rename to projects_away')
    desk.clock.now += 61
    await until(() => failures.length > 0, 'the failure to be told')
    await onStore(url, 'alter table projects_away rename to projects')
    vendor.state.leads.push(vendorLead(2, desk.clock.now))
    desk.clock.now += pullLease
    await until(async () => (await desk.send('GET', '/leads/2')).status === 200, 'a lead to come over')
  })

  test('more faults than fit into a statement, and repeated ones, are stored; faulty rows count for the size of a window', async () => {
    await desk.lead({ title: 'Своя' })
    const at = Date.UTC(2023, 9, 20) / 1_000
    vendor.state.statuses = []
    vendor.state.leads = [
      vendorLead(1, at, { title: '' }),
      vendorLead(1, at),
      vendorLead(2, at),
      vendorLead(2, at, { id: '002' }),
    ]
    const sent = { creation_date: '2023-10-20 10:00:00', order_id: null }
    vendor.state.proxyLeads = Array.from({ length: 5_000 }, (_, index) => ({
      ...sent,
      id: String(1 + (index % 4_999)),
    }))
    vendor.state.submissionCap = 4_999 // the last submission has the first id again
    const { id } = await begin()
    const pull = await ended(id, ({ state, problem }) => state !== 'running' || problem !== null)
    expect(pull).toMatchObject({ state: 'done', problem: null, created: 1, refused: 1, faults: 5_000 })
    const windows = vendor.calls.filter(({ path, query }) => path.endsWith('proxy-leads') && !query.includes('offset'))
    const days = windows.map(
      ({ query }) => /period=(.{10})-(.{10})/.exec(query)?.slice(1).map(Date.parse) as [number, number],
    )
    expect(days.map(([from, to]) => (to - from) / 86_400_000)).toEqual([30, 30, 61, 11])
  })
})
