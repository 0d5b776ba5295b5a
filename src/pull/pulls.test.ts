import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase, sqlite } from '../../test/databases.ts'
import { type TestDesk, useDesk } from '../../test/desk.ts'
import { everything, type Pull, pullsOf } from '../../test/pulling.ts'
import { until } from '../../test/until.ts'

eachDatabase((database) => {
  describe('from a desk that answers like the vendor', () => {
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

    test('everything is pulled unchanged, with its ids', async () => {
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

    test('the key is removed afterwards, and no response contains it', async () => {
      expect((await here().store.pulls.find(12345, 1))?.secret).toBeNull()
      for (const path of ['/pulls', '/pulls/1', '/audit']) {
        const { text } = await here().send('GET', path)
        expect(text).not.toContain(read)
      }
    })

    test('pulled leads give no deliveries, and their events have the actor pull', async () => {
      const { json } = await here().send('GET', '/destinations/1/deliveries')
      expect(json.items).toEqual([])
      const events = (await here().send('GET', '/events', undefined, { query: { limit: '1' } })).json.items as object[]
      expect(events[0]).toMatchObject({ door: 'import', actor: 'pull' })
    })

    test('no id is used twice', async () => {
      const last = Number((await leadsOf(there())).total)
      expect(await here().lead({ title: 'Своя' })).toBe(String(last + 1))
      await here().send('DELETE', `/leads/${last + 1}`)
    })

    test('another pull takes over changes of the other side, and keeps changes made here', async () => {
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

    test('a purged lead is not pulled again, and a lead in the bin stays there', async () => {
      for (const id of ['6', '7']) await here().send('DELETE', `/leads/${id}`)
      await here().send('POST', '/leads/6/purge', {})
      await there().call('lead/update', { id: '7', title: 'Изменена там' })
      expect(await pulled()).toMatchObject({ created: 0, changed: 0, unchanged: 25 })
      expect((await here().send('GET', '/leads/6')).status).toBe(404)
      const lead = (await here().send('GET', '/leads/7')).json
      expect(lead.deleted_at).not.toBeNull()
    })

    test('a watching pull continues with short rounds, and a full round with a comparison each day', async () => {
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
})
