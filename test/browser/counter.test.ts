import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useSnippet } from './snippet-desk.ts'

const { site, line, context, key, leads, count, api } = useSnippet()

/** The script that pages of the vendor's customers have, with another host. */
const counter = (secret = key(), attributes = '') => `<script ${attributes}>(function (w, d, host, id) {
  w.roistatProjectId = id; w.roistatHost = host
  var path = /roistat_visit=[^;]+/.test(d.cookie) ? '/dist/module.js' : '/api/site/1.0/' + id + '/init?referrer=' + encodeURIComponent(d.location.href)
  var script = d.createElement('script'), first = d.getElementsByTagName('script')[0]
  script.async = 1; script.src = '//' + host + path; first.parentNode.insertBefore(script, first)
})(window, document, ${JSON.stringify(new URL(line().address).host)}, ${JSON.stringify(secret)})</script>`
const order =
  '<form method="post" action="/order"><input name="name"><input name="phone"><button>Заказать</button></form>'
const loaded = `<script>window.calls = []
  window.onRoistatModuleLoaded = () => calls.push('module')
  window.onRoistatAllModulesLoaded = () => calls.push('all ' + roistat.getVisit())</script>`

/** Opens a page and waits for the counter. */
async function open(by: BrowserContext, url: string, hoursLater = 0): Promise<Page> {
  const page = await by.newPage()
  if (hoursLater) await page.clock.setFixedTime(Date.now() + hoursLater * 3_600_000)
  await page.goto(url)
  await isLoaded(page)
  return page
}

/** Polls from outside, since the page's policy forbids what Playwright would evaluate in it. */
async function isLoaded(page: Page): Promise<void> {
  await until(() => page.evaluate('window.calls?.length === 2'), 'the counter to be loaded')
}
const cookieOf = async (by: BrowserContext, name = 'roistat_visit') =>
  (await by.cookies()).find((cookie) => cookie.name === name)
const touch = (lead: Record<string, string | null> | undefined, which: 'first' | 'last') =>
  JSON.parse(lead?.[`${which}_touch`] ?? 'null')
let last = 79980000000
const newPhone = () => `+${++last}`

beforeAll(() => {
  site().run('/order', async (body, cookies) => {
    const visit = /(?:^|; )roistat_visit=([^;]*)/.exec(cookies)?.[1] ?? 'nocookie'
    const query = new URLSearchParams([...new URLSearchParams(body), ['key', key(1)], ['roistat', visit]])
    await fetch(`${line().address}/api/proxy/1.0/leads/add?${query}`)
  })
})

async function buy(page: Page): Promise<string> {
  const phone = newPhone()
  await page.fill('[name=phone]', phone)
  await page.click('button')
  await page.waitForURL('**/order')
  return phone
}

describe('a form on the server of the site', () => {
  test('by an ad, later direct: the first touch is the ad, the last one direct', async () => {
    const visitor = await context()
    const url = site().page('/shop', loaded + counter() + order)
    const page = await open(visitor, `${url}?utm_source=yandex&utm_campaign=%D0%BE%D0%BA%D0%BD%D0%B0&yclid=7`)
    const number = await page.evaluate('roistat.visit')
    expect(await page.evaluate('calls')).toEqual(['module', `all ${number}`])
    const cookie = await cookieOf(visitor)
    expect(cookie).toMatchObject({ value: number, domain: '127.0.0.1', path: '/', sameSite: 'Lax' })
    const days = ((cookie?.expires ?? 0) - Date.now() / 1000) / 86_400
    expect(days).toBeGreaterThan(364)
    expect(days).toBeLessThan(366)
    await page.close()
    await visitor.addCookies([{ name: '_ym_uid', value: '1700000000123456789', url: site().origin }])

    const counted: string[] = []
    visitor.on('response', (answer) => counted.push(new URL(answer.url()).pathname))
    const second = await open(visitor, url, 2)
    await expect.poll(() => counted).toContain('/s/visit')
    expect(counted).toContain('/dist/module.js')
    await open(visitor, url, 2) // a page of the same visit makes no request
    expect(counted.filter((path) => path === '/s/visit')).toHaveLength(1)
    const [lead] = await leads(await buy(second))
    expect(touch(lead, 'first')).toMatchObject({ utm_source: 'yandex', utm_campaign: 'окна', yclid: '7' })
    expect(touch(lead, 'last')).toEqual({ landing: url, _ym_uid: '1700000000123456789' })
    expect(lead?.source).toBe('yandex')
    expect(await second.evaluate('document.cookie')).toContain(`roistat_visit=${number}`)
  })

  test('by an ad while the desk was away: the next page reports it', async () => {
    const visitor = await context()
    const url = site().page('/away', loaded + counter() + order)
    await (await open(visitor, url)).close()
    const asked: boolean[] = []
    visitor.on('requestfailed', (request) => request.url().includes('/s/visit') && asked.push(false))
    visitor.on('response', (answer) => answer.url().includes('/s/visit') && asked.push(answer.ok()))
    await visitor.route('**/s/visit*', (route) => route.abort())
    await (await open(visitor, `${url}?utm_source=vk`, 2)).close()
    await expect.poll(() => asked).toEqual([false])
    await visitor.unroute('**/s/visit*')
    const page = await open(visitor, url, 2)
    await expect.poll(() => asked).toEqual([false, true])
    await open(visitor, url, 2) // it was reported, so no request is made
    expect(touch((await leads(await buy(page)))[0], 'last')).toMatchObject({ utm_source: 'vk' })
    expect(asked).toEqual([false, true])
  })

  test('when cookies are refused: the lead is created without a visit, and no number is used', async () => {
    const visitor = await context()
    const url = site().page('/refused', loaded + counter() + order)
    const page = await visitor.newPage()
    await (await visitor.newCDPSession(page)).send('Emulation.setDocumentCookieDisabled', { disabled: true })
    const before = await count('visits')
    await page.goto(`${url}?utm_source=yandex`)
    await isLoaded(page)
    expect(await page.evaluate('[calls, roistat.visit]')).toEqual([['module', 'all '], ''])
    expect((await leads(await buy(page)))[0]).toMatchObject({ source: null, first_touch: null })
    expect(await count('visits')).toBe(before)
  })
})

