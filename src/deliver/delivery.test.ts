import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { iso, type Made, signed, useDestinations } from '../../test/destinations.ts'
import { newMember } from '../../test/members.ts'
import { useReceiver } from '../../test/receiver.ts'
import { noteDemo } from '../actions/demo.ts'
import { createLeads } from '../actions/leads.ts'
import { findProject } from '../actions/projects.ts'
import { pruneDeliveries } from '../actions/prune.ts'

const day = 86_400

eachDatabase((database) => {
  const desk = useDesk(database, { isSending: true, trustProxy: true, delivering: { random: () => 0.5 } })
  const receiver = useReceiver()
  const { destination, shown, deliveries, log, settled, stop } = useDestinations(desk, receiver)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  test('each event after the creation is delivered once, signed, as in the feed, with the current lead', async () => {
    const before = await desk().lead({ name: 'До' })
    const { id, secret, path } = await destination()
    const lead = await desk().lead({ phone: '+7 921 000-00-01', source: 'vk', text: 'Ъ'.repeat(300) })
    await desk().call('lead/update', { id: lead, status: '1' })
    const got = await receiver().heard(path, 2)
    await settled(id, 2)
    expect(receiver().at(path)).toHaveLength(2)

    const feed = (await send('GET', '/events', undefined, { query: { lead } })).json.items as Record<string, unknown>[]
    const kept = (await send('GET', `/leads/${lead}`)).json
    for (const [index, { json, headers, body }] of got.entries()) {
      const { at, ...event } = feed[index] as Record<string, unknown>
      expect(json).toEqual({
        type: (event.topics as string[])[0],
        timestamp: at,
        data: { project: '12345', lead: index === 1 ? kept : expect.objectContaining({ id: lead }), ...event },
      })
      expect(headers['webhook-id']).toBe(`evt_12345_${event.number}`)
      expect(Math.abs(Number(headers['webhook-timestamp']) - desk().clock.now)).toBeLessThan(2)
      expect(signed(secret, headers, body)).toBe(true)
      expect(signed(secret, headers, body.replace('12345', '12346'))).toBe(false)
      expect(headers['content-type']).toBe('application/json')
    }
    expect(got.some(({ json }) => json.data.lead_id === before)).toBe(false)
    expect(await log(id, (await deliveries(id))[0]?.event as string)).toEqual([
      {
        ...{ number: 1, trigger: 'schedule', outcome: 'delivered', status: 200, response: 'ok', error: null },
        at: expect.any(String),
        ms: expect.any(Number),
        request: got[1]?.body,
      },
    ])
    await stop(id)
  })

  test('topics, the filter and doors decide what is delivered, also when a lead leaves the filter', async () => {
    const { id, path } = await destination({
      topics: ['lead.created', 'lead.status_changed'],
      filter: { field: 'status', operator: '=', value: '0' },
    })
    const all = await destination({ also: ['demo'] })
    const [wanted, other] = [await desk().lead(), await desk().lead({ status: '1' })]
    await desk().call('lead/update', { id: wanted, title: 'Другое' })
    await desk().call('lead/update', { id: wanted, status: '2' })
    await desk().call('lead/update', { id: other, status: '2' })
    const project = await findProject(desk().store, 12345)
    const draft = { title: 'Демо', name: null, phone: null, email: null, text: null, paidDate: null, price: null }
    const demo = { ...draft, source: null, creationDate: 1_700_000_000, status: 0 }
    await createLeads(desk().store, { door: 'demo', name: 'demo' }, project, [demo], desk().clock.now)
    await receiver().heard(all.path, 6)
    await receiver().heard(path, 2)
    await settled(id, 2)
    expect(
      receiver()
        .at(path)
        .map(({ json }) => [json.type, json.data.lead_id]),
    ).toEqual([
      ['lead.created', wanted],
      ['lead.status_changed', wanted],
    ])
    await stop(id)
    await stop(all.id)
  })

  test('a rotated secret signs beside the former one for a day', async () => {
    const { id, path, secret } = await destination()
    const rotated = (await send('POST', `/destinations/${id}/rotate`, {})).json
    const next = rotated.secret as string
    expect(next).not.toBe(secret)
    expect(rotated.old_secret_until).toBe(iso(desk().clock.now + day))
    await desk().lead()
    const [first] = await receiver().heard(path, 1)
    expect([secret, next].map((each) => signed(each, first?.headers, first?.body))).toEqual([true, true])
    desk().clock.now += day
    await desk().lead()
    const [, second] = await receiver().heard(path, 2)
    expect([secret, next].map((each) => signed(each, second?.headers, second?.body))).toEqual([false, true])
    await settled(id, 2)
    await stop(id)
  })

  describe('deliveries are kept for 30 days, or fewer', () => {
    let made: Made
    beforeAll(async () => {
      made = await destination()
    })

    test('then they are removed, and their number stays known', async () => {
      await desk().lead()
      await receiver().heard(made.path, 1)
      await settled(made.id, 1)
      const owner = await newMember(desk(), 'owner')
      await owner.send('PATCH', '/api/v2/projects/12345/retention', { delivery_days: 10 })
      desk().clock.now += 10 * day
      await pruneDeliveries(desk().store, desk().clock.now)
      expect(await deliveries(made.id)).toHaveLength(1)
      desk().clock.now += 1
      await pruneDeliveries(desk().store, desk().clock.now)
      expect(await deliveries(made.id)).toEqual([])
      expect(await shown(made.id)).toMatchObject({ forgotten: 1 })
    })

    test('the log of a demo lead is removed with the demo', async () => {
      const lead = await desk().lead({ phone: '+7 921 000-00-98' })
      await settled(made.id, 1)
      await noteDemo(desk().store, await findProject(desk().store, 12345), { leads: [Number(lead)] })
      const also = await destination({ also: ['demo'] })
      await send('DELETE', '/demo')
      const [purged] = await receiver().heard(also.path, 1)
      expect(purged?.json).toMatchObject({ type: 'lead.purged', data: { lead_id: lead, door: 'demo' } })
      const logs = await Promise.all((await deliveries(made.id)).map(({ event }) => log(made.id, event)))
      expect(logs).toHaveLength(1) // a destination without demo events gets no purge of demo leads either
      expect(JSON.stringify(logs)).not.toContain('000-00-98')
      await stop(also.id)
    })

    test('the log of a purged lead is cleared at once', async () => {
      const lead = await desk().lead({ phone: '+7 921 000-00-99' })
      await settled(made.id, 2)
      await send('DELETE', `/leads/${lead}`)
      await send('POST', `/leads/${lead}/purge`)
      await settled(made.id, 4)
      const rows = await deliveries(made.id)
      const logs = await Promise.all(rows.map(({ event }) => log(made.id, event)))
      expect(JSON.stringify(logs)).not.toContain('000-00-99')
      expect(logs[0]?.[0]?.request).toBeNull()
      expect(receiver().at(made.path).at(-1)?.json).toMatchObject({ type: 'lead.purged', data: { lead: null } })
      await stop(made.id)
      expect(await send('GET', `/destinations/${made.id}/deliveries`)).toMatchObject({ status: 404 })
    })
  })

  test('the log has no text of a deleted comment, also of an attempt that was under way', async () => {
    const all = await destination()
    const lead = await desk().lead()
    const { json } = await send('POST', `/leads/${lead}/comments`, { comment: 'Секрет один' })
    const path = `/leads/${lead}/comments/${json.event}`
    await settled(all.id, 2)
    let answer = () => {}
    receiver().answerWith(({ path: at }, response) => {
      if (at === all.path) answer = () => response.writeHead(200).end()
      else response.writeHead(200).end()
    })
    expect((await send('PATCH', path, { comment: 'Секрет два' })).status).toBe(200)
    await receiver().heard(all.path, 3)
    expect((await send('DELETE', path)).status).toBe(200)
    receiver().answerOk()
    answer()
    await settled(all.id, 4)
    const logs = await Promise.all((await deliveries(all.id)).map(({ event }) => log(all.id, event)))
    expect(logs.flat().map(({ request }) => request !== null)).toEqual([true, false, false, true])
    expect(JSON.stringify(logs)).not.toContain('Секрет')
    await stop(all.id)
  })

  test('check finds nothing wrong', async () => {
    expect(await desk().store.check.wrongNumbers()).toEqual([])
  })
})
