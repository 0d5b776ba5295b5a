import { describe, expect, test } from 'vitest'
import { eachDatabase, sqlite } from '../../test/databases.ts'
import { type FakeVendor, vendorLead } from '../../test/fake-vendor.ts'
import { usePulls } from '../../test/pulling.ts'
import { until } from '../../test/until.ts'

/** Gives the vendor five submissions, with two per response. */
function withPages({ state }: FakeVendor): void {
  state.leads = [vendorLead(1, Date.UTC(2024, 0, 20) / 1_000)]
  state.submissionCap = 2
  const sent = { creation_date: '2024-01-20 10:00:00', order_id: '1' }
  state.proxyLeads = ['1', '2', '3', '4', '5'].map((id) => ({ ...sent, id }))
}

const pagesOf = ({ calls }: FakeVendor) =>
  calls.filter(({ path, query }) => /proxy-leads/.test(path) && /offset/.test(query))

describe('from a slow vendor', () => {
  const delay = 400
  const { vendor, begin } = usePulls(sqlite(), withPages, { pulling: { waits: { pollInterval: 40, pause: 60_000 } } })

  test('each request waits as long as the response before it took, also for the next page of a window', async () => {
    vendor().state.delay = delay
    await begin()
    await until(() => pagesOf(vendor()).length === 2, 'the last page to be asked for')
    const ofPull = vendor().calls.slice(1) // the first call tests the key
    const gaps = ofPull.slice(1).map(({ at }, index) => at - (ofPull[index]?.at ?? 0))
    expect(gaps.length).toBeGreaterThan(3)
    expect(Math.min(...gaps)).toBeGreaterThan(delay * 1.9)
  })
})

eachDatabase((database) => {
  const { vendor, desk, begin, ended } = usePulls(database, withPages)

  test('after a rate limit between two pages no page is read again', async () => {
    vendor().state.beforeSubmissions = (offset) => {
      if (offset === 2) vendor().state.limited = { requests: 1, seconds: 40, isPage: false }
    }
    const { id } = await begin()
    await ended(id, ({ problem }) => problem !== null)
    vendor().state.beforeSubmissions = () => {}
    desk().clock.now += 40
    expect(await ended(id)).toMatchObject({ state: 'done', receipts: 5 })
    const offsets = pagesOf(vendor()).map(({ query }) => new URLSearchParams(query).get('offset'))
    expect(offsets).toEqual(['2', '4', '4'])
  })
})