test('a goal is an enquiry with its touches, and its placeholders are filled', async () => {
  const visitor = await context()
  const page = await open(visitor, `${site().page('/goal', loaded + counter())}?utm_source=vk`)
  const [phone, visit] = [newPhone(), await page.evaluate('roistat.getVisit()')]
  await page.evaluate(`roistat.event.send('cart', { sum: 1 })`)
  const goal = {
    leadName: 'Корзина',
    name: 'Анна',
    phone,
    text: 'Два',
    is_skip_sending: 1,
    fields: { host: '{domain}', n: '{visit}', gone: '{city}' },
  }
  await page.evaluate(`roistatGoal.reach(${JSON.stringify(goal)})`)
  const [lead] = await leads(phone)
  expect(lead).toMatchObject({ title: 'Корзина', name: 'Анна', text: 'Два', source: 'vk' })
  expect(JSON.parse(lead?.fields as string)).toEqual({ host: '127.0.0.1', n: visit })
})

test('the vendor’s own counter on the same page is left alone', async () => {
  const visitor = await context()
  await visitor.addCookies([{ name: 'roistat_visit', value: '777', url: site().origin }])
  const real = `<script>window.roistat = { visit: '777' }; window.calls = []</script>`
  const page = await visitor.newPage()
  const before = await count('visits')
  await page.goto(
    site().page('/beside', `${real + counter()}<form data-zayavka><input name="phone"><button></button></form>`),
  )
  await page.waitForFunction('!!window[Symbol.for("zayavka")]')
  expect(await page.evaluate('[roistat, typeof roistatGoal, document.cookie]')).toEqual([
    { visit: '777' },
    'undefined',
    'roistat_visit=777',
  ])
  const phone = newPhone()
  await page.fill('[name=phone]', phone)
  await page.click('button')
  expect(await leads(phone)).toHaveLength(1)
  expect(await count('visits')).toBe(before)
})

test('a number that the vendor’s counter left is replaced once the host is changed', async () => {
  const visitor = await context()
  await visitor.addCookies([{ name: 'roistat_visit', value: '999777', url: site().origin }])
  await open(visitor, site().page('/moved', loaded + counter()))
  expect((await cookieOf(visitor))?.value).not.toBe('999777')
})

test('an unknown key does nothing, and logs that once', async () => {
  const visitor = await context()
  for (const cookies of [[], [{ name: 'roistat_visit', value: '5', url: site().origin }]]) {
    await visitor.addCookies(cookies)
    const page = await visitor.newPage()
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    const done = page.waitForResponse('**/init*')
    await page.goto(site().page('/unknown', counter('0123456789abcdef0123456789abcdef')))
    await (await done).finished()
    await expect.poll(() => said).toEqual([expect.stringContaining('zayavka: the key')])
    expect(await page.evaluate('[typeof roistat, typeof zayavka, document.cookie]')).toEqual([
      'undefined',
      'undefined',
      cookies.length ? 'roistat_visit=5' : '',
    ])
  }
})

