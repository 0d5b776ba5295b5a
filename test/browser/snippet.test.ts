import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useSnippet } from './snippet-desk.ts'

const { site, line, desk, context, key, script, visit, leads, api } = useSnippet()
const form = (attributes = 'data-zayavka', more = '') =>
  `<form ${attributes}><input name="name" required><input name="phone" type="tel">${more}<button>Отправить</button></form>`
const fill = async (page: Page, phone: string) => {
  await page.fill('[name=name]', 'Иван')
  await page.fill('[name=phone]', phone)
}
/** A form in a shadow tree, whose events the page does not see. */
const inShadow = (html: string) => `<div id="shade"></div><script>
  const tree = document.querySelector('#shade').attachShadow({ mode: 'open' })
  tree.innerHTML = ${JSON.stringify(html)}
  tree.querySelector('form').onsubmit = (event) => { event.preventDefault(); zayavka.send(event.target) }
</script>`
const state = (to: string) => `form[data-zayavka-state=${to}]`
/** Waits until everything has arrived, and the browser knows it. */
const nothingWaits = (page: Page) =>
  page.waitForFunction(`!Object.keys(localStorage).some((name) => name.startsWith('zayavka.q.'))`)
let last = 79990000000
const newPhone = () => `+${++last}`

describe('a marked form', () => {
  test('is a lead with the first and the last touch, and the page stays', async () => {
    const visitor = await context()
    const url = site().page('/first', script() + form())
    const marks = '?utm_source=yandex&utm_campaign=%D0%BE%D0%BA%D0%BD%D0%B0&yclid=1'
    await (await visit(visitor, url + marks)).close()
    await visitor.addCookies([{ name: '_ym_uid', value: '1709294400123456789', url }])
    const page = await visit(visitor, `${url}?gclid=2&_openstat=a%3Bb`)
    const phone = newPhone()
    await fill(page, phone)
    await page.click('button')
    await page.waitForSelector(state('sent'))
    const [lead] = await leads(phone)
    expect(JSON.parse(lead?.first_touch as string)).toEqual({
      utm_source: 'yandex',
      utm_campaign: 'окна',
      yclid: '1',
      landing: url + marks,
    })
    expect(JSON.parse(lead?.last_touch as string)).toEqual({
      gclid: '2',
      _openstat: 'a;b',
      _ym_uid: '1709294400123456789',
      landing: `${url}?gclid=2&_openstat=a%3Bb`,
    })
    expect(await page.inputValue('[name=phone]')).toBe('')
    expect(page.url()).toBe(`${url}?gclid=2&_openstat=a%3Bb`)
  })

  test('that is invalid by the rules of the page is not sent', async () => {
    const page = await visit(await context(), site().page('/required', script() + form()))
    const phone = newPhone()
    await page.fill('[name=phone]', phone)
    await page.click('button')
    expect(await page.locator('form[data-zayavka-state]').count()).toBe(0)
    await page.fill('[name=name]', 'Иван')
    await page.click('button')
    expect(await leads(phone)).toHaveLength(1)
  })

  test('that is added later, with a page of thanks: the visitor goes there after sending', async () => {
    const late = `<main></main><script>setTimeout(() => { document.querySelector('main').innerHTML = ${JSON.stringify(
      form('data-zayavka data-zayavka-thanks="/thanks"'),
    )} }, 0)</script>`
    const page = await visit(await context(), site().page('/late', script() + late))
    const phone = newPhone()
    await fill(page, phone)
    await page.click('button')
    await page.waitForURL('**/thanks')
    expect(await leads(phone)).toHaveLength(1)
  })

  test('that the site handles itself is sent there too, and its own script is called', async () => {
    const own = `<script>document.querySelector('form').onsubmit = () => { sessionStorage.heard = 'yes' }</script>`
    const url = site().page('/own', script() + form('data-zayavka method="post" action="/order"') + own)
    const page = await visit(await context(), url)
    const phone = newPhone()
    await fill(page, phone)
    await page.click('button')
    await page.waitForURL('**/order')
    expect(site().sent.filter(({ path, body }) => path === '/order' && body.includes(phone.slice(1)))).toHaveLength(1)
    expect(await page.evaluate('sessionStorage.heard')).toBe('yes')
    expect(await leads(phone)).toHaveLength(1)
  })

  test.each([
    ['in the page', (more: string) => form('data-zayavka', more)],
    ['in a shadow root, by a script', (more: string) => inShadow(form('', more))],
  ])('%s sends no passwords, no cards and nothing that is marked so', async (_, write) => {
    const more = `<input type="password" name="secret" value="1"><input name="card" autocomplete="cc-number" value="2">
      <input name="own" data-zayavka-skip value="3"><input name="city" value="Казань">`
    const page = await visit(await context(), site().page('/secrets', script() + write(more)))
    const phone = newPhone()
    await fill(page, phone)
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await page.click('button')
    const { _zayavka, ...values } = JSON.parse((await sent).postData() as string)
    expect(values).toEqual({ name: 'Иван', phone, city: 'Казань' })
    await leads(phone)
  })

  test('whose action is no address is sent', async () => {
    const page = await visit(await context(), site().page('/odd', script() + form('data-zayavka action="https://%"')))
    const phone = newPhone()
    await fill(page, phone)
    await page.click('button')
    expect(await leads(phone)).toHaveLength(1)
  })

  test('whose fields are called action, reset and submit is a form like any other', async () => {
    const more = '<input name="action" value="x"><input name="reset"><input name="submit">'
    const page = await visit(await context(), site().page('/names', script() + form('data-zayavka', more)))
    const phone = newPhone()
    await fill(page, phone)
    await page.click('button')
    await page.waitForSelector(state('sent'))
    expect(await leads(phone)).toHaveLength(1)
  })
})

