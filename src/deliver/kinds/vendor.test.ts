import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'
import { useDestinations } from '../../../test/destinations.ts'
import { useReceiver } from '../../../test/receiver.ts'
import { until } from '../../../test/until.ts'

/** A handler like those of customers: it checks the token, makes an order, and returns its number. */
async function openHandler(user: string, password: string) {
  const got: Record<string, string>[] = []
  const state = { answer: undefined as string | undefined, isSlow: false, echoes: false }
  const server = createServer((request, response) => {
    const query = Object.fromEntries(new URL(request.url ?? '', 'http://handler').searchParams)
    const isAllowed =
      query.token ===
        createHash('md5')
          .update(user + password)
          .digest('hex') && query.user === user
    if (state.echoes) return void response.writeHead(404).end(`No such page: ${request.url}`)
    if (request.method !== 'GET' || query.action !== 'lead' || !isAllowed) return void response.end('no')
    got.push(query)
    const answer = state.answer ?? JSON.stringify({ status: 'ok', order_id: String(700 + got.length) })
    if (!state.isSlow) return void response.end(answer)
    response.flushHeaders()
    setTimeout(() => response.end(answer), 1_200)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/crm.php?site=1`
  return { url, got, state, close: () => server.close() }
}

eachDatabase((database) => {
  const desk = useDesk(database, { isSending: true, delivering: { random: () => 0.5 } })
  const receiver = useReceiver()
  const { shown, deliveries, log, settled, stop } = useDestinations(desk, receiver)
  let handler: Awaited<ReturnType<typeof openHandler>>
  beforeAll(async () => {
    handler = await openHandler('desk', 'слово')
  })
  afterAll(() => handler.close())

  async function destination(fields: object = {}): Promise<string> {
    const given = { kind: 'vendor', url: handler.url, settings: { user: 'desk' }, secret: 'слово' }
    const { json, status, text } = await desk().send('POST', '/destinations', { name: 'CRM', ...given, ...fields })
    if (status !== 201) throw new Error(text)
    return json.id as string
  }

  test('a new lead is sent as the query that handlers expect, and the number of its order is stored', async () => {
    const id = await destination()
    expect(await shown(id)).toMatchObject({ topics: ['lead.created'], settings: { user: 'desk' } })
    const fields = { name: 'Иван', phone: '+7 921 000-00-01', email: 'i@example.com', text: 'Окно & дверь' }
    const lead = await desk().lead({ ...fields, title: 'Заявка', creation_date: '2024-01-15T10:00:07Z' })
    await desk().call('lead/update', { id: lead, status: '1' })
    await settled(id, 1)
    const [{ user, token, data, ...query } = {} as Record<string, string>] = handler.got
    expect(query).toEqual({
      ...{ site: '1', action: 'lead', id: lead, visit: '', title: 'Заявка', manager_id: '', ...fields },
      created_date: '2024-01-15 10:00:07',
    })
    expect(JSON.parse(data ?? '')).toEqual({ source: null })
    const { items } = (await desk().send('GET', `/destinations/${id}/deliveries`)).json as { items: object[] }
    expect(items).toMatchObject([{ lead_id: lead, outside_id: '701' }])
    expect(JSON.stringify(await log(id, (await deliveries(id))[0]?.event as string))).not.toContain(token)
    await stop(id)
  })

  test('the visit is the number that the site sent with the enquiry, not an advertising mark', async () => {
    const id = await destination()
    const key = await desk().newKey('capture', [12345])
    const visitOf = async (pairs: Record<string, string>) => {
      const before = handler.got.length
      desk().clock.now += 600
      await fetch(`${desk().address}/api/proxy/1.0/leads/add?${new URLSearchParams({ key, name: 'Анна', ...pairs })}`)
      await until(() => handler.got.length > before, 'the lead to be told')
      return handler.got.at(-1)?.visit
    }
    const touches = JSON.stringify({ touches: { last: { roistat: 'direct1_search' } } })
    expect(await visitOf({ phone: '+79210000011', roistat: '1234567', _zayavka: touches })).toBe('1234567')
    expect(await visitOf({ phone: '+79210000012', roistat: 'yandex' })).toBe('')
    expect(await visitOf({ phone: '+79210000013', _zayavka: touches })).toBe('')
    await stop(id)
  })

  test('after an answer other than ok it retries every half hour', async () => {
    const id = await destination()
    handler.state.answer = '<html>200, but no order</html>'
    const before = handler.got.length
    await desk().lead()
    for (let attempt = 1; attempt <= 3; attempt++) {
      await until(async () => (await deliveries(id))[0]?.attempts === attempt, `try ${attempt}`)
      const [{ next_at } = { next_at: '' }] = await deliveries(id)
      expect(Date.parse(next_at as string) / 1_000 - desk().clock.now).toBe(1_800)
      if (attempt < 3) desk().clock.now += 1_800
    }
    const { event } = (await deliveries(id))[0] ?? { event: '' }
    expect((await log(id, event))[0]).toMatchObject({
      outcome: 'refused',
      status: 200,
      error: expect.stringContaining('ok'),
    })
    handler.state.answer = undefined
    desk().clock.now += 1_800
    await settled(id, 1)
    expect(new Set(handler.got.slice(before).map((query) => query.id)).size).toBe(1)
    await stop(id)
  })

  test('a lead that is too long for a URL is sent with cut texts', async () => {
    const id = await destination()
    await desk().lead({ title: 'Ъ'.repeat(1_000), name: '😀'.repeat(500), text: 'я'.repeat(60_000) })
    await settled(id, 1)
    const query = handler.got.at(-1)
    expect(query?.title).toMatch(/^Ъ+$/)
    expect(new URLSearchParams(query).toString().length).toBeLessThan(7_500)
    await stop(id)
  })

  test('the number of an order is stored without NUL', async () => {
    const id = await destination()
    handler.state.answer = '{"status": "ok", "order_id": "7\\u000012"}'
    await desk().lead()
    await settled(id, 1)
    const { items } = (await desk().send('GET', `/destinations/${id}/deliveries`)).json
    expect(items).toMatchObject([{ state: 'delivered', attempts: 1, outside_id: '712' }])
    handler.state.answer = undefined
    await stop(id)
  })

  test('a test sends no lead, and reports a wrong password', async () => {
    const id = await destination()
    const { json } = await desk().send('POST', `/destinations/${id}/test`, {})
    expect(json).toMatchObject({ trigger: 'test', outcome: 'delivered' })
    expect(handler.got.at(-1)).toMatchObject({ id: '0', title: 'Test', phone: '' })
    expect((await desk().send('POST', `/destinations/${id}/rotate`, {})).json.code ?? 'required').toBe('required')
    expect((await desk().send('POST', `/destinations/${id}/rotate`, { secret: 'другое' })).json.secret).toBeNull()
    expect((await desk().send('POST', `/destinations/${id}/test`, {})).json).toMatchObject({ outcome: 'refused' })
    const other = { name: 'CRM', kind: 'vendor', url: handler.url, settings: { user: 'desk' }, secret: 'a' }
    const refused = await desk().send('POST', '/destinations', { ...other, topics: ['lead.paid'] })
    expect(JSON.stringify(refused.json)).toContain('unknown-choice')
    expect((await desk().send('POST', '/destinations', { ...other, url: undefined })).status).toBe(422)
    await stop(id)
  })

  test('a handler that sends its headers first has the time of a request for its answer', async () => {
    handler.state.isSlow = true
    const id = await destination()
    const { json } = await desk().send('POST', `/destinations/${id}/test`, {})
    handler.state.isSlow = false
    expect(json).toMatchObject({ outcome: 'delivered', response: expect.stringContaining('"ok"') })
    await stop(id)
  })

  test('the log does not contain the token, even if the receiver repeats the address', async () => {
    handler.state.echoes = true
    const id = await destination()
    const { text } = await desk().send('POST', `/destinations/${id}/test`, {})
    handler.state.echoes = false
    expect(text).toContain('No such page: /crm.php')
    expect(text).not.toContain(createHash('md5').update('deskслово').digest('hex'))
    await stop(id)
  })
})
