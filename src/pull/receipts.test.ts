import { expect, test } from 'vitest'
import { sqlOn } from '../../test/command-line.ts'
import { eachDatabase } from '../../test/databases.ts'
import { vendorLead } from '../../test/fake-vendor.ts'
import { usePulls } from '../../test/pulling.ts'
import { rowsOf } from '../../test/rows.ts'
import { until } from '../../test/until.ts'
import { pruneRaw } from '../actions/prune.ts'

eachDatabase((database) => {
  const { vendor, desk, begin, pulled } = usePulls(database, ({ state }) => {
    state.leads = [vendorLead(1, Date.UTC(2023, 5, 20) / 1_000)]
    const sent = { creation_date: '2023-06-20 10:00:00', order_id: '1', name: 'Анна' }
    state.proxyLeads = ['7', '8', '9'].map((id) => ({ ...sent, id, text: `Заявка ${id}` }))
  })
  const receipts = async () => (await desk().send('GET', '/receipts')).json.items as { id: string; lead: string }[]

  test('submissions are pulled once, also after their raw bodies were pruned', async () => {
    expect(await pulled()).toMatchObject({ state: 'done', receipts: 3 })
    const before = await receipts()
    expect(before).toHaveLength(3)
    expect(await pruneRaw(90)(desk().store, desk().clock.now)).toBe(3)
    vendor().state.proxyLeads.push({ id: '10', creation_date: '2023-06-21 10:00:00', order_id: '1', name: 'Анна' })
    expect(await pulled()).toMatchObject({ state: 'done', receipts: 1 })
    expect(await receipts()).toHaveLength(4)
  })

  test('submissions pulled by an earlier version, which stored only their tokens, are not pulled again', async () => {
    await pulled()
    await sqlOn(desk().url, "delete from pulled where noun = 'receipt'")
    expect(await pulled()).toMatchObject({ state: 'done', receipts: 0 })
    await pruneRaw(90)(desk().store, desk().clock.now)
    expect(await pulled()).toMatchObject({ state: 'done', receipts: 0 })
    expect(await receipts()).toHaveLength(3)
  })

  test('a stopped pull ends, also while the other side sends only unreadable rows', async () => {
    const unread = { creation_date: '2023-06-20 10:00:00', order_id: 'none' }
    Object.assign(vendor().state, { submissionCap: 1, proxyLeads: Array(500).fill(unread) })
    const asked = () => vendor().calls.filter(({ path }) => path.endsWith('/proxy-leads')).length
    const { id } = await begin()
    await until(() => asked() > 5, 'what cannot be read to be asked for')
    expect((await desk().send('POST', `/pulls/${id}/stop`)).json.state).toBe('stopped')
    const holders = () => rowsOf<{ leased_by: string | null }>(desk().url, 'select leased_by from pulls')
    await until(async () => (await holders())[0]?.leased_by === null, 'the pull to be left')
    expect(asked()).toBeLessThan(500)
  })

  test('a visitor cannot block a submission by sending its token', async () => {
    const { json } = await desk().send('POST', '/forms', { name: 'Замер' })
    const url = `${desk().address}${json.path}?${vendor().project}`
    const headers = { 'Idempotency-Key': 'pulled', 'Content-Type': 'text/plain' }
    expect((await fetch(url, { method: 'POST', headers, body: '7', redirect: 'manual' })).status).toBe(303)
    expect(await pulled()).toMatchObject({ state: 'done', receipts: 3 })
  })
})
