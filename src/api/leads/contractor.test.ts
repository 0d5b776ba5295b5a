import { beforeAll, expect, test } from 'vitest'
import { apiLeads } from '../../../test/api-leads.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { cli, type Reply, useDesk } from '../../../test/desk.ts'
import { newMember, type TestMember } from '../../../test/members.ts'
import { sheetsOf } from '../../../test/xlsx.ts'
import { changeMember } from '../../actions/members.ts'
import { routes } from '../server.ts'

/** Contacts that a contractor must never be sent, of their own leads and of others, as digits and as typed. */
const contacts = ['9219876543', '921 987-65-43', '9217654321', 'vera@secret.example', 'other@secret.example']

eachDatabase((database) => {
  const desk = useDesk(database, { trustProxy: true })
  const { create } = apiLeads(desk)
  let contractor: TestMember
  let [own, same, foreign] = ['', '', '']
  const base = '/api/v2/projects/12345'
  const get = (path: string, query: Record<string, string> = {}) =>
    contractor.send('GET', `${base}${path}?${new URLSearchParams(query)}`)
  const told = ({ status, json }: Reply) => [status, json.code ?? 'done']

  beforeAll(async () => {
    contractor = await newMember(desk(), 'contractor')
    const [phone, email] = ['+7 921 987-65-43', 'vera@secret.example']
    const fields = { note: `${phone} ${email}` }
    const touch = { landing: `https://shop.example/?phone=79219876543&email=${email}` }
    const first = { title: `Замер ${phone}`, name: email, text: `Звонить 8 (921) 987-65-43, ${email}` }
    own = (await create({ ...first, phone, email, source: 'Подряд', fields, first_touch: touch, last_touch: touch })).id
    same = (await create({ title: 'Ещё', phone: '89219876543', source: 'подряд' })).id
    foreign = (await create({ title: 'Чужая', phone: '+79217654321', email: 'other@secret.example', source: 'vk' })).id
    await desk().send('POST', `/leads/${own}/comments`, { comment: `Перезвонить на ${phone} или ${email}` })
    await desk().send('PATCH', `/leads/${own}`, { phone: '+7 921 765-43-21', email: 'other@secret.example' })
    for (const shared of [
      { name: `Клиент ${phone}` },
      { name: 'Клиент', filter: { field: 'email', operator: '=', value: email } },
      { name: 'Вера', filter: { field: 'title', operator: 'like', value: 'Вера' } },
      { name: 'По именам', sort: 'name' },
    ])
      await desk().send('POST', '/views', { ...shared, shared: true })
    await desk().send('POST', '/views', { name: 'Для всех', shared: true })
  })

  test('no response to a contractor contains a phone or an e-mail of a lead', async () => {
    const reads = routes.filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream'))
    let answered = 0
    for (const { path } of reads)
      for (const id of [own, foreign]) {
        const filled = path
          .replace(':project', '12345')
          .replace(/:(lead|id|job|status)/g, path.includes(':status') ? '0' : id)
        const { status, text } = await contractor.send('GET', `/api/v2${filled}`)
        if (status === 200) answered++
        for (const contact of contacts) expect(text, `${filled} holds ${contact}`).not.toContain(contact)
        expect(text.replace(/\D/g, ''), filled).not.toMatch(/921(9876543|7654321)/)
      }
    expect(answered).toBeGreaterThan(30)
  })

  test.each(['csv', 'jsonl', 'xlsx'])('nor does an export as %s', async (format) => {
    const query = new URLSearchParams({ format, exact: 'true', period: 'all' })
    const headers = { Cookie: contractor.cookie() }
    const reply = await fetch(`${desk().address}${base}/export?${query}`, { headers })
    expect(reply.status).toBe(200)
    const bytes = Buffer.from(await reply.arrayBuffer())
    const text = format === 'xlsx' ? JSON.stringify(sheetsOf(bytes)) : bytes.toString()
    expect(text).toContain('Замер')
    for (const contact of contacts) expect(text).not.toContain(contact)
  })

  test('nor does the live stream of events', async () => {
    const headers = { Cookie: contractor.cookie() }
    const over = new AbortController()
    const reply = await fetch(`${desk().address}${base}/events/stream?after=0`, { headers, signal: over.signal })
    let heard = ''
    const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader()
    while (!heard.includes('lead.commented')) heard += (await reader?.read())?.value ?? ''
    over.abort()
    for (const contact of contacts) expect(heard).not.toContain(contact)
  })

  test('nor does the response to a change, or the current lead in the refusal of an outdated one', async () => {
    const path = `${base}/leads/${own}`
    const changed = await contractor.send('PATCH', path, { price: '100' })
    const late = await contractor.send('PATCH', path, { price: '200' }, { 'If-Match': '"1"' })
    const commented = await contractor.post(`${path}/comments`, { comment: 'Готово' })
    expect([changed.status, late.status, commented.status]).toEqual([200, 412, 201])
    for (const { text } of [changed, late, commented])
      for (const contact of contacts) expect(text).not.toContain(contact)
  })

  test.each<[string, Record<string, string>, [number, string] | number]>([
    ['by a phone as typed', { q: '921 987' }, 0],
    ['by a mail', { q: 'vera@secret' }, 0],
    [
      'by a filter of phones',
      { filter: '{"field":"phone","operator":"=","value":"+79219876543"}' },
      [403, 'hidden-field'],
    ],
    ['by what a title holds', { filter: '{"field":"title","operator":"like","value":"921"}' }, [403, 'hidden-field']],
    [
      'by whether there is a mail',
      { filter: '{"field":"email","operator":"null","value":false}' },
      [403, 'hidden-field'],
    ],
    [
      'by a part of a campaign',
      { filter: '{"field":"utm_term","operator":"like","value":"v"}' },
      [403, 'hidden-field'],
    ],
    ['in the order of names', { sort: 'name' }, [403, 'hidden-field']],
    ['of other sources', { filter: '{"field":"source","operator":"=","value":"vk"}' }, 0],
  ])('a contractor finds nothing %s', async (_, query, expected) => {
    const reply = await get('/leads', { period: 'all', ...query })
    if (typeof expected === 'number') expect([reply.status, reply.json.items]).toEqual([200, []])
    else expect(told(reply)).toEqual(expected)
  })

  test.each<[string, () => Record<string, unknown>, [number, string]]>([
    ['the phone, by which the person would be found', () => ({ phone: '+79219876543' }), [403, 'hidden-field']],
    ['the mail', () => ({ email: null }), [403, 'hidden-field']],
    ['a text in which a contact is hidden', () => ({ text: 'Звонить •••' }), [403, 'hidden-field']],
    ['a title to one of their own', () => ({ title: 'Замер' }), [200, 'done']],
    ['an own field', () => ({ fields: { city: 'Казань' } }), [200, 'done']],
    ['the source to one of others', () => ({ source: 'vk' }), [403, 'hidden-field']],
    ['the assignee to a stranger', () => ({ assignee: '77' }), [422, 'unknown-assignee']],
    ['the assignee to themselves', () => ({ assignee: String(contractor.id) }), [200, 'done']],
    ['the status', () => ({ status: '1' }), [200, 'done']],
  ])('a contractor changes %s', async (_, body, expected) => {
    expect(told(await contractor.send('PATCH', `${base}/leads/${same}`, body()))).toEqual(expected)
  })

  test('a contractor cannot try rules of channels on hidden fields', async () => {
    const { id } = await create({ title: 'С метками', source: 'подряд', last_touch: { utm_source: '79219876543' } })
    const counted = (match: object) =>
      contractor.post(`${base}/channels/try`, { rules: [{ channel: '1', match }], count: true })
    for (const match of [
      { utm_source: { prefix: ['7921'] } },
      { utm_medium: { contains: ['@'] } },
      { referrer_host: ['a.ru'] },
    ])
      expect(told(await counted(match))).toEqual([403, 'hidden-field'])
    expect((await counted({ source: { exact: ['подряд'] } })).status).toBe(200)
    await desk().send('DELETE', `/leads/${id}`)
  })

  test('a contractor can undo their own change only while they see the lead', async () => {
    const { id } = await create({ title: 'Замер', source: 'подряд' })
    const change = async (title: string) =>
      (await contractor.send('PATCH', `${base}/leads/${id}`, { title })).json.undo as string
    const undo = (token: string) => contractor.post(`${base}/undo/${token}`)
    expect(told(await undo(await change('Замер окон')))).toEqual([200, 'done'])
    const token = await change('Замер двери')
    await desk().send('PATCH', `/leads/${id}`, { source: 'vk' })
    expect(told(await undo(token))).toEqual([404, 'no-such-undo'])
    expect((await desk().send('GET', `/leads/${id}`)).json).toMatchObject({ title: 'Замер двери' })
  })

  test('a member who became a contractor cannot undo changes that a contractor may not make', async () => {
    const phone = '+7 921 000-00-01'
    const { id } = await create({ title: 'Замер', source: 'подряд', phone })
    const other = await create({ title: 'Чужая', source: 'vk' })
    const [kept, removed] = [await create({ title: 'Первая', source: 'подряд' }), await create({ source: 'подряд' })]
    const member = await newMember(desk(), 'manager', { email: 'was-manager@example.com' })
    const token = async (verb: string, path: string, body?: object) =>
      (await member.send(verb, `${base}${path}`, body)).json.undo as string
    const tokens = [
      await token('PATCH', `/leads/${id}`, { phone: '+7 921 000-00-02' }),
      await token('DELETE', `/leads/${other.id}`),
      await token('PUT', '/costs', { costs: [{ day: '2024-03-05', channel: '1', amount: '100' }] }),
      await token('DELETE', `/leads/${removed.id}`),
      await token('POST', '/leads', { title: 'Новая', source: 'подряд' }),
      await token('POST', '/leads/merge', { into: kept.id, leads: [(await create({ source: 'подряд' })).id] }),
    ]
    const leads = async () => (await desk().send('GET', '/leads', undefined, { query: { period: 'all' } })).json.total
    const total = await leads()
    const demoted = { project: 12345, id: member.id, change: { role: 'contractor' as const, sources: ['подряд'] } }
    await changeMember(desk().store, cli, demoted, desk().clock.now)
    const replies = []
    for (const each of tokens) replies.push(told(await member.post(`${base}/undo/${each}`)))
    expect(replies).toEqual([[403, 'hidden-field'], ...Array(5).fill([404, 'no-such-undo'])])
    expect(await leads()).toBe(total)
    expect((await desk().send('GET', `/leads/${removed.id}`)).json.deleted_at).not.toBeNull()
    expect((await desk().send('GET', `/leads/${id}`)).json).toMatchObject({ phone: '+7 921 000-00-02' })
    expect((await desk().send('GET', `/leads/${other.id}`)).json.deleted_at).not.toBeNull()
    expect((await desk().send('GET', '/costs')).json.items).toHaveLength(1)
  })

  const hiding = { note: '+7 921 987-65-43', '89219876543': 'да', city: 'Казань' }
  test.each<[string, Record<string, unknown>]>([
    ['a title', { title: 'Замер' }],
    ['a name', { name: null }],
    ['a text', { text: '' }],
    ['a text that is cleared', { text: null }],
    ['an own field', { fields: { note: 'нет' } }],
    ['an own field that is removed', { fields: { note: null, city: 'Тверь' } }],
    ['an own field by a name that is a phone', { fields: { '89219876543': 'нет' } }],
  ])('a contractor cannot overwrite text that hides a contact: %s', async (_, change) => {
    const [phone, email] = ['+7 921 987-65-43', 'vera@secret.example']
    const touch = { utm_content: email, landing: `https://shop.example/?email=${email}` }
    const kept = {
      title: `Замер ${phone}`,
      name: email,
      text: `Звонить ${phone}`,
      first_touch: touch,
      last_touch: touch,
    }
    const { id } = await create({ ...kept, source: 'подряд', fields: hiding })
    expect(told(await contractor.send('PATCH', `${base}/leads/${id}`, change))).toEqual([403, 'hidden-field'])
    expect((await desk().send('GET', `/leads/${id}`)).json).toMatchObject({ ...kept, fields: hiding, version: 1 })
    const beside = await contractor.send('PATCH', `${base}/leads/${id}`, { fields: { city: 'Тверь' }, price: '1' })
    expect(told(beside)).toEqual([200, 'done'])
  })

  test('a contractor gets 404 for a lead of another source', async () => {
    const path = `${base}/leads/${foreign}`
    const absent = [404, 'no-such-lead']
    expect({
      change: told(await contractor.send('PATCH', path, { status: '1' })),
      comment: told(await contractor.post(`${path}/comments`, { comment: 'Чужое' })),
      opened: told(await contractor.post(`${path}/opened`)),
      read: told(await contractor.send('GET', path)),
    }).toEqual({ change: absent, comment: absent, opened: absent, read: absent })
    expect((await desk().send('GET', `/leads/${foreign}`)).json).toMatchObject({ version: 1 })
  })

  test('a contractor sees a shared view unless it may hold a contact', async () => {
    const { items } = (await get('/views')).json as { items: { id: string; name: string }[] }
    expect(items.map(({ name }) => name)).toEqual(['Для всех'])
    expect(told(await get('/views/1'))).toEqual([404, 'no-such-view'])
    expect(told(await contractor.send('DELETE', `${base}/views/1`))).toEqual([404, 'no-such-view'])
    expect(told(await get('/views/5'))).toEqual([200, 'done'])
  })

  test.each([
    { name: 'Вера, 8 (921) 987-65-43' },
    { name: 'Вера', q: 'vera@secret.example' },
    { name: 'Вера', filter: { field: 'phone', operator: 'like', value: '921' } },
    { name: 'Вера', sort: '-name' },
  ])('nor saves one: %j', async (view) => {
    expect(told(await contractor.post(`${base}/views`, view))).toEqual([403, 'hidden-field'])
  })
})
