import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sqlite } from '../databases.ts'
import { useDesk } from '../desk.ts'
import { useForms } from '../forms.ts'
import { useBrowser } from './browser.ts'
import { openSite } from './site.ts'

const desk = useDesk(sqlite())
const forms = useForms(desk)
const { context } = useBrowser()
const consent = { text: 'Согласен на обработку данных', link: 'https://shop.example/privacy' }
const fields = [
  { input: 'name', name: 'name', label: 'Имя', required: false },
  { input: 'phone', name: 'phone', label: 'Телефон', required: true },
]
let path = ''
let site: Awaited<ReturnType<typeof openSite>>
beforeAll(async () => {
  site = await openSite()
  ;({ path } = await forms.make({ name: 'Замер', title: 'Замер окон', fields, consent }))
})
afterAll(() => site.close())
const opened: Page[] = []
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close()
})

/** Opens an address as a visitor; `complaints` are the messages of the browser's console. */
async function open(by: BrowserContext, url: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await by.newPage()
  opened.push(page)
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(url)
  return { page, complaints }
}
const address = () => `${desk().address}${path}`
let last = 79990000000
const newPhone = () => `+${++last}`
/** The leads with a phone, the newest first. */
const leadsOf = async (phone: string) =>
  (await desk().send('GET', '/leads', undefined, { query: { q: phone, sort: '-id' } })).json.items as Record<
    string,
    unknown
  >[]
async function fill(page: Page, phone: string) {
  await page.getByLabel('Имя').fill('Анна')
  await page.getByLabel('Телефон').fill(phone)
  await page.getByLabel('Согласен').check()
  desk().clock.now += 5
}
const send = (page: Page) => page.getByRole('button', { name: 'Отправить' }).click()
const isThanked = (page: Page) => page.getByRole('heading', { name: 'Спасибо!' }).waitFor()

describe.each([false, true])('the page of a form, with scripts: %s', (javaScriptEnabled) => {
  const visitor = (more = {}) => context({ javaScriptEnabled, ...more })

  test('is filled in and sent, thanks its visitor, and makes a lead', async () => {
    const { page, complaints } = await open(await visitor(), `${address()}?utm_source=ya&roistat=direct_7`)
    const phone = newPhone()
    await fill(page, phone)
    await send(page)
    await isThanked(page)
    expect(page.url()).toBe(`${address()}/thanks`)
    expect(await leadsOf(phone)).toEqual([
      expect.objectContaining({ title: 'Замер окон', name: 'Анна', phone, source: 'direct_7', door: 'capture' }),
    ])
    expect(await page.context().cookies()).toEqual([])
    expect(complaints).toEqual([])
  })

  test('is not sent without its required fields', async () => {
    const { page } = await open(await visitor(), address())
    await page.getByLabel('Имя').fill('Анна')
    await send(page)
    expect(
      await page
        .getByLabel('Телефон')
        .evaluate((field: { matches(rule: string): boolean }) => field.matches(':invalid')),
    ).toBe(true)
    expect(page.url()).toBe(address())
  })

  test('makes one lead when it is clicked twice', async () => {
    const { page } = await open(await visitor(), address())
    const phone = newPhone()
    await fill(page, phone)
    await page.getByRole('button', { name: 'Отправить' }).dblclick()
    await isThanked(page)
    expect(await leadsOf(phone)).toHaveLength(1)
  })

  test('makes one lead when it is sent again after going back, and another for another phone', async () => {
    const { page } = await open(await visitor(), address())
    const phone = newPhone()
    await fill(page, phone)
    await send(page)
    await isThanked(page)
    await page.goBack()
    expect(await page.getByLabel('Телефон').inputValue()).toBe(phone)
    desk().clock.now += 600
    await send(page)
    await isThanked(page)
    expect(await leadsOf(phone)).toHaveLength(1)
    await page.goBack()
    const other = newPhone()
    await page.getByLabel('Телефон').fill(other)
    await send(page)
    await isThanked(page)
    expect(await leadsOf(other)).toHaveLength(1)
  })

  test('is sent inside a page of its site, and not shown inside another’s', async () => {
    const named = await forms.make({ name: 'Сайт', fields, consent, origins: [site.origin] })
    const within = (url: string) => site.page('/within', `<iframe src="${url}" width="400" height="700"></iframe>`)
    const { page, complaints } = await open(await visitor(), within(`${desk().address}${named.path}`))
    const frame = page.frameLocator('iframe')
    const phone = newPhone()
    await frame.getByLabel('Телефон').fill(phone)
    await frame.getByLabel('Согласен').check()
    desk().clock.now += 5
    await frame.getByRole('button').click()
    await frame.getByRole('heading', { name: 'Спасибо!' }).waitFor()
    const [lead] = await leadsOf(phone)
    expect(lead?.last_touch).toBeNull()
    expect(complaints).toEqual([])

    const foreign = await forms.make({ name: 'Чужой', fields, origins: ['https://shop.example'] })
    const other = await open(await visitor(), within(`${desk().address}${foreign.path}`))
    expect(await other.page.frameLocator('iframe').getByLabel('Телефон').count()).toBe(0)
  })
})

