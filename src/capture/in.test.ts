import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import type { Enquiry } from '../domain/enquiry.ts'

type Sent = { type?: string; body: string; headers?: Record<string, string> }
const form = (pairs: Record<string, string>): Sent => ({
  type: 'application/x-www-form-urlencoded',
  body: String(new URLSearchParams(pairs)),
})
const json = (body: unknown): Sent => ({ type: 'application/json', body: JSON.stringify(body) })

/** Requests as the sources document them, and their interpretation. */
const sources: [source: string, sent: Sent, understood: Partial<Enquiry>][] = [
  [
    'tilda',
    form({
      Name: 'Анна',
      Phone: '+7 (921) 000-00-01',
      Comments: 'Окна',
      Цвет: 'белый',
      formname: 'Замер',
      tranid: '7807982:7606836802',
      formid: 'form1069343426',
      COOKIES: `_ga=GA1; _ym_uid=1709294400123456789; roistat_visit=1001; TILDAUTM=${encodeURIComponent('utm_source=vk|||utm_medium=social|||')}`,
    }),
    {
      title: 'Замер',
      name: 'Анна',
      phone: '+7 (921) 000-00-01',
      text: 'Окна',
      source: '1001',
      lastTouch: { utm_source: 'vk', utm_medium: 'social', _ym_uid: '1709294400123456789' },
      fields: { tranid: '7807982:7606836802', formid: 'form1069343426', Цвет: 'белый' },
    },
  ],
  [
    'contact-form-7',
    json({
      _wpcf7: '5',
      _wpcf7_unit_tag: 'wpcf7-f5-p6-o1',
      'your-name': 'Борис',
      'your-email': 'boris@example.com',
      'your-subject': 'Двери',
      'your-message': 'Две двери',
      'tel-123': '8 921 000-00-02',
      'checkbox-1': ['дуб', 'сосна'],
    }),
    {
      title: 'Двери',
      name: 'Борис',
      email: 'boris@example.com',
      text: 'Две двери',
      phone: '8 921 000-00-02',
      fields: { 'checkbox-1': 'дуб, сосна' },
    },
  ],
  [
    'wpforms',
    json({
      form_title: 'Contact',
      fields: {
        1: { id: 1, name: 'Как к Вам обратиться?', value: 'Вера', type: 'name', first: 'Вера', last: '' },
        2: { id: 2, name: 'Связь', value: '+7 921 000-00-03', type: 'phone' },
        3: { id: 3, name: 'Этаж', value: '5', type: 'number' },
      },
    }),
    { title: 'Contact', name: 'Вера', phone: '+7 921 000-00-03', fields: { Этаж: '5' } },
  ],
  [
    'yandex',
    json({
      jsonrpc: '2.0',
      method: 'lead',
      id: 1,
      params: { name: 'Глеб', phone: '+7 921 000-00-04', Город: 'Казань' },
    }),
    { name: 'Глеб', phone: '+7 921 000-00-04', fields: { Город: 'Казань' } },
  ],
  [
    'yandex',
    json({
      answers: [
        { question: { label: 'Ваш номер', slug: 'q1', answer_type: { slug: 'answer_phone' } }, value: '+79210000005' },
        { question: { label: 'Ваше имя', slug: 'q2', answer_type: { slug: 'answer_short_text' } }, value: 'Дарья' },
        { question: { label: 'Размер', slug: 'q3', answer_type: { slug: 'answer_choices' } }, value: ['S', 'M'] },
      ],
    }),
    { name: 'Дарья', phone: '+79210000005', fields: { Размер: 'S, M' } },
  ],
  [
    'vk',
    json({
      type: 'lead_forms_new',
      group_id: 1,
      event_id: 'e1',
      v: '5.199',
      secret: 'word',
      object: {
        lead_id: 7,
        group_id: 1,
        user_id: 99,
        form_id: 3,
        form_name: 'Окна ВК',
        ad_id: 12,
        answers: [
          { key: 'first_name', question: 'Имя', answer: 'Егор' },
          { key: 'last_name', question: 'Фамилия', answer: 'Петров' },
          { key: 'phone_number', question: 'Телефон', answer: '+79210000006' },
          { key: 'custom_0', question: 'Сколько окон?', answer: [{ value: 'три' }, { value: 'много' }] },
        ],
      },
    }),
    {
      title: 'Окна ВК',
      name: 'Егор Петров',
      phone: '+79210000006',
      fields: { vk_lead_id: '7', vk_user_id: '99', vk_form_id: '3', vk_ad_id: '12', 'Сколько окон?': 'три, много' },
    },
  ],
  [
    'bitrix',
    form({
      'fields[TITLE]': 'Кухня',
      'fields[NAME]': 'Жанна',
      'fields[LAST_NAME]': 'Иванова',
      'fields[PHONE][0][VALUE]': '+79210000007',
      'fields[PHONE][0][VALUE_TYPE]': 'WORK',
      'fields[EMAIL][0][VALUE]': 'zh@example.com',
      'fields[COMMENTS]': 'Срочно',
      'fields[SOURCE_ID]': 'WEB',
      'fields[UTM_SOURCE]': 'yandex',
    }),
    {
      title: 'Кухня',
      name: 'Жанна Иванова',
      phone: '+79210000007',
      email: 'zh@example.com',
      text: 'Срочно',
      source: 'WEB',
      lastTouch: { utm_source: 'yandex' },
    },
  ],
  [
    'generic',
    json({ contact: { name: 'Зоя', phones: ['+79210000008'] }, utm: { source: 'vk' }, product: { name: 'Окно' } }),
    { name: 'Зоя', lastTouch: { utm_source: 'vk' }, fields: { 'product.name': 'Окно' } },
  ],
  [
    'whatever',
    form({ 'Ваше имя': 'Илья', 'E-mail': 'i@example.com', utm_term: 'окна', gclid: 'g1' }),
    {
      name: 'Илья',
      email: 'i@example.com',
      lastTouch: { utm_term: 'окна', gclid: 'g1' },
      fields: {},
    },
  ],
]