describe('exactly one lead', () => {
  test.each([
    ['that the snippet alone sends', 'data-zayavka'],
    ['that the site takes too', 'data-zayavka method="post" action="/order"'],
  ])('a double click on a form %s', async (_, attributes) => {
    const url = site().page('/twice', script() + form(attributes))
    const page = await visit(await context(), url)
    const phone = newPhone()
    await fill(page, phone)
    await page.dblclick('button')
    await leads(phone)
    if (attributes.includes('/order')) await page.waitForURL('**/order') // the site got it too
    await page.goto(url)
    await nothingWaits(page)
    expect(await leads(phone)).toHaveLength(1)
  })

  test('after the back button, and the same submission again', async () => {
    const url = site().page('/back', script() + form('data-zayavka method="post" action="/order"'))
    const page = await visit(await context(), url)
    const phone = newPhone()
    for (const way of ['there', 'again']) {
      await fill(page, phone)
      await page.click('button')
      await page.waitForURL('**/order')
      if (way === 'there') await page.goBack()
      await page.waitForURL(way === 'there' ? url : '**/order')
    }
    await page.goBack()
    await nothingWaits(page)
    expect(await leads(phone)).toHaveLength(1)
  })

  test('when the tab is closed right after the click', async () => {
    const page = await visit(await context(), site().page('/closed', script() + form()))
    const phone = newPhone()
    await fill(page, phone)
    await page.evaluate(`document.querySelector('button').click()`)
    await page.close()
    expect(await leads(phone)).toHaveLength(1)
  })

  test.each(['cut', 'mute'] as const)(
    'the network is %s in mid-send, and is back at the next visit',
    async (broken) => {
      const visitor = await context()
      const url = site().page('/cut', script() + form())
      const page = await visit(visitor, url)
      const phone = newPhone()
      await fill(page, phone)
      const before = line().lost()
      line().be(broken)
      await page.click('button')
      await page.waitForSelector(state('kept'))
      expect(line().lost()).toBeGreaterThan(before)
      await page.close()
      line().be('open')
      const next = await visit(visitor, url)
      await nothingWaits(next)
      expect(await leads(phone)).toHaveLength(1)
    },
  )

  test('when the server is killed, and restarts while the page is open', async () => {
    const page = await visit(await context(), site().page('/killed', script() + form()))
    const phone = newPhone()
    await fill(page, phone)
    await desk.kill()
    await page.click('button')
    await page.waitForSelector(state('kept'))
    await desk.start()
    await page.evaluate(`dispatchEvent(new Event('online'))`)
    await page.waitForSelector(state('sent'))
    expect(await leads(phone)).toHaveLength(1)
  })

  test('when storage is forbidden, and the network is lost for a while', async () => {
    const inner = site().page('/inner', script(1) + form())
    const url = site().page('/frame', `<iframe sandbox="allow-scripts allow-forms" src="${inner}"></iframe>`)
    const page = await (await context()).newPage()
    await page.clock.install()
    await page.goto(url)
    const frame = page.frameLocator('iframe')
    await frame.locator('form').waitFor()
    const [, within] = page.frames()
    await within?.waitForFunction('!!window[Symbol.for("zayavka")]')
    expect(
      await within?.evaluate(`(() => { try { return localStorage.length } catch { return 'forbidden' } })()`),
    ).toBe('forbidden')
    const phone = newPhone()
    await frame.locator('[name=name]').fill('Иван')
    await frame.locator('[name=phone]').fill(phone)
    line().be('cut')
    await frame.locator('button').click()
    await frame.locator(state('kept')).waitFor()
    line().be('open')
    await page.clock.fastForward(5_000)
    await frame.locator(state('sent')).waitFor()
    expect(await leads(phone)).toHaveLength(1)
  })
})

