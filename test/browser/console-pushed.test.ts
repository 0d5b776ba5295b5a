import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { project } from './desk-page.ts'
import { row } from './list-page.ts'

const { desk, open, api } = useConsole({ leads: 12 })
const filter = JSON.stringify({ field: 'status', operator: '=', value: '0' })
const view = new URLSearchParams({ period: 'this-year', filter })
const searchOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)
const opened = (page: Page, name: string) =>
  page.getByRole('complementary', { name: /Заявка №/ }).getByRole('heading', { name })

/** The page to which the service worker sends it, as after a click on a notice. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  const [worker] = page.context().serviceWorkers()
  if (!worker) throw new Error('There is no service worker')
  await worker.evaluate(tell, path)
}

type Scope = { clients: { matchAll(which: object): Promise<{ url: string; postMessage(message: object): void }[]> } }

/** Runs in the service worker. */
async function tell(path: string): Promise<void> {
  const { clients } = globalThis as unknown as Scope
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const page of pages) if (new URL(page.url).pathname.startsWith('/p/')) page.postMessage({ open: path })
}

test('a notice opens a lead over the open view, but not over a view of another project', async () => {
  const { address } = desk()
  const { lead } = await api('POST', '/leads', { title: 'Окно', name: 'Здешний' })
  const page = await open(`/p/${project}/leads?${view}`, { serviceWorkers: 'allow' })
  await row(page, 0).waitFor()
  const post = async (path: string, data: object) =>
    (await page.request.post(`${address}/api/v2/projects${path}`, { data, headers: { Origin: address } })).json()
  const draft = { name: 'Двери', time_zone: 'Europe/Moscow', country: 'RU', currency: 'RUB' }
  const { id } = await post('', draft)
  const { lead: other } = await post(`/${id}/leads`, { title: 'Дверь', name: 'Тамошний', status: '1', price: '10' })
  await page.reload()
  await row(page, 0).waitFor()

  await follow(page, `/p/${project}/leads/${lead.id}`)
  await opened(page, 'Здешний').waitFor()
  expect(searchOf(page)).toEqual(Object.fromEntries(view))

  await follow(page, `/p/${id}/leads/${other.id}`)
  await opened(page, 'Тамошний').waitFor()
  expect(searchOf(page)).toEqual({})
  await page.locator('tr', { hasText: 'Тамошний' }).waitFor()
  await page.goto(`${address}/p/${id}`)
  await page.waitForURL((url) => url.pathname === `/p/${id}/leads`)
  await page.locator('tr', { hasText: 'Тамошний' }).waitFor()
  expect(searchOf(page)).toEqual({})

  await page.goto(`${address}/p/${project}/leads`)
  await row(page, 0).waitFor()
  await page.keyboard.press('n')
  await page.getByRole('dialog', { name: 'Новая заявка' }).waitFor()
  await follow(page, `/p/${id}/leads/${other.id}`)
  await opened(page, 'Тамошний').waitFor()
  expect(await page.getByRole('dialog', { name: 'Новая заявка' }).count(), 'a form of the other project').toBe(0)
})
