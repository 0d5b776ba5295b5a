import { beforeAll, describe, expect, test } from 'vitest'
import { field, formIn, multipart, multipartType } from '../../test/bodies.ts'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { openSocket } from '../../test/socket.ts'
import { until } from '../../test/until.ts'

const path = '/api/proxy/1.0/leads/add'
const anna = { name: 'Анна', phone: '+7 921 000-00-01', title: 'Окна', comment: 'Три окна', roistat: '1001' }
const hooked = { title: 'Заявка', name: 'Анна', phone: '5550002', comment: 'Три окна' }
const understood = { name: 'Анна', phone: '+7 921 000-00-01', title: 'Окна', text: 'Три окна', source: '1001' }

eachDatabase((database) =>
  describe('§9 leads/add', () => {
    const desk = useDesk(database, { serve: true })
    let key: string
    beforeAll(async () => {
      key = await desk().newKey('capture', [12345])
    })

    const send = async (query: string | Record<string, string>, init?: RequestInit) => {
      const answer = await fetch(
        `${desk().address}${path}?${typeof query === 'string' ? query : new URLSearchParams(query)}`,
        init,
      )
      return { status: answer.status, headers: answer.headers, text: await answer.text() }
    }
    const receipts = async () =>
      (await desk().send('GET', '/receipts')).json.items as { id: string; lead: string | null }[]
    const last = async () => desk().store.receipts.find(12345, Number((await receipts())[0]?.id))

    test('answers after the lead was made, in the format of the vendor', async () => {
      const { status, headers, text } = await send({ key, ...anna })
      expect([status, text]).toEqual([200, '{"status":"success","lead_id":"1"}'])
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect(await last()).toMatchObject({ end: 'lead', lead: 1, way: 'proxy', enquiry: understood })
      expect(await desk().store.receipts.ofLead(12345, 1)).toHaveLength(1)
      expect((await desk().send('GET', '/leads/1')).json).toMatchObject({
        title: 'Окна',
        source: '1001',
        door: 'capture',
      })
    })

    test('parameters that control the vendor’s server are no fields of the lead', async () => {
      const control = {
        is_need_callback: '1',
        callback_phone: '+74950000000',
        sync: '1',
        is_skip_sending: '0',
        is_need_check_order: '0',
        is_need_check_order_in_processing: '0',
        is_need_check_order_in_processing_append: '0',
      }
      await send({ key, phone: '5550001', order_creation_method: 'Форма', 'fields[UF_1]': 'x', ...control })
      expect((await last())?.enquiry).toMatchObject({ phone: '5550001', wantsJoin: false })
      expect((await last())?.enquiry?.fields).toEqual({ order_creation_method: 'Форма', UF_1: 'x' })
    })

    describe('stores what real senders send', () => {
      test.each<[string, Record<string, string>, object]>([
        [
          'a field named source is both',
          { fields: '{"source":"shop"}' },
          { source: 'shop', fields: { source: 'shop' } },
        ],
        [
          'a field named source beside a visit',
          { roistat: '1001', 'fields[source]': 'shop' },
          { source: '1001', fields: { source: 'shop' } },
        ],
        ['names that are ids', { 'fields[1234]': 'a', 'fields[15]': 'b' }, { fields: { 1234: 'a', 15: 'b' } }],
        ['unknown names on top', { dealer: 'Юг' }, { fields: { dealer: 'Юг' } }],
        ['UTF-8 that is called windows-1251', { comment: 'Окна', 'fields[charset]': 'Windows-1251' }, { text: 'Окна' }],
        ['what JSON calls null', { fields: '{"promo":null,"city":"Тверь"}' }, { fields: { city: 'Тверь' } }],
      ])('%s', async (_, pairs, enquiry) => {
        desk().clock.now += 600
        await send({ key, name: 'Анна', ...pairs })
        expect((await last())?.enquiry).toMatchObject({ name: 'Анна', ...enquiry })
        if ('fields' in enquiry) expect((await last())?.enquiry?.fields).toEqual(enquiry.fields)
      })

      test.each(['undefined', 'null', 'nocookie', ''])('and takes %j as absent in every field', async (nothing) => {
        desk().clock.now += 600
        const absent = { name: nothing, email: nothing, phone: nothing, comment: nothing, roistat: nothing }
        const answer = await send({
          key,
          title: 'Окна',
          ...absent,
          utm_source: nothing,
          own: nothing,
          'fields[a]': nothing,
        })
        expect((await last())?.enquiry).toMatchObject({
          ...{ title: 'Окна', name: null, email: null, phone: null, text: null, source: null, lastTouch: null },
          fields: {},
        })
        const { lead_id } = JSON.parse(answer.text)
        expect((await desk().send('GET', `/leads/${lead_id}`)).json.repeat_of).toBeNull() // such values do not identify a person
      })

      test('when the client hangs up', async () => {
        desk().clock.now += 600
        const wire = await openSocket(desk().address)
        wire.send(`POST ${path}?key=${key} HTTP/1.1\r\nContent-Length: 13\r\n\r\nphone=5550009`)
        wire.vanish()
        await until(async () => (await last())?.enquiry?.phone === '5550009', 'the receipt')
      })
    })

    test('placeholders in fields are filled from the visit, and unknown ones are removed', async () => {
      desk().clock.now += 600
      const visit = {
        ...{
          roistat: '1001',
          utm_source: 'yandex',
          utm_medium: 'cpc',
          utm_campaign: 'окна',
          utm_content: 'a',
          utm_term: 'b',
        },
        landing: 'https://shop.example/windows?roistat_param1=москва&utm_source=yandex',
        referrer: 'https://ya.ru/',
      }
      const fields = {
        ...{ visit: '{visit}', src: '{source}', page: '{landingPage}', from: '{referrer}', host: '{domain}' },
        utm: '{utmSource}/{utmMedium}/{utmCampaign}/{utmContent}/{utmTerm}',
        param: '{roistatParam1}{roistatParam2}',
        place: '{city}, {country}',
        gone: '{city}',
        other: '{whatIsThis}',
        raw: '{"a":1}',
        free: 'a { b',
      }
      await send({ key, name: 'Анна', ...visit, fields: JSON.stringify(fields) })
      expect((await last())?.enquiry?.fields).toEqual({
        ...{ visit: '1001', src: '1001', page: visit.landing, from: visit.referrer, host: 'shop.example' },
        utm: 'yandex/cpc/окна/a/b',
        param: 'москва',
        place: ',',
        raw: '{"a":1}',
        free: 'a { b',
      })
    })

    describe('the address for services', () => {
      const hook = (body: string | URLSearchParams, type = 'application/json', secret = key) =>
        fetch(`${desk().address}/integration/webhook?key=${secret}`, {
          method: 'POST',
          body,
          headers: { 'Content-Type': type },
        })

      test.each<[string, string | URLSearchParams, string?]>([
        [
          'JSON',
          JSON.stringify({
            ...hooked,
            roistat_visit: '1001',
            email: null,
            promo: null,
            fields: { site: 's.ru', x: null },
          }),
        ],
        [
          'a form',
          new URLSearchParams({ ...hooked, roistat_visit: '1001', 'fields[site]': 's.ru' }),
          'application/x-www-form-urlencoded',
        ],
      ])('takes %s', async (_, body, type) => {
        desk().clock.now += 600
        const answer = await hook(body, type)
        expect([answer.status, await answer.text()]).toEqual([200, '{"status":"success"}'])
        expect(await last()).toMatchObject({
          ...{ way: 'webhook', end: 'lead' },
          enquiry: { title: 'Заявка', name: 'Анна', phone: '5550002', text: 'Три окна', source: '1001', email: null },
        })
        expect((await last())?.enquiry?.fields).toEqual({ site: 's.ru' })
      })

      test('refuses a wrong key in the format of the vendor, and stores nothing', async () => {
        const before = await receipts()
        const answer = await hook('{}', 'application/json', '1')
        expect([answer.status, JSON.parse(await answer.text()).error]).toEqual([401, 'authentication_failed'])
        expect(await receipts()).toEqual(before)
      })
    })

    test('the older address accepts its own field names', async () => {
      desk().clock.now += 600
      const body = new URLSearchParams({
        ...{ leadName: 'Окна', leadText: 'Три окна', name: 'Анна', phone: '5550003', email: 'a@example.com' },
        ...{ roistatVisitId: '1001', 'additionalData[colour]': 'белый', key, debug: '1' },
      })
      const answer = await fetch(`${desk().address}/proxy/lead/add`, { method: 'POST', body })
      expect(await answer.json()).toEqual({ status: 'success', lead_id: expect.any(String) })
      expect((await last())?.enquiry).toMatchObject({
        ...{ title: 'Окна', text: 'Три окна', name: 'Анна', phone: '5550003', email: 'a@example.com', source: '1001' },
        fields: { colour: 'белый' },
      })
      expect(Object.keys((await last())?.enquiry?.fields ?? {})).toEqual(['colour'])
    })

    test('a second enquiry of a person is a repeat, and joins the open lead if the site asks for it', async () => {
      const pavel = { key, name: 'Павел', phone: '+7 921 000-00-77' }
      const first = JSON.parse((await send({ ...pavel, comment: 'первая' })).text).lead_id
      desk().clock.now += 600
      const second = JSON.parse((await send({ ...pavel, comment: 'вторая' })).text).lead_id
      expect((await desk().send('GET', `/leads/${second}`)).json.repeat_of).toBe(first)
      const asks = { is_need_check_order_in_processing: '1', is_need_check_order_in_processing_append: '1' }
      desk().clock.now += 600
      expect(JSON.parse((await send({ ...pavel, ...asks, comment: 'третья' })).text).lead_id).toBe(second)
      expect(await last()).toMatchObject({ end: 'joined', lead: Number(second) })
    })

    test('an empty submission is stored without a lead', async () => {
      expect(await send({ key })).toMatchObject({ status: 200, text: '{"status":"success"}' })
      expect(await last()).toMatchObject({ end: 'quarantine', reasons: [{ code: 'empty' }] })
      expect(await send({ key }, { method: 'POST', body: '{"a' })).toMatchObject({ text: '{"status":"success"}' })
      expect(await last()).toMatchObject({ end: 'quarantine', reasons: [{ code: 'unreadable' }] })
    })

    describe('reads the key', () => {
      test.each<[string, () => RequestInit]>([
        ['of a form', () => ({ body: new URLSearchParams({ ...anna, key }) })],
        ['of a form in windows-1251', () => ({ body: `${formIn('windows-1251', { name: 'Анна' })}&key=${key}` })],
        [
          'of multipart',
          () => ({
            body: Buffer.from(
              multipart([
                [field('key'), key],
                [field('name'), 'Анна'],
              ]),
            ),
            headers: { 'Content-Type': multipartType },
          }),
        ],
        ['of JSON', () => ({ body: JSON.stringify({ ...anna, key }) })],
        ['of the header', () => ({ body: 'name=A', headers: { 'Api-key': key } })],
      ])('%s', async (_, init) => {
        expect(await send('', { method: 'POST', ...init() })).toMatchObject({
          status: 200,
          text: expect.stringContaining('success'),
        })
      })
    })

    describe('refuses in the vendor’s format, and stores nothing', () => {
      test.each<[string, () => Promise<Record<string, string>>, number, string]>([
        ['no key', async () => ({}), 401, 'authentication_failed'],
        ['an unknown key', async () => ({ key: '0123456789abcdef' }), 401, 'authentication_failed'],
        ['a key of another scope', async () => ({ key: await desk().newKey('write', [12345]) }), 403, 'access_denied'],
        [
          'a key that has ended',
          async () => ({ key: await desk().newKey('capture', [12345], 1) }),
          401,
          'authentication_failed',
        ],
      ])('%s', async (_, query, status, error) => {
        const before = await receipts()
        const { text, ...answer } = await send({ ...anna, ...(await query()) })
        expect([answer.status, JSON.parse(text)]).toMatchObject([status, { status: 'error', error }])
        expect(await receipts()).toEqual(before)
      })

      test('with status 200 when Use-Http-Code is 0', async () => {
        expect((await send({}, { headers: { 'Use-Http-Code': '0' } })).status).toBe(200)
      })

      test('a body that is too large', async () => {
        const { status, text } = await send({ key }, { method: 'POST', body: 'x'.repeat(1_048_577) })
        expect([status, JSON.parse(text).error]).toEqual([413, 'request_too_large'])
      })
    })

    test('pages of any site may call it', async () => {
      const preflight = await fetch(`${desk().address}${path}`, {
        method: 'OPTIONS',
        headers: { Origin: 'https://shop.example' },
      })
      expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
      const { headers } = await send({ key, name: 'A' }, { headers: { Origin: 'https://shop.example' } })
      expect(headers.get('access-control-allow-origin')).toBe('*')
    })
  }),
)
