import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSnippet } from './snippet-desk.ts'

const { site, line, context, key, script, visit, leads } = useSnippet()
const phone = (last: number) => `+7999000000${last}`
/** Waits until everything has arrived, and the browser knows it. */
const nothingWaits = (page: Page) =>
  page.waitForFunction(`!Object.keys(localStorage).some((name) => name.startsWith('zayavka.q.'))`)

test('nothing is sent with a key that the site may not use, and the data is kept until that is fixed', async () => {
  const page = await visit(await context(), site().page('/foreign', script().replace(key(), 'zk_other_other_other')))
  expect(await page.evaluate(`zayavka.send({ phone: '1' })`)).toBe(false)
  expect(await page.evaluate(`Object.keys(localStorage).filter((name) => name.includes('.q.')).length`)).toBe(1)
})

test('what waits is sent with the right key, once the page has it', async () => {
  const visitor = await context()
  const page = await visit(visitor, site().page('/wrong', script().replace(key(), 'zk_other_other_other')))
  expect(await page.evaluate(`zayavka.send({ phone: '${phone(1)}' })`)).toBe(false)
  await page.goto(site().page('/right', script()))
  await nothingWaits(page)
  expect(await leads(phone(1))).toHaveLength(1)
})

test('what waits is sent with its own key when the page has another', async () => {
  const visitor = await context()
  const page = await visit(visitor, site().page('/former', script(1)))
  const keys: (string | null)[] = []
  line().be('cut')
  expect(await page.evaluate(`zayavka.send({ phone: '${phone(2)}' })`)).toBe(false)
  line().be('open')
  page.on('request', (sent) => sent.method() === 'POST' && keys.push(new URL(sent.url()).searchParams.get('key')))
  await page.goto(site().page('/changed', script()))
  await nothingWaits(page)
  expect(await leads(phone(2))).toHaveLength(1)
  expect(keys).toEqual([key(1)])
})
