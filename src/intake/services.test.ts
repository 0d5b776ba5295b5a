import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import type { Enquiry } from '../domain/enquiry.ts'

type Sent = { path?: string; query?: string; body?: string; type?: string; method?: string }
const form = (pairs: Record<string, string>, path?: string): Sent => ({
  type: 'application/x-www-form-urlencoded',
  body: String(new URLSearchParams(pairs)),
  ...(path && { path }),
})
const json = (body: unknown): Sent => ({ type: 'application/json', body: JSON.stringify(body) })

const megafon = (more: Record<string, string>) =>
  form({
    ...{ cmd: 'history', type: 'in', status: 'Missed', phone: '79210000001', user: 'admin', telnum: '78120000000' },
    ...{ start: '20261127T120304Z', duration: '0', callid: '1001', crm_token: 'KEY' },
    ...more,
  })
const mango = (call: object, path = '/events/summary') =>
  form(
    {
      vpbx_api_key: 'KEY',
      sign: 'a'.repeat(64),
      json: JSON.stringify({
        ...{ entry_id: 'MTIzNDU=', call_direction: 1, from: { number: '79210000002' }, to: { number: '78120000000' } },
        ...{ line_number: '78120000000', create_time: 1795780984, forward_time: 0, talk_time: 0, end_time: 1795780999 },
        ...{ entry_result: 0, disconnect_reason: 1120 },
        ...call,
      }),
    },
    path,
  )
const zadarma = (more: Record<string, string>) =>
  form({
    ...{ event: 'NOTIFY_END', call_start: '2026-11-27 12:03:04', pbx_call_id: 'in_1', caller_id: '+79210000003' },
    ...{ called_did: '78120000000', internal: '100', duration: '0', disposition: 'no answer', status_code: '16' },
    ...{ is_recorded: '0' },
    ...more,
  })
const uis = (more: object) =>
  json({
    ...{ notification_mnemonic: 'lost_call', contact_phone_number: '79210000004', virtual_phone_number: '78120000000' },
    ...{ call_session_id: 123, utm_source: 'yandex', visitor_id: 77 },
    ...more,
  })
const jivo = (more: object) =>
  json({
    ...{ event_name: 'chat_finished', chat_id: '23', user_token: 'u1', widget_id: 'w1' },
    visitor: { name: 'Дарья', phone: '79210000006', email: 'd@example.com', number: '5' },
    agents: [{ id: '1', name: 'Олег', email: 'oleg@shop.example' }],
    chat: {
      messages: [
        { type: 'visitor', message: 'Есть окна?' },
        { type: 'agent', message: 'Да' },
      ],
    },
    page: { url: 'https://shop.example/windows', title: 'Окна' },
    ...more,
  })
const avito = (value: object) =>
  json({
    ...{ id: 'h1', version: 'v3.0.0', timestamp: 1795780984 },
    payload: {
      type: 'message',
      value: {
        ...{ id: 'm1', chat_id: 'u2i-1', user_id: 10, author_id: 20, created: 1795780984, type: 'text' },
        ...{ content: { text: 'Ещё продаётся?' }, item_id: 5 },
        ...value,
      },
    },
  })
const google = (more: object) =>
  json({
    ...{ lead_id: 'g1', api_version: '1.0', form_id: 1, campaign_id: 2, gcl_id: 'gclid1', google_key: 'KEY' },
    ...{ adgroup_id: 3, creative_id: 4 },
    user_column_data: [
      { column_name: 'Full Name', column_id: 'FULL_NAME', string_value: 'Егор Петров' },
      { column_id: 'PHONE_NUMBER', string_value: '+79210000007' },
      { column_id: 'EMAIL', string_value: 'e@example.com' },
      { column_name: 'Сколько окон?', column_id: 'QUESTION_1', string_value: 'Три' },
    ],
    ...more,
  })

const line = '78120000000'
const title = 'Пропущенный звонок'