/** Requests that only check the address. */
const pings: [title: string, source: string, sent: Sent, answer: string][] = [
  ['Tilda on connecting', 'tilda', form({ test: 'test' }), 'ok'],
  ['VK on connecting', 'vk-group', json({ type: 'confirmation', group_id: 1 }), '9f3ab1'],
]

eachDatabase((db) => {
  const desk = useDesk(db, { serve: true })
  let key: string
  beforeAll(async () => {
    key = await desk().newKey('capture', [12345])
    const saved = await desk().send('PUT', '/mappings/vk-group', { kind: 'vk', confirmation: '9f3ab1' })
    expect(saved.status).toBe(200)
  })

  const send = async (source: string, { type, body, headers }: Sent, query = `?key=${key}`) => {
    const sent = { ...(type && { 'Content-Type': type }), ...headers }
    const answer = await fetch(`${desk().address}/in/${source}${query}`, { method: 'POST', body, headers: sent })
    return { status: answer.status, text: await answer.text() }
  }
  const newest = async () => (await desk().send('GET', '/receipts')).json.items as { id: string }[]
  const last = async () => desk().store.receipts.find(12345, Number((await newest())[0]?.id))

  describe('understands', () => {
    test.each(sources)('%s', async (source, sent, understood) => {
      expect((await send(source, sent)).status).toBe(200)
      const receipt = await last()
      expect(receipt).toMatchObject({ end: 'lead', way: 'in', mapping: source, enquiry: understood })
      if (understood.fields) expect(receipt?.enquiry?.fields).toEqual(understood.fields)
    })
  })

  describe('answers a check of the address as its source expects', () => {
    test.each(pings)('%s', async (_, source, sent, answer) => {
      expect(await send(source, sent)).toEqual({ status: 200, text: answer })
      expect(await last()).toMatchObject({ end: 'quarantine', lead: null, reasons: [{ code: 'ping' }] })
    })

    test('VK gets ok for a lead, also with a confirmation code', async () => {
      const sent = json({ type: 'lead_forms_new', object: { answers: [{ key: 'first_name', answer: 'Кира' }] } })
      expect(await send('vk-group', sent)).toEqual({ status: 200, text: 'ok' })
      expect(await last()).toMatchObject({ end: 'lead', enquiry: { name: 'Кира' } })
    })

    test('any other source gets JSON', async () => {
      const { text } = await send('generic', form({ name: 'Лев' }))
      const receipt = await last()
      expect(JSON.parse(text)).toEqual({
        status: 'success',
        receipt_id: String(receipt?.id),
        lead_id: String(receipt?.lead),
      })
    })
  })

  describe('reads the key', () => {
    const anna = { name: 'Анна', phone: '1' }
    test.each<[string, () => Sent]>([
      ['from a form', () => form({ ...anna, key })],
      ['from JSON', () => json({ ...anna, key })],
      ['from a header', () => ({ ...form(anna), headers: { 'Api-key': key } })],
      ['from a bearer', () => ({ ...form(anna), headers: { Authorization: `Bearer ${key}` } })],
    ])('%s', async (_, sent) => {
      expect((await send('generic', sent(), '')).status).toBe(200)
      expect((await last())?.enquiry).toMatchObject({ name: 'Анна', fields: {} })
    })

    test.each<[string, string, number]>([
      ['none', '', 401],
      ['an unknown one', '?key=0123456789abcdef', 401],
    ])('and keeps nothing under %s', async (_, query, status) => {
      const before = await newest()
      expect((await send('generic', form(anna), query)).status).toBe(status)
      expect(await newest()).toEqual(before)
    })
  })

  test.each([
    ';',
    '*',
    'text',
    'application/x-www\t-form-urlencoded',
    'application/json x',
    'application/json;',
    'a/b;c="',
  ])('stores a body with the content type %j', async (type) => {
    expect((await send('generic', { type, body: '{"name":"Яна"}' })).status).toBe(200)
    expect((await last())?.end).not.toBeNull()
  })

  test.each(['calltouch', 'google', 'titled'])(
    'a request to %s without content is kept, and makes no lead',
    async (source) => {
      await desk().send('PUT', '/mappings/titled', { title: 'Опрос' })
      const { status, text } = await send(source, form({}))
      expect([status, JSON.parse(text)]).toEqual([200, { status: 'success', receipt_id: expect.any(String) }])
      expect(await last()).toMatchObject({ end: 'quarantine', reasons: [{ code: 'empty' }], lead: null })
      await send(source, form({ phone: '5550177' }))
      const { lead } = (await last()) as { lead: number }
      expect((await desk().send('GET', `/leads/${lead}`)).json.title).not.toBe('Заявка с сайта')
    },
  )

  test('a long path is cut, also within a character', async () => {
    const path = `${'a'.repeat(299)}%F0%9F%98%80`
    expect((await send(`generic/${path}`, form({ name: 'Рита' }))).status).toBe(200)
    expect((await last())?.enquiry).toMatchObject({ name: 'Рита' })
  })

  test('the key is not stored with the query', async () => {
    await send('generic', form({ name: 'Мила' }), `?a=1&key=${key}&b=%cf%f0`)
    expect(await last()).toMatchObject({ query: 'a=1&b=%cf%f0' })
  })

  test('a repeated request with the same Idempotency-Key returns the existing receipt', async () => {
    const sent = { ...form({ name: 'Нина' }), headers: { 'Idempotency-Key': 'once-1' } }
    const first = await send('generic', sent)
    desk().clock.now += 3_600
    expect(await send('generic', sent)).toEqual(first)
  })

  test('a number of JSON keeps all its digits, so that two long ids are two enquiries', async () => {
    expect((await desk().send('PUT', '/mappings/long-ids', { once: ['id'] })).status).toBe(200)
    const sent = (id: string, card: string) => ({
      type: 'application/json',
      body: `{"id": ${id}, "card": ${card}, "name": "Инна"}`,
    })
    const ids = []
    for (const id of ['9007199254740992001', '9007199254740992002', '9007199254740992001']) {
      expect((await send('long-ids', sent(id, '8970199012345678901'))).status).toBe(200)
      const receipt = await last()
      expect(receipt?.enquiry?.fields).toMatchObject({ card: '8970199012345678901' })
      ids.push(receipt?.id)
    }
    expect(new Set(ids).size).toBe(2)
  })
})
