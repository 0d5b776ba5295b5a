import { describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { vendorLead } from '../../test/fake-vendor.ts'
import { everything, usePulls } from '../../test/pulling.ts'
import { until } from '../../test/until.ts'

eachDatabase((database) => {
  describe('from the vendor', () => {
    const { vendor, desk, pulled, begin, ended, faults } = usePulls(database)
    const at = Date.UTC(2024, 0, 20) / 1_000

    test('shifting pages cause neither missing nor duplicate leads', async () => {
      const { state } = vendor()
      state.cap = 150
      state.leads = Array.from({ length: 1_200 }, (_, index) => vendorLead(index + 1, at + index * 900))
      let newest = 5_000
      state.beforeList = () => {
        state.leads.unshift(vendorLead(++newest, at + 40 + (newest % 20))) // earlier than the current window
        state.leads = state.leads.filter(({ id }) => Number(id) !== newest - 3)
      }
      expect(await pulled()).toMatchObject({ state: 'done', refused: 0 })
      const { leads } = (await desk().call('lead/list', everything)).json as { leads: { id: string }[] }
      const own = leads.map(({ id }) => Number(id)).filter((id) => id <= 1_200)
      expect(own).toEqual(Array.from({ length: 1_200 }, (_, index) => index + 1))
    })

    test('more leads in one second than a response contains are pulled', async () => {
      vendor().state.leads = Array.from({ length: 700 }, (_, index) =>
        vendorLead(index + 1, at + (index < 650 ? 0 : index)),
      )
      expect(await pulled()).toMatchObject({ state: 'done', created: 700, read: 700 })
    })

    test('such leads are pulled from a side that stores fractions of seconds', async () => {
      vendor().state.fractionOf = ({ id }) => Number(id)
      vendor().state.leads = Array.from({ length: 700 }, (_, index) =>
        vendorLead(index + 1, at + (index < 650 ? 0 : index)),
      )
      vendor().state.leads.push(vendorLead(999, Date.UTC(2024, 0, 31, 23, 59, 59) / 1_000))
      const pull = await pulled()
      expect(pull).toMatchObject({ state: 'done', created: 701, read: 701 })
      expect(pull.report?.months).toEqual([{ month: '2024-01', there: 701, here: 701 }])
    })

    test('such leads are pulled from a side that ignores limit and offset', async () => {
      vendor().state.isPaged = false
      vendor().state.leads = Array.from({ length: 500 }, (_, index) =>
        vendorLead(index + 1, at + (index < 450 ? 0 : index)),
      )
      expect(await pulled()).toMatchObject({ state: 'done', created: 500, read: 500 })
    })

    test('a month that no response of such a side holds is compared in parts', async () => {
      vendor().state.isPaged = false
      const text = 'x'.repeat(8_000)
      vendor().state.leads = Array.from({ length: 600 }, (_, index) => vendorLead(index + 1, at + index * 60, { text }))
      const pull = await pulled()
      expect(pull).toMatchObject({ state: 'done', created: 600 })
      expect(pull.report?.months).toEqual([{ month: '2024-01', there: 600, here: 600 }])
    })

    test('submissions that exceed one response are pulled page by page', async () => {
      vendor().state.leads = [vendorLead(1, at)]
      vendor().state.submissionCap = 2
      const sent = { creation_date: '2024-01-20 10:00:00', order_id: '1' }
      vendor().state.proxyLeads = ['1', '2', '3', '4', '5'].map((id) => ({ ...sent, id }))
      expect(await pulled()).toMatchObject({ state: 'done', receipts: 5 })
    })

    test('invalid data is listed as faults', async () => {
      vendor().state.statuses.push({ id: '9', name: '', type: 'progress' }, { id: 7, name: 'Ждёт', type: 'waiting' })
      vendor().state.leads = [
        vendorLead(1, at, { price: 1500, status: 0, id: 1 }),
        vendorLead(2, at, { status: null }),
        vendorLead(3, at, { status: '77' }),
        vendorLead(4, at, { paid_date: '0000-00-00 00:00:00' }),
        vendorLead(5, at, { price: 'договорная' }),
        vendorLead(6, at, { title: '' }),
        vendorLead(7, at, { title: 'x'.repeat(1_001) }),
        vendorLead(8, at, { name: '', phone: 79_210_000_001 }),
        vendorLead(9, at, { id: 'abc' }),
        vendorLead(10, at, { id: 2 ** 40 }),
        vendorLead(11, at, { text: 'нуль\0' }),
        vendorLead(12, at, { id: 2 ** 32 - 1 }),
      ]
      vendor().state.proxyLeads = [
        { id: '3', creation_date: '2024-01-20 10:00:00', order_id: '8', name: 'Кто-то', roistat: 'yandex' },
        { id: '4', creation_date: '2024-01-20 10:00:00', order_id: '500' },
        { id: '5', creation_date: 'вчера', order_id: '8' },
      ]
      const pull = await pulled()
      expect(pull).toMatchObject({ state: 'done', created: 2, refused: 10, read: 12, receipts: 1 })
      const found = (await faults(pull.id)).map(({ kind, id, code, field }) => [kind, id, code, field])
      expect(found).toEqual(
        expect.arrayContaining([
          ['lead', '2', 'required', 'status'],
          ['lead', '3', 'unknown-status', 'status'],
          ['lead', '4', 'not-date', 'paid_date'],
          ['lead', '5', 'not-price', 'price'],
          ['lead', '6', 'required', 'title'],
          ['lead', '7', 'too-long', 'title'],
          ['lead', 'abc', 'not-digits', 'id'],
          ['lead', String(2 ** 40), 'out-of-range', 'id'],
          ['lead', '11', 'has-nul', 'text'],
          ['lead', String(2 ** 32 - 1), 'out-of-range', 'id'],
          ['status', '7', 'unknown-choice', 'type'],
          ['status', '9', 'required', 'name'],
          ['receipt', '4', 'pulled-no-lead', 'order_id'],
        ]),
      )
      const lead = (await desk().send('GET', '/leads/8')).json
      expect(lead).toMatchObject({ name: null, phone: '79210000001', price: '1500.50' })
      const chosen = await pulled({ missing_status: '2' })
      expect(chosen).toMatchObject({ created: 2, refused: 8 })
      expect((await faults(chosen.id)).map(({ id }) => id)).not.toContain('2')
    })

    test('leads of this desk keep their ids', async () => {
      await desk().lead({ title: 'Своя' })
      vendor().state.statuses = [{ id: '0', name: 'Иначе', type: 'progress' }]
      vendor().state.leads = [vendorLead(1, at), vendorLead(2, at)]
      const sent = { creation_date: '2024-01-20 10:00:00', name: 'Чужой', phone: '79210000009' }
      vendor().state.proxyLeads = ['1', '2'].map((order_id) => ({ ...sent, id: `7${order_id}`, order_id }))
      const pull = await pulled()
      expect(pull).toMatchObject({ created: 1, refused: 1, receipts: 1 })
      expect((await faults(pull.id)).map(({ kind, id, code }) => [kind, id, code])).toEqual([
        ['lead', '1', 'lead-id-taken'],
        ['receipt', '71', 'pulled-no-lead'],
        ['status', '0', 'status-exists'],
      ])
      const receiptsOf = async (lead: string) =>
        (await desk().send('GET', '/receipts', undefined, { query: { lead } })).json.items
      expect(await receiptsOf('1')).toEqual([])
      expect(await receiptsOf('2')).toHaveLength(1)
    })

    test.each([false, true])(
      'rate limits are respected (as a page: %s), and error pages are retried',
      async (isPage) => {
        vendor().state.leads = [vendorLead(1, at)]
        const { id } = await begin()
        vendor().state.limited = { requests: 1, seconds: 40, isPage }
        const waiting = await ended(id, ({ problem }) => problem !== null)
        expect(waiting).toMatchObject({ state: 'running', problem: { code: 'pull-limited', params: { seconds: 40 } } })
        const asked = vendor().calls.length
        desk().clock.now += 39
        await until(() => desk().store.pulls.find(12345, Number(id)), 'the desk to look again')
        expect(vendor().calls).toHaveLength(asked)
        vendor().state.broken = 1
        desk().clock.now += 1
        await ended(id, ({ problem }) => (problem as { code: string } | null)?.code === 'pull-not-api')
        desk().clock.now += 30
        expect(await ended(id)).toMatchObject({ state: 'done', problem: null, created: 1 })
      },
    )

    test('a pull that fails for a day ends as failed', async () => {
      const { id } = await begin({ watch: true })
      await ended(id, ({ step }) => step === 'rest')
      vendor().state.broken = 1_000
      desk().clock.now += 61
      await ended(id, ({ problem }) => problem !== null)
      desk().clock.now += 86_401
      expect(await ended(id)).toMatchObject({ state: 'failed', problem: { code: 'pull-not-api' } })
      expect((await desk().store.pulls.find(12345, 1))?.secret).toBeNull()
    })

    test.each([
      ['a wrong key', { key: 'another-key' }, 422, 'pull-denied', 'key'],
      ['another project', { outside_project: '5' }, 422, 'pull-denied', 'key'],
      ['an unknown status', { missing_status: '8' }, 422, 'unknown-status', 'missing_status'],
      ['no address', { url: 'roistat' }, 422, 'wrong-url', 'url'],
      ['a password in the address', { url: 'https://me:word@cloud.roistat.com' }, 422, 'pull-url-with-password', 'url'],
      ['an address that is not ours to ask', { url: 'http://10.0.0.1' }, 422, 'url-unencrypted', 'url'],
    ])('refuses %s at once', async (_, given, status, code, argument) => {
      const body = { url: vendor().url, outside_project: String(vendor().project), key: vendor().key, ...given }
      const { json, ...reply } = await desk().send('POST', '/pulls', body)
      expect([reply.status, json.code]).toEqual([status, code])
      expect(JSON.stringify(json)).toContain(argument)
      expect((await desk().send('GET', '/pulls')).json.items).toEqual([])
    })
  })
})