/** The documented payload of each source, and its enquiry. */
const enquiries: [source: string, sent: Sent, understood: Partial<Enquiry>][] = [
  ['megafon', megafon({}), { title, phone: '79210000001', fields: { line, status: 'Missed', call_id: '1001' } }],
  ['mango', mango({}), { title, phone: '79210000002', fields: { line, call_id: 'MTIzNDU=' } }],
  [
    'zadarma',
    zadarma({}),
    { title, phone: '+79210000003', fields: { line, disposition: 'no answer', call_id: 'in_1' } },
  ],
  ['novofon', zadarma({ pbx_call_id: 'in_9', disposition: 'busy' }), { title, phone: '+79210000003' }],
  ['uis', uis({}), { title, phone: '79210000004', lastTouch: { utm_source: 'yandex' } }],
  [
    'calltouch',
    form({ callerphone: '79210000005', phonenumber: line, successful: 'false', utmSource: 'yandex', ctCallerId: '9' }),
    { title, phone: '79210000005', lastTouch: { utm_source: 'yandex' }, fields: { line, ctCallerId: '9' } },
  ],
  [
    'calltouch',
    { method: 'GET', query: `callerphone=79210000055&phonenumber=${line}&successful=false` },
    { title, phone: '79210000055', fields: { line } },
  ],
  [
    'jivo',
    jivo({}),
    {
      ...{ title: 'Чат на сайте', name: 'Дарья', phone: '79210000006', email: 'd@example.com' },
      ...{ text: 'Есть окна?\nДа', lastTouch: { landing: 'https://shop.example/windows' } },
      fields: { user_token: 'u1', chat_id: '23' },
    },
  ],
  ['jivo', jivo({ event_name: 'offline_message', message: 'Перезвоните', chat_id: '24' }), { text: 'Перезвоните' }],
  [
    'avito',
    avito({}),
    {
      ...{ title: 'Сообщение на Авито', text: 'Ещё продаётся?' },
      fields: { avito_chat_id: 'u2i-1', avito_author_id: '20', avito_item_id: '5' },
    },
  ],
  [
    'google',
    google({}),
    {
      ...{ title: 'Форма Google Ads', name: 'Егор Петров', phone: '+79210000007', email: 'e@example.com' },
      lastTouch: { gclid: 'gclid1' },
      fields: {
        ...{ 'Сколько окон?': 'Три', google_lead_id: 'g1', google_form_id: '1', google_campaign_id: '2' },
        ...{ google_adgroup_id: '3', google_creative_id: '4' },
      },
    },
  ],
]

/** Events of the same sources that are no enquiry. */
const others: [title: string, source: string, sent: Sent][] = [
  ['a call that was answered', 'megafon', megafon({ status: 'Success', callid: '1002' })],
  ['a call that goes out', 'megafon', megafon({ type: 'out', callid: '1003' })],
  ['an event while it rings', 'megafon', megafon({ cmd: 'event', type: 'INCOMING' })],
  ['a call that was answered', 'mango', mango({ entry_result: 1 })],
  ['an event while it rings', 'mango', mango({}, '/events/call')],
  ['a call that was answered', 'zadarma', zadarma({ disposition: 'answered' })],
  ['its beginning', 'zadarma', zadarma({ event: 'NOTIFY_START' })],
  ['another notice', 'uis', uis({ notification_mnemonic: 'finished_call' })],
  ['a call that was answered', 'calltouch', form({ callerphone: '79210000005', successful: 'true' })],
  ['a chat that begins', 'jivo', jivo({ event_name: 'chat_accepted' })],
  ['an answer of ours', 'avito', avito({ id: 'm2', author_id: 10 })],
]

