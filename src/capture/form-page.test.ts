import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../test/databases.ts'
import { useDesk } from '../../test/desk.ts'
import { useForms } from '../../test/forms.ts'

eachDatabase((database) => {
  const desk = useDesk(database, { serve: true })
  const forms = useForms(desk)
  const fields = [
    { input: 'name', name: 'Имя', label: 'Ваше имя', required: false },
    { input: 'phone', name: 'phone', label: 'Телефон', required: true },
  ]
  const consent = { text: 'Согласен на обработку <данных>', link: 'https://shop.example/privacy?a=1&b=2' }
  let path = ''
  let id = ''
  beforeAll(async () => {
    ;({ path, id } = await forms.make({ name: 'Замер', title: 'Замер окон', fields, consent }))
  })

  describe('the page', () => {
    test('has its fields with attributes for autocompletion, in the language of the form', async () => {
      const { response, html } = await forms.page(path)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(html).toContain('<html lang="ru">')
      expect(html).toContain('<h1>Замер окон</h1>')
      expect(html).toMatch(/<input id="field-1" name="phone" required type="tel" inputmode="tel" autocomplete="tel"/)
      expect(html).toContain('Согласен на обработку &lt;данных&gt;')
      expect(html).toContain('href="https://shop.example/privacy?a=1&amp;b=2"')
      expect(html).not.toContain('<script')
    })

    test('has the texts of its form, and a select box for choices', async () => {
      const what = { input: 'own', name: 'Что', label: 'Что', required: false, options: ['Балкон', '"Лоджия"'] }
      const words = { intro: 'Завтра.\nБесплатно.', button: 'Вызвать', thanks_text: 'Ждите звонка' }
      const made = await forms.make({ name: 'Замер', fields: [...fields, what], ...words })
      const { html } = await forms.page(made.path)
      expect(html).toContain('<p class="intro">Завтра.\nБесплатно.</p>')
      expect(html).toContain('<button>Вызвать</button>')
      const list = '<option value="">Выберите</option><option value="Балкон">Балкон</option>'
      expect(html).toContain(`<select id="field-2" name="Что">${list}<option value="&quot;Лоджия&quot;">`)
      expect((await forms.page(`${made.path}/thanks`)).html).toContain('<p>Ждите звонка</p>')
      const reply = await forms.sent(made.path, { phone: '3-00', Что: 'Балкон' })
      expect(await forms.leadOf(reply)).toMatchObject({ fields: { Что: 'Балкон' } })
    })

    test('of a project with proof of work has our script, and a notice for browsers without JavaScript', async () => {
      await desk().newProject(777)
      const key = await desk().newKey('admin', [777])
      await desk().send('PATCH', '/capture', { proof_of_work: true }, { key, project: 777 })
      const { json } = await desk().send('POST', '/forms', { name: 'Замер' }, { key, project: 777 })
      const { response, html } = await forms.page(json.path as string)
      expect(html).toContain('<script src="proof.js" defer></script>')
      expect(html).toMatch(/<noscript><p>Без JavaScript/)
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self'; connect-src 'self'")
      const script = await fetch(`${desk().address}/f/proof.js`)
      expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
    })

    test('sets no cookie, and its policy allows no script and no other origin', async () => {
      const { response } = await forms.page(path)
      expect(response.headers.get('set-cookie')).toBeNull()
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; font-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors \*$/,
      )
    })

    test('submits the touch of its visitor and the time of rendering', async () => {
      const query = '?utm_source=ya&utm_campaign=%22осень%22&yclid=17&roistat=direct_7&other=1'
      const { hidden } = await forms.page(path + query, { Referer: 'https://ya.ru/' })
      desk().clock.now += 7
      const reply = await forms.sent(path, { ...hidden, phone: '3-01' })
      const lead = await forms.leadOf(reply)
      const touch = {
        utm_source: 'ya',
        utm_campaign: '"осень"',
        yclid: '17',
        referrer: 'https://ya.ru/',
        landing: expect.stringContaining(`${path}?utm_source=ya`),
      }
      expect(lead).toMatchObject({ source: 'direct_7', first_touch: touch, last_touch: touch })
      expect((await forms.receiptOf(reply))?.enquiry?.signals).toEqual({ honeypot: null, seconds: 7, proof: null })
    })

    test('in a frame of a site has no referrer in its touch', async () => {
      const headers = { Referer: 'https://shop.example/', 'Sec-Fetch-Dest': 'iframe' }
      const { hidden } = await forms.page(`${path}?utm_source=ya`, headers)
      expect(Object.keys(hidden)).toEqual(['_once', '_at', 'utm_source'])
    })

    test('detects a forged timestamp and a filled-in honeypot', async () => {
      const at = `${desk().clock.now - 60}.${'A'.repeat(22)}`
      const reply = await forms.sent(path, { phone: '3-02', _at: at, _website: 'http://spam.example' })
      expect((await forms.receiptOf(reply))?.enquiry?.signals).toEqual({
        honeypot: 'http://spam.example',
        seconds: null,
        proof: null,
      })
    })

    test('may be framed by the sites that the form names, and may redirect to its thanks page', async () => {
      const origins = ['https://land.example', 'https://shop.example']
      const named = await forms.make({ name: 'Сайты', origins, thanks: 'https://shop.example/ok' })
      const response = await fetch(`${desk().address}${named.path}`)
      expect(response.headers.get('content-security-policy')).toMatch(
        /form-action 'self' https:; base-uri 'none'; frame-ancestors 'self' https:\/\/land\.example https:\/\/shop\.example$/,
      )
    })
  })

  describe('consent', () => {
    const agreedIn = async (values: Record<string, string>) =>
      (await forms.receiptOf(await forms.sent(path, { phone: '4-01', ...values })))?.enquiry?.consent

    test('is stored with the displayed text, the time and the address', async () => {
      const { html } = await forms.page(path)
      const [, value = ''] = /name="consent" value="([^"]+)"/.exec(html) ?? []
      const proof = { ...consent, version: '1', at: desk().clock.now, address: '127.0.0.1' }
      expect(await agreedIn({ consent: value })).toEqual(proof)
    })

    test('to advertising has its own checkbox, which is optional', async () => {
      const said = { text: 'Хочу узнавать об <акциях>', link: null }
      await desk().send('PATCH', `/forms/${id}`, { ads_consent: said })
      const { html } = await forms.page(path)
      expect(html).toContain('name="consent" value="v1" required>')
      expect(html).toContain('name="ads_consent" value="v1"><span>Хочу узнавать об &lt;акциях&gt;</span>')
      const agreed = async (values: Record<string, string>) => {
        const receipt = await forms.receiptOf(await forms.sent(path, { phone: '4-02', ...values }))
        return [receipt?.enquiry?.consent?.version, receipt?.enquiry?.adsConsent, receipt?.enquiry?.fields]
      }
      const proof = { ...said, version: '1', at: desk().clock.now, address: '127.0.0.1' }
      expect(await agreed({ consent: 'v1', ads_consent: 'v1' })).toEqual(['1', proof, {}])
      await desk().send('PATCH', `/forms/${id}`, { ads_consent: { text: 'Другое' } })
      expect(await agreed({ consent: 'v1', ads_consent: 'v1', text: 'раньше' })).toEqual(['1', proof, {}])
      expect(await agreed({ consent: 'v1' })).toEqual(['1', null, {}])
      const key = await desk().adminKey()
      const { json } = await desk().send('GET', '/receipts', undefined, { query: { limit: '3' }, key })
      const listed = (json.items as { understood: { ads_consent: object | null } }[]).map(
        ({ understood }) => understood,
      )
      expect(listed.map(({ ads_consent }) => ads_consent)).toEqual([
        null,
        expect.objectContaining({ text: 'Хочу узнавать об <акциях>', version: '1' }),
        expect.objectContaining({ text: 'Хочу узнавать об <акциях>', version: '1' }),
      ])
    })

    test('to a text that was changed meanwhile is stored with the displayed version', async () => {
      await desk().send('PATCH', `/forms/${id}`, { consent: { text: 'Новый текст' } })
      expect(await agreedIn({ consent: 'v1' })).toMatchObject({ ...consent, version: '1' })
      expect(await agreedIn({ consent: 'v2' })).toMatchObject({ text: 'Новый текст', link: null, version: '2' })
    })

    test.each([
      ['a checkbox of a site’s own', { consent: 'on' }, { version: '2' }],
      ['no', { consent: 'no' }, null],
      ['nothing', {}, null],
    ])('by %s', async (_, values, agreed) => {
      const found = await agreedIn(values as Record<string, string>)
      expect(found && { version: found.version }).toEqual(agreed)
    })
  })

  test('the fonts of the pages come from the desk', async () => {
    for (const letters of ['cyrillic', 'latin']) {
      const response = await fetch(`${desk().address}/f/fonts/${letters}.woff2`)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'font/woff2'])
      expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 4)).toBe('wOF2')
    }
  })
})
