import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { type Told, useForms } from '../../test/forms.ts'
import { until } from '../../test/until.ts'

type Json = Record<string, unknown>
const urlencoded = (values: Record<string, string>) => new URLSearchParams(values)
const multipart = (values: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.append(name, value)
  return data
}

eachDatabase((database) => {
  const desk = useDesk(database, { serve: true, publicUrl: 'https://desk.example.com/desk' })
  const forms = useForms(desk)
  const fields = [
    { input: 'name', name: 'Имя', label: 'Ваше имя', required: false },
    { input: 'phone', name: 'phone', label: 'Телефон', required: true },
    { input: 'phone', name: 'phone2', label: 'Ещё телефон', required: false },
    { input: 'own', name: 'area', label: 'Площадь, м²', required: false },
  ]
  let path = ''
  let id = ''
  const leads = async () => ((await desk().send('GET', '/leads')).json.items as Json[]).length

  beforeAll(async () => {
    ;({ path, id } = await forms.make({ name: 'Замер', title: 'Замер окон', fields, source: 'site' }))
  })

  describe('a plain form of a site', () => {
    test.each<[string, (values: Record<string, string>) => URLSearchParams | FormData]>([
      ['urlencoded', urlencoded],
      ['multipart', multipart],
    ])('sent %s becomes a lead, and its visitor goes on to a page that thanks', async (kind, write) => {
      const values = { Имя: 'Анна', phone: '+7 921 000-00-01', area: `${kind} 12`, comment: 'После шести' }
      const response = await forms.post(path, write(values))
      expect([response.status, response.headers.get('location')]).toEqual([303, `${path.slice('/f/'.length)}/thanks`])
      const { items } = (await desk().send('GET', '/leads', undefined, { query: { sort: '-id', limit: '1' } }))
        .json as {
        items: Json[]
      }
      expect(items[0]).toMatchObject({
        title: 'Замер окон',
        name: 'Анна',
        phone: '+7 921 000-00-01',
        text: 'После шести',
        source: 'site',
        fields: { area: `${kind} 12` },
        door: 'capture',
        created_by: `form:${id}`,
      })
      const thanks = await fetch(new URL(response.headers.get('location') ?? '', `${desk().address}${path}`))
      expect([thanks.status, await thanks.text()]).toEqual([200, expect.stringContaining('Заявка отправлена')])
    })

    test('a script that accepts JSON gets the receipt and the lead', async () => {
      const reply = await forms.sent(path, { phone: '+79210000002' })
      expect([reply.status, await forms.receiptOf(reply)]).toEqual([
        'success',
        expect.objectContaining({ way: 'form', form: Number(id), end: 'lead', lead: Number(reply.lead_id) }),
      ])
    })

    test.each<[string, Record<string, string>, object]>([
      ['a phone alone', { phone: '+79210000003' }, { phone: '+79210000003', name: null, fields: {} }],
      ['the second of two phones', { phone: ' ', phone2: '1-02' }, { phone: '1-02', fields: {} }],
      ['both of two phones', { phone: '1-01', phone2: '1-02' }, { phone: '1-01', fields: { phone2: '1-02' } }],
      ['names that were not told', { tel: '1-03', message: 'Да' }, { phone: '1-03', text: 'Да', fields: {} }],
      ['what nobody asked for', { phone: '1-04', Цвет: 'белый' }, { fields: { Цвет: 'белый' } }],
      [
        'a title that it was sent',
        { phone: '1-09', title: 'Хочу' },
        { title: 'Замер окон', fields: { title: 'Хочу' } },
      ],
      ['several of a kind', { phone: '1-10', 'area[]': '7' }, { fields: { area: '7' } }],
      ['an agreement that it does not ask for', { phone: '1-11', consent: 'on' }, { fields: { consent: 'on' } }],
      ['what begins with _', { phone: '1-05', _token: 'x', __proto__x: '1' }, { fields: {} }],
      ['a mark of a campaign', { phone: '1-06', utm_source: 'ya', roistat: 'vk' }, { source: 'vk', fields: {} }],
    ])('with %s is understood', async (_, values, lead) => {
      const { fields, ...same } = (await forms.leadOf(await forms.sent(path, values))) as { fields: object | null }
      expect({ ...same, fields: fields ?? {} }).toMatchObject(lead)
    })

    test('fields over the limits of a lead are truncated, and complete in the receipt', async () => {
      const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`n${index}`, 'я'.repeat(1_001)]))
      const reply = await forms.sent(path, { phone: '1-07', ...many })
      const { fields } = (await forms.leadOf(reply)) as { fields: Record<string, string> }
      expect([Object.keys(fields).length, fields.n0?.length]).toEqual([50, 1_000])
      expect((await forms.receiptOf(reply))?.size).toBeGreaterThan(60 * 1_001)
    })

    test('without content is stored, and answered with success', async () => {
      const reply = await forms.sent(path, { phone: '' })
      expect([reply.status, reply.lead_id, (await forms.receiptOf(reply))?.end]).toEqual([
        'success',
        undefined,
        'quarantine',
      ])
    })

    test('with nothing but a file is an enquiry, and the file is stored', async () => {
      const data = multipart({ _once: 'with-a-file' })
      data.append('plan', new Blob(['чертёж'], { type: 'application/pdf' }), 'план.pdf')
      const reply = (await (await forms.post(path, data, { Accept: 'application/json' })).json()) as Told
      expect(await forms.leadOf(reply)).toMatchObject({ title: 'Замер окон', fields: { plan: 'план.pdf' } })
      expect(await desk().store.files.of(12345, Number(reply.receipt))).toMatchObject([{ name: 'план.pdf', size: 12 }])
    })

    test('redirects to a non-ASCII thank-you page in encoded form', async () => {
      const own = await forms.make({ name: 'Своя', thanks: 'https://магазин.example/спасибо?заявка=да' })
      const { status, headers } = await forms.post(own.path, new URLSearchParams({ name: 'Анна' }))
      const encoded = new URL('https://магазин.example/спасибо?заявка=да').href
      expect([status, headers.get('location')]).toEqual([303, encoded])
    })

    test('redirects to the site’s own thank-you page', async () => {
      const own = await forms.make({ name: 'Своя', thanks: 'https://shop.example/thanks?x=1' })
      const response = await forms.post(own.path, urlencoded({ phone: '1-08' }))
      expect([response.status, response.headers.get('location')]).toEqual([303, 'https://shop.example/thanks?x=1'])
    })
  })

  describe('the same submit', () => {
    test.each<[string, (once: string) => Promise<Response>]>([
      ['by a hidden field', (once) => forms.post(path, urlencoded({ phone: '2-01', _once: once }))],
      ['by a header', (once) => forms.post(path, urlencoded({ phone: '2-02' }), { 'Idempotency-Key': once })],
    ])('identified %s makes one lead, even if it is repeated late', async (_, send) => {
      const before = await leads()
      await Promise.all([send('abc-1'), send('abc-1')])
      desk().clock.now += 600
      expect((await send('abc-1')).status).toBe(303)
      expect(await leads()).toBe(before + 1)
      await send('abc-2')
      expect(await leads()).toBe(before + 2)
    })

    test('in a multipart body makes one lead, even if it is repeated late', async () => {
      const before = await leads()
      const [type, body] = [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="_once"\r\n\r\nabc-3\r\n--x\r\nContent-Disposition: form-data; name="phone"\r\n\r\n2-03\r\n--x--\r\n',
      ]
      for (let count = 0; count < 2; count++) {
        await fetch(`${desk().address}${path}`, {
          method: 'POST',
          headers: { 'Content-Type': type },
          body,
          redirect: 'manual',
        })
        desk().clock.now += 600
      }
      expect(await leads()).toBe(before + 1)
    })
  })

  describe('the same submit with a file', () => {
    const withFile = (phone: string, content: string, once?: string) => {
      const data = multipart({ phone, ...(once && { _once: once }) })
      data.append('plan', new Blob([content]), 'план.pdf')
      return data
    }

    test.each([
      ['small', 9],
      ['spooled', 2_000_000],
    ])('of %s size is one lead when repeated, although the browser chooses another boundary', async (size, length) => {
      const [before, content, phone] = [await leads(), 'x'.repeat(length), `2-1${length}`]
      for (let count = 0; count < 2; count++) {
        await forms.post(path, withFile(`${phone}-1`, content, `field-${size}`))
        await forms.post(path, withFile(`${phone}-2`, content), { 'Idempotency-Key': `header-${size}` })
        desk().clock.now += 600
      }
      expect(await leads()).toBe(before + 2)
      await forms.post(path, withFile(`${phone}-1`, 'y'.repeat(length), `field-${size}`))
      expect(await leads()).toBe(before + 3)
    })
  })

  describe('scripts and pages of other sites', () => {
    const at = (to: string, origin: string, method = 'POST') =>
      fetch(`${desk().address}${to}`, {
        method,
        headers: { Origin: origin, Accept: 'application/json' },
        ...(method === 'POST' && { body: urlencoded({ phone: '5-01' }) }),
      })
    let named = ''
    beforeAll(async () => {
      named = (await forms.make({ name: 'Только магазин', origins: ['https://shop.example'] })).path
    })

    test.each<[string, string, string, number, string | null]>([
      ['any site may send to a form that names none', 'any', 'https://a.example', 200, '*'],
      ['a site that it names may', 'named', 'https://shop.example', 200, 'https://shop.example'],
      ['another may not', 'named', 'https://a.example', 403, null],
      ['a page that hides where it is may, and reads nothing', 'named', 'null', 200, null],
    ])('%s', async (_, form, origin, status, reply) => {
      const response = await at(form === 'any' ? path : named, origin)
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([status, reply])
      if (status === 403) expect(await response.json()).toMatchObject({ status: 'error' })
    })

    test('the desk’s own page may send to any of its forms', async () => {
      expect((await at(named, 'https://desk.example.com')).status).toBe(200)
      expect((await at(named, desk().address)).status).toBe(403) // the `Host` header does not count, since a client may forge it
    })

    test('a preflight is answered', async () => {
      const response = await at(named, 'https://shop.example', 'OPTIONS')
      expect([response.status, response.headers.get('access-control-allow-headers')]).toEqual([
        204,
        'Content-Type, Idempotency-Key',
      ])
    })
  })

  describe('shows a page that says', () => {
    const words = async (to: string, init: RequestInit = {}) => {
      const response = await fetch(`${desk().address}${to}`, { redirect: 'manual', ...init })
      return [response.status, (await response.text()).match(/<h1>(.*)<\/h1>/)?.[1]]
    }

    test('that there is no such form, in the visitor’s language', async () => {
      expect(await words('/f/nowhere', { headers: { 'Accept-Language': 'ru-RU,ru;q=0.9,en;q=0.8' } })).toEqual([
        404,
        'Такой формы нет',
      ])
      expect(await words('/f/nowhere')).toEqual([404, 'No such form'])
      expect(await words('/f/nowhere', { method: 'POST', body: urlencoded({ phone: '1' }) })).toEqual([
        404,
        'No such form',
      ])
      expect(await words('/f/nowhere/thanks')).toEqual([404, 'No such form'])
    })

    test('that a site may not send, in the form’s language', async () => {
      const { path } = await forms.make({ name: 'Closed shop', language: 'en', origins: ['https://shop.example'] })
      const init = { method: 'POST', headers: { Origin: 'https://a.example' }, body: urlencoded({ phone: '1' }) }
      expect(await words(path, init)).toEqual([403, 'It could not be sent'])
    })

    test('that it is closed, and still keeps what is sent', async () => {
      const shut = await forms.make({ name: 'Акция', thanks: 'https://shop.example/thanks' })
      await desk().send('POST', `/forms/${shut.id}/close`)
      await until(async () => (await words(shut.path))[0] === 410, 'the form to be known as closed')
      expect(await words(shut.path)).toEqual([410, 'Приём заявок закрыт'])
      const before = await leads()
      const response = await forms.post(shut.path, urlencoded({ phone: '6-01' }))
      expect(await words(`/f/${response.headers.get('location')}`)).toEqual([200, 'Приём заявок закрыт'])
      expect(await leads()).toBe(before + 1)
    })

    test('that too much was sent', async () => {
      const body = urlencoded({ phone: '1', text: 'x'.repeat(13_000_000) })
      expect(await words(path, { method: 'POST', body })).toEqual([413, 'Не получилось отправить'])
      const files = new FormData()
      files.append('photo', new Blob([new Uint8Array(13_000_000)]), 'photo.jpg')
      const refused = await fetch(`${desk().address}${path}`, { method: 'POST', body: files })
      expect(await refused.text()).toContain('вместе с файлами можно не больше 12\u00a0МБ')
    })
  })
})