describe('works on', () => {
  test('a page with a strict policy, without a violation', async () => {
    const own = new URL(line().address).origin
    const policy = `default-src 'none'; script-src ${own}; connect-src ${own}; form-action 'self'`
    const page = await (await context()).newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(site().page('/strict', script() + form(), { 'Content-Security-Policy': policy }))
    const phone = newPhone()
    await fill(page, phone)
    await page.click('button')
    await page.waitForSelector(state('sent'))
    expect([await leads(phone), complaints]).toEqual([[expect.anything()], []])
  })

  test.each([
    ['the same twice', () => script() + script(), 1],
    ['two with other keys', () => script() + script(1), 2],
  ])('a page with %s', async (_, scripts, times) => {
    const page = await visit(await context(), site().page('/two', scripts() + form()))
    await page.waitForLoadState('load')
    const keys: (string | null)[] = []
    page.on('request', (sent) => sent.method() === 'POST' && keys.push(new URL(sent.url()).searchParams.get('key')))
    const phone = newPhone()
    await fill(page, phone)
    await page.click('button')
    await page.waitForSelector(state('sent'))
    await leads(phone)
    expect(keys.sort()).toEqual([key(), key(1)].slice(0, times).sort())
  })

  test('a page whose own scripts throw, stop events and use the same names', async () => {
    const hostile = `<script>
      window.fetch = () => { throw new Error('no') }
      document.addEventListener('submit', (event) => { event.stopImmediatePropagation(); throw new Error('mine') }, true)
      window.onerror = () => { throw new Error('again') }
    </script><section id="zayavka"></section>`
    const page = await visit(
      await context(),
      site().page('/hostile', script().replace(' async', '') + hostile + form()),
    )
    const phone = newPhone()
    await fill(page, phone)
    await page.click('button')
    await page.waitForSelector(state('sent'))
    expect(await leads(phone)).toHaveLength(1)
    expect(await page.evaluate('typeof zayavka.send')).toBe('function')
  })
})

describe('a page can state', () => {
  test('its data, before and after the script is loaded', async () => {
    const [early, late] = [newPhone(), newPhone()]
    const call = `<script>(window.zayavka ??= []).push({ name: 'Ранний', phone: '${early}' })</script>`
    const page = await visit(await context(), site().page('/calls', call + script()))
    const twice = `Promise.all([1, 2].map(() => zayavka.send({ phone: '${late}', text: 'Перезвоните' })))`
    expect(await page.evaluate(twice)).toEqual([true, true])
    expect([await leads(early), await leads(late)]).toEqual([[expect.anything()], [expect.anything()]])
  })

  test('the form of the desk', async () => {
    const made = await api('POST', '/forms', { name: 'Окна', title: 'Замер окон' })
    const page = await visit(await context(), site().page('/token', script() + form(`data-zayavka="${made.path}"`)))
    const phone = newPhone()
    await fill(page, phone)
    await page.click('button')
    expect((await leads(phone))[0]).toMatchObject({ title: 'Замер окон' })
  })
})
