import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { project, toast } from './desk-page.ts'
import { listOf } from './list-page.ts'

const { open, api } = useConsole({ leads: 3 })
const settings = (part: string) => `/p/${project}/settings/${part}`
const type = (label: string, text: string) => (page: Page) => page.getByLabel(label, { exact: true }).fill(text)

const forms = [
  { what: 'a status', path: settings('statuses'), asks: 'statuses', fill: type('Новый статус', 'Замер') },
  { what: 'an own field', path: settings('fields'), asks: 'fields', fill: type('Новое поле', 'Площадь') },
  { what: 'a key', path: settings('keys'), asks: 'keys', fill: type('Как его называть', 'Сайт') },
  {
    what: 'an invitation',
    path: settings('members'),
    asks: 'invitations',
    fill: (page: Page) => page.locator('input[name=email]').fill('new@example.com'),
  },
  {
    what: 'a view',
    path: listOf(),
    asks: 'views',
    fill: async (page: Page) => {
      await page.getByRole('button', { name: 'Сохранить как новый вид' }).click()
      await page.getByLabel('Название вида').fill('Мой вид')
    },
  },
]

test.each(forms)('$what is created once although Enter is pressed twice', async ({ path, asks, fill }) => {
  const page = await open(path)
  const url = new RegExp(`/${asks}$`)
  let sent = 0
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route(url, async (route) => {
    if (route.request().method() === 'POST') {
      sent += 1
      await held
    }
    await route.continue()
  })
  const before = ((await api('GET', `/${asks}`)) as { items: unknown[] }).items.length
  await fill(page)
  const made = page.waitForResponse((answer) => url.test(answer.url()) && answer.request().method() === 'POST')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  answer()
  expect((await made).status()).toBe(201)
  await expect.poll(async () => ((await api('GET', `/${asks}`)) as { items: unknown[] }).items.length).toBe(before + 1)
  expect(sent).toBe(1)
})

describe('a refused value is restored', () => {
  test.each([
    ['the name of a status', settings('statuses'), 'Название статуса', 'В работе'],
    ['the name of a reason', settings('statuses'), 'Название причины', 'Дорого'],
    ['the name of a channel', settings('sources'), 'Название канала', 'Яндекс Директ'],
  ])('%s', async (_, path, label, name) => {
    const page = await open(path, { expects: [422] })
    const field = page.locator(`input[aria-label="${label}"][value="${name}"]`)
    await field.fill('Другое')
    await page.route('**/api/v2/**', (route) => {
      const refusal = {
        status: 422,
        contentType: 'application/problem+json',
        body: '{"code":"too-long","detail":"Нет"}',
      }
      return route.request().method() === 'PATCH' ? route.fulfill(refusal) : route.continue()
    })
    await page.keyboard.press('Enter')
    await toast(page, 'Слишком длинно').waitFor()
    await expect.poll(() => field.inputValue()).toBe(name)
  })

  test('the sites of a key', async () => {
    const origins = ['https://shop.example']
    const { id } = await api('POST', '/keys', { scope: 'capture', name: 'Магазин', origins })
    const page = await open(`/p/${project}/forms/site/${id}`, { expects: [422] })
    const field = page.getByLabel('С каких сайтов принимать')
    await field.fill('https://*')
    await page.keyboard.press('Enter')
    await page.locator('[data-toast][role=alert]').waitFor()
    await expect.poll(() => field.inputValue()).toBe('https://shop.example')
  })
})
