import { beforeAll, describe, expect, test } from 'vitest'
import { field, multipart } from '../../test/bodies.ts'
import { eachDatabase } from '../../test/databases.ts'
import { type Sent, useDesk } from '../../test/desk.ts'
import { openSocket, request } from '../../test/socket.ts'

type Item = Record<string, string>
const moment = (text: string) => Date.parse(text) / 1000

eachDatabase((db) => {
  const desk = useDesk(db)
  const read = (
    path = '',
    query: Record<string, string> = {},
    { body, ...sent }: Sent & { body?: string | Uint8Array | undefined } = {},
  ) => desk().call(`/api/v1/project/proxy-leads${path}`, body, { verb: 'GET', query, ...sent })
  const idsIn = async (path: string, query: Record<string, string>) =>
    ((await read(path, query)).json.ProxyLeads as Item[]).map(({ id }) => id)

  beforeAll(async () => {
    const key = await desk().newKey('capture', [12345])
    const send = async (at: string, pairs: Record<string, string>) => {
      desk().clock.now = moment(at)
      await fetch(`${desk().address}/api/proxy/1.0/leads/add?${new URLSearchParams({ key, ...pairs })}`)
    }
    await desk().lead() // so that ids of leads and receipts differ
    const peter = { title: 'Callback lead', name: 'Peter Pan', phone: '71234567890', email: 'peter@yahoo.com' }
    await send('2024-03-01T20:59:59Z', { ...peter, comment: 'Call me please', roistat: '1000' })
    await send('2024-03-01T21:00:00Z', { phone: '79998887766', utm_source: 'vk', 'fields[Цвет]': 'белый' })
    await send('2024-03-02T10:00:00Z', {})
    await send('2024-03-02T11:00:00Z', { name: 'Peter', phone: '+7 123 456-78-90' })
    await send('2024-03-02T11:00:30Z', { name: 'Peter', phone: '+7 123 456-78-90' })
  })
  const whole = { period: '2024-03-01-2024-03-02' }

  test('§9 proxy-leads: submissions are listed in the format of the vendor, the newest first', async () => {
    const { status, json, text } = await read('', whole)
    expect([status, json.status]).toEqual([200, 'success'])
    const [, , second, first] = json.ProxyLeads as Item[]
    expect(first).toEqual({
      id: '1',
      title: 'Callback lead',
      text: 'Call me please',
      name: 'Peter Pan',
      phone: '71234567890',
      email: 'peter@yahoo.com',
      roistat: '1000',
      creation_date: '2024-03-01 20:59:59',
      order_id: '2',
      order_fields: {},
    })
    const unsaid = { text: '', name: '', email: '', roistat: '' }
    expect(second).toEqual({
      id: '2',
      title: 'Заявка с сайта',
      phone: '79998887766',
      ...unsaid,
      creation_date: '2024-03-01 21:00:00',
      order_id: '3',
      order_fields: { Цвет: 'белый' },
    })
    expect(text).toMatch(/^\{"ProxyLeads":\[\{"id":"5","title":.*\],"status":"success"\}$/)
  })

  test.each<[string, Record<string, string>, string[]]>([
    ['days are those of the project’s zone', { period: '2024-03-01-2024-03-01' }, ['1']],
    ['both ends belong to the period', { period: '2024-03-02-2024-03-02' }, ['5', '4', '2']],
    ['what made no lead is not among them', whole, ['5', '4', '2', '1']],
    ['limit and offset part them', { ...whole, limit: '2', offset: '1' }, ['4', '2']],
    ['a period without any is empty', { period: '2021-07-07-2021-09-24' }, []],
  ])('§9 proxy-leads: %s', async (_, query, ids) => expect(await idsIn('', query)).toEqual(ids))

  test.each<[string, Record<string, string>, number | undefined]>([
    ['where more follow, the answer says with which offset', { ...whole, limit: '2', offset: '1' }, 3],
    ['the last page says nothing of another', { ...whole, limit: '2', offset: '2' }, undefined],
    ['neither does an empty one', { ...whole, offset: '4' }, undefined],
  ])('§9 proxy-leads: %s', async (_, query, next) => expect((await read('', query)).json.next_offset).toBe(next))

  test('§9 proxy-leads: duplicates are submissions of people who already had a lead', async () => {
    expect(await idsIn('/duplicates', whole)).toEqual(['5', '4'])
    expect(await idsIn('/duplicates', { period: '2024-03-01-2024-03-01' })).toEqual([])
  })

  describe('§9 proxy-leads: the period', () => {
    const idsOf = ({ json }: { json: Record<string, unknown> }) => (json.ProxyLeads as Item[]).map(({ id }) => id)

    test('is the last 30 days by default, which a header names', async () => {
      desk().clock.now = moment('2024-03-30T21:00:00Z') // the 31st in Moscow
      const reply = await read()
      expect([reply.status, idsOf(reply)]).toEqual([200, ['5', '4', '2']])
      expect(reply.headers.get('period-used')).toBe('2024-03-02-2024-03-31')
      expect((await read('', whole)).headers.get('period-used')).toBeNull()
    })

    test.each<[string, string]>([
      ['an empty JSON object', '{}'],
      ['JSON with something else', '{"limit":10}'],
      ['no JSON', 'nothing'],
      ['an empty list', '[]'],
    ])('of the query counts beside a body of GET: %s', async (_, body) => {
      const wire = await openSocket(desk().address)
      const target = `/api/v1/project/proxy-leads?project=12345&period=${whole.period}`
      wire.send(request(`GET ${target}`, [`Api-key: ${desk().key}`, `Content-Length: ${body.length}`], body))
      const answer = await wire.answer()
      wire.vanish()
      expect([answer.status, idsOf(answer)]).toEqual([200, ['5', '4', '2', '1']])
    })

    test.each<[string, Record<string, string>, string | Uint8Array | undefined]>([
      ['a form', {}, `period=${whole.period}`],
      ['JSON', {}, JSON.stringify(whole)],
      ['multipart, as of PHP’s curl', {}, multipart([[field('period'), whole.period]])],
      ['the query of a POST', whole, undefined],
    ])('may come as %s', async (_, query, body) => {
      const reply = await read('', query, { verb: 'POST', body })
      expect([reply.status, idsOf(reply)]).toEqual([200, ['5', '4', '2', '1']])
    })
  })

  test('§9 proxy-leads: a single submission is sent under both of the vendor’s names', async () => {
    const { json } = await read('/1')
    expect(json).toEqual({
      ProxyLead: expect.objectContaining({ id: '1' }),
      ProxyLeads: [json.ProxyLead],
      status: 'success',
    })
  })

  test('§9 proxy-leads: a page of very long texts ends early, and paging by its offset finds them all', async () => {
    const key = await desk().newKey('capture', [12345])
    const comment = 'x'.repeat(65_000)
    for (let sent = 0; sent < 260; sent += 20) {
      desk().clock.now = moment('2024-03-05T10:00:00Z') + sent
      const send = () =>
        fetch(`${desk().address}/in/x?key=${key}`, { method: 'POST', body: JSON.stringify({ comment }) })
      const replies = await Promise.all(Array.from({ length: 20 }, send))
      expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    }
    const [ids, pages] = [new Set<string>(), [] as number[]]
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const { json } = await read('', { period: '2024-03-05-2024-03-05', offset: String(offset) })
      const found = json.ProxyLeads as Item[]
      for (const { id, text } of found) if (text === comment) ids.add(id as string)
      pages.push(found.length)
      offset = json.next_offset as number | undefined
    }
    expect(ids.size).toBe(260)
    expect(pages).toHaveLength(2)
  })

  describe('§9 proxy-leads is refused', () => {
    test.each<[string, string, Record<string, string>, number, string]>([
      ['with a period of another form', '', { period: '2024-03-01..2024-03-02' }, 400, 'incorrect_request'],
      ['with a day that no month has', '', { period: '2024-02-30-2024-03-02' }, 400, 'incorrect_request'],
      ['with a period that ends before it begins', '', { period: '2024-03-02-2024-03-01' }, 400, 'incorrect_request'],
      ['with a limit over the most', '', { ...whole, limit: '10001' }, 400, 'incorrect_request'],
      ['with an id that is no number', '/abc', {}, 400, 'incorrect_request'],
      ['with an id that is not there', '/999', {}, 404, 'resource_not_found'],
      ['with the id of what made no lead', '/3', {}, 404, 'resource_not_found'],
    ])('%s', async (_, path, query, status, error) => {
      const reply = await read(path, query)
      expect([reply.status, reply.json.error]).toEqual([status, error])
    })

    test.each(['2023-11-01-2023-11-31', '2023-11-01..2023-11-30', 'today'])(
      'with the form of a period that is right: %s',
      async (period) => {
        const { json } = await read('', { period })
        expect(json.description).toBe(`Argument period must be days such as 2021-07-07-2021-09-24, not "${period}"`)
      },
    )

    test('to a capture key, and for a foreign project', async () => {
      const capture = await desk().newKey('capture', [12345])
      expect((await read('', whole, { key: capture })).json.error).toBe('access_denied')
      await desk().newProject(777)
      expect((await read('', whole, { project: 777 })).json.error).toBe('access_denied')
    })
  })
})
