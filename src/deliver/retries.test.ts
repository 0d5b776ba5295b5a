import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { openDesk, useDesk } from '../../test/desk.ts'
import { iso, signed, useDestinations } from '../../test/destinations.ts'
import { useReceiver } from '../../test/receiver.ts'
import { until } from '../../test/until.ts'

const day = 86_400

eachDatabase((database) => {
  const delivering = { random: () => 0.5 }
  const desk = useDesk(database, { isSending: true, delivering })
  const receiver = useReceiver()
  const { destination, shown, deliveries, log, settled, stop } = useDestinations(desk, receiver)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)

  test('a failure is retried by the schedule, respects Retry-After, and delays only events of its lead', async () => {
    const { id, path } = await destination()
    let refused = ''
    receiver().answerWith(({ json }, response) => {
      refused ||= json.data.lead_id as string
      const isRefused = json.data.lead_id === refused
      response.writeHead(isRefused ? 503 : 200, isRefused ? { 'Retry-After': '60' } : {}).end()
    })
    const lead = await desk().lead()
    await receiver().heard(path, 1)
    await until(async () => (await shown(id)).failures === 1, 'the failure to be noted')
    await desk().call('lead/update', { id: lead, status: '1' })
    const other = await desk().lead()
    const got = await receiver().heard(path, 2)
    expect(got.map(({ json }) => json.data.lead_id)).toEqual([lead, other])
    await settled(id, 1)
    const [, changed, failed] = await deliveries(id)
    const waits = Date.parse(failed?.next_at as string) / 1_000 - desk().clock.now
    expect(waits).toBe(60)
    expect([failed?.state, failed?.attempts, changed?.state, changed?.attempts]).toEqual(['waiting', 1, 'waiting', 0])
    expect((await log(id, failed?.event as string))[0]).toMatchObject({
      outcome: 'refused',
      status: 503,
      error: 'The receiver answered 503',
    })

    receiver().answerOk()
    desk().clock.now += 59
    await desk().lead()
    await receiver().heard(path, 3)
    expect(receiver().at(path)).toHaveLength(3)
    desk().clock.now += 1
    const all = await receiver().heard(path, 5)
    expect(all.slice(3).map(({ json }) => [json.data.lead_id, (json.data.topics as string[])[0]])).toEqual([
      [lead, 'lead.created'],
      [lead, 'lead.changed'],
    ])
    expect(all[3]?.headers['webhook-id']).toBe(all[0]?.headers['webhook-id'])
    await settled(id, 4)
    expect(await shown(id)).toMatchObject({ failures: 0, first_failure_at: null, waiting: 0 })
    await stop(id)
  })

  test('after ten attempts in 75 hours the delivery has failed and the destination is failing, until it is switched on', async () => {
    const { id, path } = await destination()
    receiver().answerStatus(500)
    await desk().lead()
    await receiver().heard(path, 1)
    const began = desk().clock.now
    const waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
    for (const [index, wait] of waits.entries()) {
      await until(async () => (await deliveries(id))[0]?.attempts === index + 1, `try ${index + 1}`)
      const [{ next_at } = { next_at: null }] = await deliveries(id)
      expect(Date.parse(next_at as string) / 1_000 - desk().clock.now).toBe(wait)
      desk().clock.now += wait
    }
    await until(async () => (await shown(id)).state === 'failing', 'it to be failing')
    expect(desk().clock.now - began).toBe(75 * 3_600 + 35 * 60 + 5)
    expect(receiver().at(path)).toHaveLength(10)
    expect(await deliveries(id)).toMatchObject([{ state: 'failed', attempts: 10, next_at: null }])
    expect(await shown(id)).toMatchObject({ reason: 'failing', failures: 10 })
    const { json } = await send('GET', '/audit', undefined, { query: { limit: '1' } })
    expect((json.items as object[])[0]).toMatchObject({ action: 'destination.stopped', details: { reason: 'failing' } })

    receiver().answerOk()
    await desk().lead()
    expect(await shown(id)).toMatchObject({ state: 'failing' })
    expect((await send('PATCH', `/destinations/${id}`, { state: 'on' })).json).toMatchObject({
      state: 'on',
      reason: null,
      failures: 0,
    })
    await receiver().heard(path, 11)
    await settled(id, 1)
    await stop(id)
  })

  test('410 switches it off at once, and a pause keeps pending deliveries', async () => {
    const { id, path } = await destination()
    receiver().answerStatus(410)
    await desk().lead()
    await until(async () => (await shown(id)).state === 'gone', 'it to be gone')
    expect(await shown(id)).toMatchObject({ reason: 'gone' })
    receiver().answerOk()
    await desk().lead()
    await send('PATCH', `/destinations/${id}`, { state: 'paused' })
    await desk().lead()
    expect(receiver().at(path)).toHaveLength(1)
    await send('PATCH', `/destinations/${id}`, { state: 'on' })
    await receiver().heard(path, 4)
    await settled(id, 3)
    expect(
      receiver()
        .at(path)
        .map(({ json }) => Number(json.data.number)),
    ).toEqual(
      receiver()
        .at(path)
        .map(({ json }) => Number(json.data.number))
        .sort((one, other) => one - other),
    )
    await stop(id)
  })

  test('a test and a resend are sent in the same way, also while it is paused, and do not change its failures', async () => {
    const { id, path, secret } = await destination()
    await desk().lead()
    await receiver().heard(path, 1)
    await settled(id, 1)
    await send('PATCH', `/destinations/${id}`, { state: 'paused' })
    const [{ event } = { event: '' }] = await deliveries(id)

    receiver().answerStatus(500)
    expect((await send('POST', `/destinations/${id}/test`, {})).json).toMatchObject({ trigger: 'test', status: 500 })
    const failed = await send('POST', `/destinations/${id}/deliveries/${event}/resend`, {})
    expect(failed.json).toMatchObject({ number: 2, trigger: 'resend', outcome: 'refused', status: 500 })
    expect(await shown(id)).toMatchObject({ failures: 0, first_failure_at: null })
    expect((await deliveries(id))[0]).toMatchObject({
      ...{ state: 'delivered', attempts: 2, next_at: null, topics: ['lead.created'] },
      last: { trigger: 'resend', outcome: 'refused', status: 500 },
    })
    const { items } = (await send('GET', '/destinations/health')).json as { items: Record<string, number[]>[] }
    const own = items.find((each) => String(each.id) === id)
    expect([own?.delivered?.at(-1), own?.failed?.at(-1), own?.delivered?.length]).toEqual([1, 1, 48])

    receiver().answerOk()
    expect((await send('POST', `/destinations/${id}/deliveries/${event}/resend`, {})).json).toMatchObject({ number: 3 })
    const [first, test, , resent] = receiver().at(path)
    expect(resent?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(test?.json).toMatchObject({ type: 'test', data: { project: '12345', destination: id } })
    expect(signed(secret, test?.headers, test?.body)).toBe(true)
    expect((await log(id, '0')).map(({ trigger }) => trigger)).toEqual(['test'])

    const since = iso(desk().clock.now - day)
    expect((await send('POST', `/destinations/${id}/resend`, { since })).json).toEqual({ count: 0, more: false })
    const all = await send('POST', `/destinations/${id}/resend`, { since, only_failed: false })
    expect(all.json).toEqual({ count: 1, more: false })
    await receiver().heard(path, 5)
    await until(async () => (await deliveries(id))[0]?.attempts === 4, 'the resend to be noted')
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', next_at: null })
    await stop(id)
  })

  test('a request that is repeated under its Idempotency-Key while it runs is refused, by every process, and sends nothing', async () => {
    const { id, path } = await destination()
    await desk().lead()
    await settled(id, 1)
    await send('PATCH', `/destinations/${id}`, { state: 'paused' })
    const [{ event } = { event: '' }] = await deliveries(id)
    const key = await desk().newKey('admin', [12345])
    const other = database.name === 'postgres' ? await openDesk(desk().url, { delivering }) : desk()
    for (const [index, action] of [`deliveries/${event}/resend`, 'test'].entries()) {
      const held: ServerResponse[] = []
      receiver().answerWith((_, response) => (held.length === 0 ? held.push(response) : response.end()))
      const headers = { 'Idempotency-Key': `running-${action}` }
      const post = (which = desk()) => which.send('POST', `/destinations/${id}/${action}`, {}, { headers, key })
      const first = post()
      await receiver().heard(path, 2 + index)
      for (const which of [desk(), other]) {
        const refused = await post(which)
        expect([refused.json.code, refused.headers.get('retry-after')]).toEqual(['request-in-progress', '1'])
      }
      held[0]?.end()
      const { status, json } = await first
      const again = await post(other)
      const stored = action === 'test' ? json : { ...json, request: null, response: null } // what was sent is not stored
      expect([status, again.headers.get('idempotent-replayed'), again.json]).toEqual([200, 'true', stored])
      expect(receiver().at(path)).toHaveLength(2 + index)
    }
    receiver().answerOk()
    if (other !== desk()) await other.close()
    await stop(id)
  })

  test('a refused request to send does not use up its Idempotency-Key', async () => {
    const { id } = await destination()
    const post = (which: string) =>
      send('POST', `/destinations/${id}/${which}`, {}, { headers: { 'Idempotency-Key': `free-${database.name}` } })
    for (let times = 0; times < 2; times++)
      expect((await post('deliveries/999999/resend')).json).toMatchObject({ code: 'no-such-delivery' })
    expect((await post('test')).status).toBe(200)
    await stop(id)
  })

  test('a repeated request with the same Idempotency-Key sends nothing again and shows no secret again', async () => {
    const headers = { 'Idempotency-Key': `once-${database.name}` }
    const body = { name: 'Однажды', url: `${receiver().url}/once` }
    const first = await send('POST', '/destinations', body, { headers })
    const again = await send('POST', '/destinations', body, { headers })
    expect([again.status, again.json]).toEqual([201, { ...first.json, secret: null }])
    const id = first.json.id as string
    const tests = { headers: { 'Idempotency-Key': `test-${database.name}` } }
    const sent = [1, 2].map(async () => (await send('POST', `/destinations/${id}/test`, {}, tests)).json)
    const answers = await Promise.all(sent)
    expect(answers[0]?.trigger ?? answers[1]?.trigger).toBe('test')
    const earlier = receiver().at('/once').length
    expect((await send('POST', `/destinations/${id}/test`, {}, tests)).json).toMatchObject({ trigger: 'test' })
    expect(receiver().at('/once')).toHaveLength(earlier)
    await stop(id)
  })

  test('check finds nothing wrong', async () => {
    expect(await desk().store.check.wrongNumbers()).toEqual([])
  })
})
