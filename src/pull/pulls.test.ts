import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachDatabase, sqlite } from '../../test/databases.ts'
import { openDesk, type TestDesk, useDesk } from '../../test/desk.ts'
import { type FakeVendor, openFakeVendor, vendorLead } from '../../test/fake-vendor.ts'
import { until } from '../../test/until.ts'

type Pull = Record<string, unknown> & {
  id: string
  state: string
  report: null | { months: object[]; differs: string[] }
}

/** A desk that pulls, and how a test begins a pull and waits for it. */
function pullsOf(desk: () => TestDesk, from: () => { url: string; outside_project: string; key: string }) {
  return { begin, ended, pulled, faults }

  async function begin(more: object = {}): Promise<Pull> {
    const { status, text, json } = await desk().send('POST', '/pulls', { ...from(), ...more })
    expect(status, text).toBe(201)
    return json as Pull
  }

  async function one(id: string): Promise<Pull> {
    return (await desk().send('GET', `/pulls/${id}`)).json as Pull
  }

  function ended(id: string, isEnded = ({ state }: Pull) => state !== 'running'): Promise<Pull> {
    return until(async () => {
      const pull = await one(id)
      return isEnded(pull) ? pull : undefined
    }, 'a pull to end')
  }

  async function pulled(more: object = {}): Promise<Pull> {
    return ended((await begin(more)).id)
  }

  async function faults(id: string): Promise<Record<string, unknown>[]> {
    return (await desk().send('GET', `/pulls/${id}/faults`)).json.items as Record<string, unknown>[]
  }
}

const everything = {
  period: { from: '2000-01-01', to: '2030-01-01' },
  limit: 10_000,
  sort_field: 'id',
  sort_order: 'asc',
}