eachDatabase((db) => {
  const desk = useDesk(db, { serve: true })
  let key: string
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
  })

  const send = async (source: string, { path = '', query = '', body, type, method = 'POST' }: Sent, secret = key) => {
    desk().clock.now += 600
    const hasOwn = body?.includes('=KEY') || body?.includes('"KEY"')
    const url = `${desk().address}/in/${source}${path}?${hasOwn ? '' : `key=${secret}&`}${query}`
    const answer = await fetch(url, {
      method,
      ...(body !== undefined && { body: body.replace(/(=|")KEY\b/, `$1${secret}`) }),
      headers: type ? { 'Content-Type': type } : {},
    })
    return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') }
  }
  const count = async () => ((await desk().send('GET', '/receipts?limit=200')).json.items as unknown[]).length
  const last = async () => {
    const [newest] = (await desk().send('GET', '/receipts?limit=1')).json.items as { id: string }[]
    return desk().store.receipts.find(12345, Number(newest?.id))
  }

  describe('makes an enquiry of', () => {
    test.each(enquiries)('%s', async (source, sent, understood) => {
      expect((await send(source, sent)).status).toBe(200)
      const receipt = await last()
      expect(receipt).toMatchObject({ end: 'lead', mapping: source, enquiry: understood })
      if (understood.fields) expect(receipt?.enquiry?.fields).toEqual(understood.fields)
    })
  })

  describe('stores without a lead', () => {
    test.each(others)('%s: %s', async (_, source, sent) => {
      expect((await send(source, sent)).status).toBe(200)
      expect(await last()).toMatchObject({ end: 'quarantine', lead: null, reasons: [{ code: 'filtered' }] })
    })

    test('a test of Google’s', async () => {
      expect((await send('google', google({ is_test: true, lead_id: 'g2' }))).status).toBe(200)
      expect(await last()).toMatchObject({ end: 'quarantine', reasons: [{ code: 'ping' }] })
    })

    test('a check of the address by Zadarma, which expects its value back', async () => {
      const answer = await send('zadarma', { method: 'GET', query: 'zd_echo=a1%3Cb%0A%D1%8F' })
      expect(answer).toEqual({ status: 200, text: 'a1<b', type: 'text/plain; charset=utf-8' })
      expect(await last()).toMatchObject({ end: 'quarantine', reasons: [{ code: 'ping' }] })
    })
  })

  test.each<[string, string, Sent]>([
    ['megafon', 'a call', megafon({ callid: '2001', phone: '79210000011' })],
    ['mango', 'a call', mango({ entry_id: 'b2001', from: { number: '79210000012' } })],
    ['google', 'a lead', google({ lead_id: 'g2001' })],
  ])('%s that sends %s repeatedly makes one receipt', async (source, _, sent) => {
    const first = await send(source, sent)
    const before = await count()
    expect(await send(source, sent)).toEqual(first)
    expect(await count()).toBe(before)
  })

  test('jivo gets the response that it expects', async () => {
    expect(await send('jivo', jivo({ chat_id: '25' }))).toMatchObject({
      text: '{"result":"ok"}',
      type: 'application/json; charset=utf-8',
    })
  })

  test.each<[string, Sent]>([
    ['megafon', megafon({})],
    ['mango', mango({})],
    ['google', google({})],
  ])('%s with a wrong key in its field is refused', async (source, sent) => {
    const before = await count()
    expect((await send(source, sent, 'x'.repeat(40))).status).toBe(401)
    expect(await count()).toBe(before)
  })

  test('a mapping of the project may have all of these options', async () => {
    const options = {
      filter: [
        { path: '_path', is: ['lost'] },
        { path: 'data.result', not: ['ok'] },
      ],
      ping: { path: 'hello', echo: true },
      json: ['data'],
      key: 'secret_of_ours',
      once: ['data.id'],
    }
    const rules = [{ path: 'data.who', to: 'phone' }]
    const saved = await desk().send('PUT', '/mappings/own-pbx', { title: 'Звонок', rules, ...options })
    expect(saved.json).toMatchObject({ ...options, kind: 'generic', rules })
    const call = (path: string, data: object) =>
      send('own-pbx', form({ secret_of_ours: 'KEY', data: JSON.stringify(data) }, path))
    expect((await call('/lost', { id: 1, who: '79210000021', result: 'no' })).status).toBe(200)
    expect(await last()).toMatchObject({ end: 'lead', enquiry: { title: 'Звонок', phone: '79210000021' } })
    const before = await count()
    await call('/lost', { id: 1, who: '79210000021', result: 'late' })
    expect(await count()).toBe(before)
    await call('/taken', { id: 2, who: '79210000022' })
    expect(await last()).toMatchObject({ end: 'quarantine', reasons: [{ code: 'filtered' }] })
    expect((await send('own-pbx', { method: 'GET', query: 'hello=you' })).text).toBe('you')

    const { status, json: changed } = await desk().send('PUT', '/mappings/own-pbx', { title: 'Другой', rules })
    expect([status, changed]).toMatchObject([200, { title: 'Другой', ...options }]) // options that are not given stay
    expect((await desk().send('PUT', '/mappings/own-pbx', { filter: [], ping: null, key: null })).json).toMatchObject({
      ...{ filter: [], ping: null, key: null, once: options.once },
    })
  })

  test.each<[object, string]>([
    [{ filter: [{ path: 'a..b' }] }, '/filter/0/path'],
    [{ filter: [{ path: 'a', differs: ']' }] }, '/filter/0/differs'],
    [{ ping: { path: '[' } }, '/ping/path'],
    [{ once: ['a', ''] }, '/once/1'],
    [{ key: 'a b' }, '/key'],
  ])('%j is refused by name', async (options, argument) => {
    const { status, json: refused } = await desk().send('PUT', '/mappings/wrong', options)
    expect(status).toBe(422)
    expect(JSON.stringify(refused)).toContain(argument)
  })
})