test('the honeypot field is invisible, hidden from screen readers, and not reachable with keys', async () => {
  const { page } = await open(await context(), address())
  const box = await page.locator('[name=_website]').boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(0)
  expect(await page.getByRole('textbox').count()).toBe(2)
  const reached: unknown[] = []
  for (let count = 0; count < 6; count++) {
    await page.keyboard.press('Tab')
    reached.push(await page.evaluate('document.activeElement.name || document.activeElement.tagName'))
  }
  expect(reached.slice(0, 5)).toEqual(['name', 'phone', 'consent', 'A', 'BUTTON'])
  expect(reached).not.toContain('_website')
})

test('on the smallest phone nothing is wider than the screen, and every control is as high as a thumb', async () => {
  const { page } = await open(await context({ viewport: { width: 360, height: 740 } }), address())
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  for (const each of await page.locator('.field input, button').all())
    expect((await each.boundingBox())?.height).toBeGreaterThanOrEqual(44)
})

test.each(['light', 'dark'] as const)(
  'nothing stands in the way of those who see or hear it otherwise, %s',
  async (colorScheme) => {
    const { page } = await open(await context({ colorScheme }), address())
    for (const each of [address(), `${address()}/thanks`]) {
      await page.goto(each)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
  },
)

describe('of a project that asks for a proof of work', () => {
  beforeAll(async () => {
    await desk().send('PATCH', '/capture', { proof_of_work: true })
  })
  const lastReceipt = async () =>
    ((await desk().send('GET', '/receipts', undefined, { query: { limit: '1' } })).json.items as { end: string }[])[0]

  test('the page computes it', async () => {
    const { page, complaints } = await open(await context(), address())
    const phone = newPhone()
    await fill(page, phone)
    await send(page)
    await isThanked(page)
    expect(await lastReceipt()).toMatchObject({ end: 'lead', reasons: [], understood: { phone } })
    expect(complaints).toEqual([])
  })

  test('a submission without scripts is quarantined', async () => {
    const { page } = await open(await context({ javaScriptEnabled: false }), address())
    const phone = newPhone()
    await fill(page, phone)
    await send(page)
    await isThanked(page)
    const reasons = [{ code: 'no-proof', found: 'none' }]
    expect(await lastReceipt()).toMatchObject({ end: 'spam', reasons, understood: { phone } })
  })

  test('an immediate click waits for it, and makes one lead', async () => {
    const { page } = await open(await context(), address())
    const phone = newPhone()
    await fill(page, phone)
    await page.getByRole('button', { name: 'Отправить' }).dblclick()
    await isThanked(page)
    expect(await leadsOf(phone)).toHaveLength(1)
  })

  const isProved = (page: Page) =>
    expect.poll(() => page.locator('[name=_proof]').inputValue(), { timeout: 20_000 }).not.toBe('')

  test('each submission of a page has its own proof, and a repeated one makes no second lead', async () => {
    const { page } = await open(await context(), address())
    await isProved(page)
    await page.evaluate(`document.querySelector('form').target = '_blank'`)
    const sent = async (phone: string) => {
      await fill(page, phone)
      const [thanks] = await Promise.all([page.waitForEvent('popup'), send(page)])
      await isThanked(thanks)
      return leadsOf(phone)
    }
    const [one, other] = [newPhone(), newPhone()]
    expect(await sent(one)).toHaveLength(1)
    expect(await lastReceipt()).toMatchObject({ end: 'lead', understood: { phone: one } })
    desk().clock.now += 600
    expect(await sent(one)).toHaveLength(1)
    expect(await sent(other)).toHaveLength(1)
    expect(await lastReceipt()).toMatchObject({ end: 'lead', reasons: [], understood: { phone: other } })
  })

  test('a computer that slept for hours computes it again', async () => {
    const { page } = await open(await context(), address())
    await isProved(page)
    desk().clock.now += 10_000
    await page.clock.setSystemTime(Date.now() + 10_000_000)
    const phone = newPhone()
    await fill(page, phone)
    await send(page)
    await isThanked(page)
    expect(await lastReceipt()).toMatchObject({ end: 'lead', understood: { phone } })
  })

  test('a page that could not get a challenge asks again, also with a field called submit', async () => {
    const own = { input: 'own', name: 'submit', label: 'Город', required: false }
    const { path } = await forms.make({ name: 'Имена', fields: [...fields, own], consent })
    const visitor = await context()
    await visitor.route('**/s/challenge', (route) => route.abort())
    const { page } = await open(visitor, 'about:blank')
    const failed = page.waitForEvent('requestfailed')
    await page.goto(`${desk().address}${path}`)
    await failed
    await visitor.unroute('**/s/challenge')
    const phone = newPhone()
    await fill(page, phone)
    await send(page)
    await isThanked(page)
    expect(await lastReceipt()).toMatchObject({ end: 'lead', understood: { phone } })
  })
})