eachDatabase((database) => {
  describe('from a desk in the mood of the vendor', () => {
    const there = useDesk(sqlite(), { httpStatus: 'vendor' })
    const here = useDesk(database, { isPulling: true })
    let read = ''
    const { pulled, begin, ended, faults } = pullsOf(here, () => ({
      url: there().address,
      outside_project: '12345',
      key: read,
    }))
    const leadsOf = async (desk: TestDesk) => (await desk.call('lead/list', everything)).json
    const sentTo = async (desk: TestDesk) => {
      const query = { period: '2024-01-01-2024-12-31' }
      const { json } = await desk.call('/api/v1/project/proxy-leads', undefined, { verb: 'GET', query })
      const order = (one: { text: string }, other: { text: string }) => one.text.localeCompare(other.text)
      return (json.ProxyLeads as { id: string; text: string }[]).map(({ id: _, ...same }) => same).sort(order)
    }

    beforeAll(async () => {
      read = await there().newKey('read', [12345])
      await there().send('POST', '/statuses', { name: 'Замер', type: 'progress' })
      await there().send('PATCH', '/statuses/0', { name: 'Принята' })
      const odd = [
        { name: 'Анна', phone: '8 (921) 000-00-01', price: '0.10', status: '3' },
        { title: 'Ёлка «под ключ»', email: 'Anna@Example.com', paid_date: '2024-02-01T10:00:00Z', status: '1' },
        { text: 'две\nстроки', source: 'vk', status: '2', price: 999_999_999_999 },
      ]
      for (const lead of odd) await there().lead(lead)
      for (let day = 10; day < 30; day++) await there().lead({ creation_date: `2024-01-${day}T10:00:00Z`, price: day })
      const sites = await there().newKey('capture', [12345])
      for (const text of ['А', 'Б'])
        await there().call(
          '/api/proxy/1.0/leads/add',
          { name: 'Пётр', phone: '+79210000009', text, comment: text },
          { key: sites, project: null },
        )
      await here().send('POST', '/destinations', { name: 'Склад', url: `${there().address}/hook` })
    })

    test('all comes over as it is there, with its ids', async () => {
      const pull = await pulled()
      expect(pull).toMatchObject({ state: 'done', problem: null, faults: 0, created: 25, read: 25, receipts: 2 })
      expect(await leadsOf(here())).toEqual(await leadsOf(there()))
      expect((await here().call('status/list')).json).toEqual((await there().call('status/list')).json)
      expect(await sentTo(here())).toEqual(await sentTo(there()))
    })

    test('and both sides are compared by month', async () => {
      const { report } = (await here().send('GET', '/pulls/1')).json as Pull
      expect(report?.months).toEqual([
        { month: '2024-01', there: 23, here: 23 },
        { month: '2024-03', there: 2, here: 2 },
      ])
    })

    test('the key is forgotten, and no answer tells it', async () => {
      expect((await here().store.pulls.find(12345, 1))?.secret).toBeNull()
      for (const path of ['/pulls', '/pulls/1', '/audit']) {
        const { text } = await here().send('GET', path)
        expect(text).not.toContain(read)
      }
    })

    test('nobody was told, and nobody answers for it', async () => {
      const { json } = await here().send('GET', '/destinations/1/deliveries')
      expect(json.items).toEqual([])
      const events = (await here().send('GET', '/events', undefined, { query: { limit: '1' } })).json.items as object[]
      expect(events[0]).toMatchObject({ door: 'import', actor: 'pull' })
    })

    test('no number is used twice', async () => {
      const last = Number((await leadsOf(there())).total)
      expect(await here().lead({ title: 'Своя' })).toBe(String(last + 1))
      await here().send('DELETE', `/leads/${last + 1}`)
    })

    test('again changes what was changed there, and leaves what was changed here', async () => {
      await there().call('lead/update', { id: '4', price: 700, title: 'Изменена там' })
      await here().send('PATCH', '/leads/4', { source: 'изменён здесь' })
      await here().send('PATCH', '/leads/5', { name: 'Изменён здесь' })
      await there().send('PATCH', '/statuses/0', { name: 'В очереди' })
      const pull = await pulled()
      expect(pull).toMatchObject({ state: 'done', created: 0, changed: 1, unchanged: 24, differing: 2, receipts: 0 })
      expect(pull.report?.differs).toEqual(['4', '5'])
      const lead = (await here().send('GET', '/leads/4')).json
      expect(lead).toMatchObject({ title: 'Изменена там', price: '700.00', source: 'изменён здесь' })
      const { data } = (await here().call('status/list')).json as { data: object[] }
      expect(data[0]).toMatchObject({ id: '0', name: 'В очереди' })
    })

    test('what was purged here does not come again, and what is in the bin stays there', async () => {
      for (const id of ['6', '7']) await here().send('DELETE', `/leads/${id}`)
      await here().send('POST', '/leads/6/purge', {})
      await there().call('lead/update', { id: '7', title: 'Изменена там' })
      expect(await pulled()).toMatchObject({ created: 0, changed: 0, unchanged: 25 })
      expect((await here().send('GET', '/leads/6')).status).toBe(404)
      const lead = (await here().send('GET', '/leads/7')).json
      expect(lead.deleted_at).not.toBeNull()
    })

    test('one that watches goes on, short rounds and one a day that compares', async () => {
      const { id } = await begin({ watch: true })
      const rests = ({ step }: Pull) => step === 'rest'
      await ended(id, rests)
      const refused = await here().send('POST', '/pulls', { url: there().address, outside_project: '12345', key: read })
      expect([refused.status, refused.json.code]).toEqual([409, 'pull-running'])
      here().clock.now += 61
      const creation_date = new Date(here().clock.now * 1_000).toISOString()
      const taken = await there().lead({ creation_date })
      const created = await there().lead({ creation_date })
      await until(async () => (await here().send('GET', `/leads/${created}`)).status === 200, 'a new lead to come over')
      await ended(id, rests)
      expect(await faults(id)).toMatchObject([{ kind: 'lead', id: taken, code: 'lead-id-taken' }])
      await there().call('lead/update', { id: '1', name: 'Изменена там' })
      here().clock.now += 86_400
      const reports = async () => (await here().send('GET', `/pulls/${id}/reports`)).json.items as object[]
      await until(async () => (await reports()).length === 2, 'the report of the next day')
      expect((await reports())[0]).toMatchObject({ created: 1, changed: 1 })
      const stopped = await here().send('POST', `/pulls/${id}/stop`)
      expect(stopped.json).toMatchObject({ state: 'stopped', next_at: null })
      expect((await here().store.pulls.find(12345, Number(id)))?.secret).toBeNull()
      expect(Number(await here().lead())).toBeGreaterThan(10_000)
    })
  })

  describe('from the vendor as it is', () => {
    let vendor: FakeVendor
    let desk: TestDesk
    const { pulled, begin, ended, faults } = pullsOf(
      () => desk,
      () => ({ url: vendor.url, outside_project: String(vendor.project), key: vendor.key }),
    )
    const at = Date.UTC(2024, 0, 20) / 1_000

    beforeEach(async () => {
      vendor = await openFakeVendor()
      desk = await openDesk(await database.fresh(), { isPulling: true })
      return async () => {
        await desk.close()
        await vendor.close()
      }
    })

    test('pages that shift while one reads lose nothing and double nothing', async () => {
      const { state } = vendor
      state.cap = 150
      state.leads = Array.from({ length: 1_200 }, (_, index) => vendorLead(index + 1, at + index * 900))
      let newest = 5_000
      state.beforeList = () => {
        state.leads.unshift(vendorLead(++newest, at + 40 + (newest % 20))) // earlier than what is read
        state.leads = state.leads.filter(({ id }) => Number(id) !== newest - 3)
      }
      expect(await pulled()).toMatchObject({ state: 'done', refused: 0 })
      const { leads } = (await desk.call('lead/list', everything)).json as { leads: { id: string }[] }
      const own = leads.map(({ id }) => Number(id)).filter((id) => id <= 1_200)
      expect(own).toEqual(Array.from({ length: 1_200 }, (_, index) => index + 1))
    })

    test('more leads in one second than an answer holds come over too', async () => {
      vendor.state.leads = Array.from({ length: 700 }, (_, index) =>
        vendorLead(index + 1, at + (index < 650 ? 0 : index)),
      )
      expect(await pulled()).toMatchObject({ state: 'done', created: 700, read: 700 })
    })

    test('and where neither limit nor offset is heeded', async () => {
      vendor.state.isPaged = false
      vendor.state.leads = Array.from({ length: 500 }, (_, index) =>
        vendorLead(index + 1, at + (index < 450 ? 0 : index)),
      )
      expect(await pulled()).toMatchObject({ state: 'done', created: 500, read: 500 })
    })

    test('what its data breaks is listed and not guessed', async () => {
      vendor.state.statuses.push({ id: '9', name: '', type: 'progress' }, { id: 7, name: 'Ждёт', type: 'waiting' })
      vendor.state.leads = [
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
      ]
      vendor.state.proxyLeads = [
        { id: '3', creation_date: '2024-01-20 10:00:00', order_id: '8', name: 'Кто-то', roistat: 'yandex' },
        { id: '4', creation_date: '2024-01-20 10:00:00', order_id: '500' },
        { id: '5', creation_date: 'вчера', order_id: '8' },
      ]
      const pull = await pulled()
      expect(pull).toMatchObject({ state: 'done', created: 2, refused: 9, read: 11, receipts: 1 })
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
          ['status', '7', 'unknown-choice', 'type'],
          ['status', '9', 'required', 'name'],
          ['receipt', '4', 'pulled-no-lead', 'order_id'],
        ]),
      )
      const lead = (await desk.send('GET', '/leads/8')).json
      expect(lead).toMatchObject({ name: null, phone: '79210000001', price: '1500.50' })
      const chosen = await pulled({ missing_status: '2' })
      expect(chosen).toMatchObject({ created: 2, refused: 7 })
      expect((await faults(chosen.id)).map(({ id }) => id)).not.toContain('2')
    })

    test('leads of this desk keep their numbers', async () => {
      await desk.lead({ title: 'Своя' })
      vendor.state.statuses = [{ id: '0', name: 'Иначе', type: 'progress' }]
      vendor.state.leads = [vendorLead(1, at), vendorLead(2, at)]
      const pull = await pulled()
      expect(pull).toMatchObject({ created: 1, refused: 1 })
      expect((await faults(pull.id)).map(({ kind, id, code }) => [kind, id, code])).toEqual([
        ['lead', '1', 'lead-id-taken'],
        ['status', '0', 'status-exists'],
      ])
    })

    test('limits are heeded for as long as it asks, and error pages are tried again', async () => {
      vendor.state.leads = [vendorLead(1, at)]
      const { id } = await begin()
      vendor.state.limited = { requests: 1, seconds: 40 }
      const waiting = await ended(id, ({ problem }) => problem !== null)
      expect(waiting).toMatchObject({ state: 'running', problem: { code: 'pull-limited', params: { seconds: 40 } } })
      const asked = vendor.calls.length
      desk.clock.now += 39
      await until(() => desk.store.pulls.find(12345, 1), 'the desk to look again')
      expect(vendor.calls).toHaveLength(asked)
      vendor.state.broken = 1
      desk.clock.now += 1
      await ended(id, ({ problem }) => (problem as { code: string } | null)?.code === 'pull-not-api')
      desk.clock.now += 30
      expect(await ended(id)).toMatchObject({ state: 'done', problem: null, created: 1 })
    })

    test('a key that is let in no more ends the pull, and one that fails for a day has failed', async () => {
      const { id } = await begin({ watch: true })
      await ended(id, ({ step }) => step === 'rest')
      vendor.state.broken = 1_000
      desk.clock.now += 61
      await ended(id, ({ problem }) => problem !== null)
      desk.clock.now += 86_401
      expect(await ended(id)).toMatchObject({ state: 'failed', problem: { code: 'pull-not-api' } })
      expect((await desk.store.pulls.find(12345, 1))?.secret).toBeNull()
    })

    test.each([
      ['a wrong key', { key: 'another-key' }, 422, 'pull-denied', 'key'],
      ['another project', { outside_project: '5' }, 422, 'pull-denied', 'key'],
      ['an unknown status', { missing_status: '8' }, 422, 'unknown-status', 'missing_status'],
      ['no address', { url: 'roistat' }, 422, 'wrong-url', 'url'],
      ['an address that is not ours to ask', { url: 'http://10.0.0.1' }, 422, 'url-unencrypted', 'url'],
    ])('refuses %s at once', async (_, given, status, code, argument) => {
      const body = { url: vendor.url, outside_project: String(vendor.project), key: vendor.key, ...given }
      const { json, ...reply } = await desk.send('POST', '/pulls', body)
      expect([reply.status, json.code]).toEqual([status, code])
      expect(JSON.stringify(json)).toContain(argument)
      expect((await desk.send('GET', '/pulls')).json.items).toEqual([])
    })
  })
})