test('the visitor’s answer and the owner’s never are respected', async () => {
  const visitor = await context()
  const asking = `<script>window.zayavkaCookie = 'ask'; window.calls = []</script>${counter()}`
  const page = await visitor.newPage()
  await page.goto(site().page('/ask', asking))
  await page.waitForFunction('!!window.zayavka?.send')
  expect(await visitor.cookies()).toEqual([])
  await page.evaluate('zayavka.cookie(true)')
  await page.waitForFunction(`roistat.visit !== ''`)
  expect((await cookieOf(visitor))?.value).toBe(await page.evaluate('roistat.visit'))
  await page.evaluate('zayavka.cookie(false)')
  expect([await visitor.cookies(), await page.evaluate('roistat.visit')]).toEqual([[], ''])
  await page.goto(site().page('/later', loaded + counter()))
  await isLoaded(page)
  expect(await visitor.cookies()).toEqual([])

  const never = (await api('POST', '/keys', { scope: 'capture', visits: false })).key as string
  const other = await context()
  expect(await (await open(other, site().page('/never', loaded + counter(never)))).evaluate('calls')).toEqual([
    'module',
    'all ',
  ])
  expect(await other.cookies()).toEqual([])
})

test('a refusal wins over the answer on its way, and removes what was set before', async () => {
  const visitor = await context()
  const page = await visitor.newPage()
  const url = site().page('/undecided', `<script>window.zayavkaCookie = 'ask'</script>${loaded + counter()}`)
  await page.goto(url)
  await page.waitForFunction('!!window.zayavka?.cookie')
  const answered = page.waitForResponse('**/s/visit*')
  await page.evaluate('zayavka.cookie(true); zayavka.cookie(false)')
  await (await answered).finished()
  await page.evaluate('fetch(location.href).then((later) => later.text())')
  expect([await visitor.cookies(), await page.evaluate('roistat.visit')]).toEqual([[], ''])

  await page.evaluate('zayavka.cookie(true)')
  await page.waitForFunction(`roistat.visit !== ''`)
  await page.evaluate(`localStorage.setItem('zayavka.cookie', 'no')`) // as another tab, just before
  await page.goto(url)
  await isLoaded(page)
  expect([await visitor.cookies(), await page.evaluate('roistat.visit')]).toEqual([[], ''])
})

test('what a page pushes before the counter is loaded has its touches', async () => {
  const phone = newPhone()
  const early = `<script>(window.zayavka ??= []).push({ phone: '${phone}' })</script>`
  await open(await context(), `${site().page('/early', early + loaded + counter())}?utm_source=vk`)
  const [lead] = await leads(phone)
  expect([touch(lead, 'first'), touch(lead, 'last')]).toMatchObject([{ utm_source: 'vk' }, { utm_source: 'vk' }])
})

test('our own line sets no cookie, and works together with the counter', async () => {
  const own = `<script src="${line().address}/s.js" data-key="${key()}" async></script>`
  const form = '<form data-zayavka><input name="phone"><button></button></form>'
  const visitor = await context()
  const page = await visitor.newPage()
  await page.goto(site().page('/own', own + form))
  await page.waitForFunction('!!window.zayavka?.send')
  expect([await visitor.cookies(), await page.evaluate('typeof roistat')]).toEqual([[], 'undefined'])
  const both = await open(visitor, site().page('/both', loaded + own + counter() + form))
  const [before, phone] = [await count('receipts'), newPhone()]
  await both.fill('[name=phone]', phone)
  await both.click('button')
  await both.waitForSelector('[data-zayavka-state=sent]')
  expect([(await leads(phone)).length, await count('receipts')]).toEqual([1, before + 1])
})

test('works under a content security policy, and in a frame of another site', async () => {
  const policy = `default-src 'none'; script-src 'nonce-x' ${line().address}; connect-src ${line().address}; frame-ancestors *; form-action *`
  const url = site().page(
    '/policy',
    loaded.replace('<script', '<script nonce="x"') + counter(key(), 'nonce="x"') + order,
    { 'Content-Security-Policy': policy },
  )
  const visitor = await context()
  expect(await (await open(visitor, url)).evaluate('roistat.visit')).toMatch(/^\d+$/)

  const outer = await (await context()).newPage()
  await outer.goto(
    site().page('/outer', `<iframe src="${url}?utm_source=vk"></iframe>`).replace('127.0.0.1', 'localhost'),
  )
  const frame = outer.frames()[1] as unknown as Page
  await isLoaded(frame)
  const phone = newPhone()
  await frame.evaluate(`roistatGoal.reach({ phone: ${JSON.stringify(phone)} })`)
  expect(touch((await leads(phone))[0], 'last')).toMatchObject({ utm_source: 'vk' })
})
