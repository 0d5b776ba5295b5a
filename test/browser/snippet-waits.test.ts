import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useSnippet } from './snippet-desk.ts'

const { site, line, context, script, visit, leads, receipts, api } = useSnippet({ CAPTURE_PER_KEY: '6' })
const waiting = (page: Page) =>
  page.evaluate(`Object.keys(localStorage).filter((name) => name.startsWith('zayavka.q.')).length`)
const send = (page: Page, phone: string, text = '') => page.evaluate(`zayavka.send(${JSON.stringify({ phone, text })})`)

const form = '<form data-zayavka><input name="phone"><input type="file" name="cv"><button>'
const cv = { name: 'резюме.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') }

/** The content types that a visitor sends from now on. */
function typesOf(visitor: BrowserContext): (string | undefined)[] {
  const types: (string | undefined)[] = []
  visitor.on('request', (sent) => sent.method() === 'POST' && types.push(sent.headers()['content-type']?.split(';')[0]))
  return types
}

test('a submission that is too long for keepalive still arrives', async () => {
  const page = await visit(await context(), site().page('/long', script()))
  expect(await send(page, '+1', 'Ж'.repeat(100_000))).toBe(true)
  expect(await leads('+1')).toHaveLength(1)
})

test('files are sent along; after a lost answer their names are sent at the next visit: one receipt', async () => {
  const visitor = await context()
  const url = site().page('/files', script() + form)
  const page = await visit(visitor, url)
  const before = await receipts()
  const types = typesOf(visitor)
  await page.fill('[name=phone]', '+5')
  await page.setInputFiles('[name=cv]', cv)
  line().be('mute')
  await page.click('button')
  await page.waitForSelector('[data-zayavka-state=kept]')
  line().be('open')
  await until(async () => (await receipts()) > before, 'the receipt')
  await page.close()
  await visit(visitor, url)
  await until(() => types.length === 2, 'the second try')
  expect(types).toEqual(['multipart/form-data', 'text/plain'])
  await until(async () => (await waiting(visitor.pages()[0] as Page)) === 0, 'the browser to know')
  expect(await receipts()).toBe(before + 1)
})

describe('a submission with files', () => {
  test('is left to its tab by the others, which lack the files', async () => {
    const visitor = await context()
    const url = site().page('/tabs', script(1) + form)
    const page = await visit(visitor, url)
    const types = typesOf(visitor)
    let go = () => {}
    const isSlow = new Promise<void>((resolve) => {
      go = resolve
    })
    await page.route(`${line().address}/s?**`, async (route) => {
      await isSlow
      await route.continue()
    })
    await page.fill('[name=phone]', '+6')
    await page.setInputFiles('[name=cv]', cv)
    await page.click('button')
    await until(() => types.length === 1, 'the upload to begin')
    const other = await visit(visitor, url)
    expect(await send(other, '+7')).toBe(true)
    go()
    await page.waitForSelector('[data-zayavka-state=sent]')
    expect(types).toEqual(['multipart/form-data', 'text/plain'])
    await leads('+6')
    const { items } = (await api('GET', '/receipts?limit=1', undefined)) as { items: { id: string }[] }
    expect(await api('GET', `/receipts/${items[0]?.id}/files`, undefined)).toMatchObject({ items: [{ name: cv.name }] })
  })

  test('is taken by another tab once its tab no longer holds it', async () => {
    const visitor = await context()
    const page = await visitor.newPage()
    const types = typesOf(visitor)
    await page.clock.install()
    await page.goto(site().page('/crash', script(1)))
    await page.waitForFunction('!!window.zayavka?.send')
    line().be('cut')
    expect(await send(page, '+8')).toBe(false)
    await page.evaluate(`{
      const [name] = Object.keys(localStorage).filter((name) => name.startsWith('zayavka.q.'))
      localStorage.setItem(name.replace('.q.', '.held.q.'), String(Date.now())) // as a tab that crashes then
    }`)
    line().be('open')
    await page.clock.fastForward(60_000)
    expect(await send(page, '+9')).toBe(true)
    expect([types.length, await waiting(page)]).toEqual([2, 1])
    await page.clock.fastForward(91_000)
    await leads('+8')
  })
})

test('a storage that the site has filled does not matter while the page is open', async () => {
  const page = await visit(await context(), site().page('/full', script()))
  await page.evaluate(`for (let size = 1e6; size >= 1; size /= 10)
    try { for (let n = 0; ; n++) localStorage.setItem(size + ' ' + n, 'x'.repeat(size)) } catch {}`)
  line().be('cut')
  expect(await send(page, '+2', 'x'.repeat(1_000))).toBe(false)
  expect(await waiting(page)).toBe(0)
  line().be('open')
  await page.evaluate(`dispatchEvent(new Event('online'))`)
  expect(await leads('+2')).toHaveLength(1)
})

test('at most fifty wait, and the oldest are dropped first', async () => {
  const page = await visit(await context(), site().page('/many', script()))
  line().be('cut')
  // one after another, since concurrent failures are queued in any order
  await page.evaluate(`(async () => { for (let n = 0; n < 60; n++) await zayavka.send({ text: 'number ' + n }) })()`)
  line().be('open')
  const kept = await page.evaluate(`Object.values(localStorage).join()`)
  expect(await waiting(page)).toBe(50)
  expect([kept, kept]).toEqual([expect.not.stringContaining('number 9\\"'), expect.stringContaining('number 59\\"')])
})

test('a desk with `Retry-After` is asked no earlier, not even at the next visit', async () => {
  const visitor = await context()
  const url = site().page('/limit', script())
  const page = await visitor.newPage()
  const tries: number[] = []
  page.on('response', (answer) => answer.request().method() === 'POST' && tries.push(answer.status()))
  await page.clock.install()
  await page.goto(url)
  await page.waitForFunction('!!window.zayavka?.send')
  for (let n = 0; !tries.includes(429); n++) await send(page, `+3${n}`)
  const before = tries.length
  const [moment, now] = (await page.evaluate(
    `[Number(Object.entries(localStorage).find(([name]) => name.includes('.wait.'))[1]), Date.now()]`,
  )) as [number, number]
  expect(moment - now).toBeGreaterThan(0)
  expect(moment - now).toBeLessThanOrEqual(60_000)

  await page.reload()
  await page.waitForFunction('!!window.zayavka?.send')
  await page.clock.pauseAt(moment - 1_000)
  expect(tries).toHaveLength(before)
  const next = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.clock.fastForward(1_000)
  expect([200, 429]).toContain((await next).status())
})
