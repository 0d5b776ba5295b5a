import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FakeVendor, openFakeVendor, vendorLead } from '../fake-vendor.ts'
import { barriers, barriersInTheDark } from './access.ts'
import { useConsole } from './console.ts'
import { owner, phone, project } from './desk-page.ts'

const agent = { email: 'boris@example.com', name: 'Борис Звонков', role: 'agent' } as const
const { open, api } = useConsole({ leads: 0, people: [owner, agent], settings: { DELIVERY_ALLOW: '127.0.0.1' } })
const path = `/p/${project}/import/roistat`
const place = { name: 'moving from the vendor', path, whole: 'main h2' }
let vendor: FakeVendor
beforeAll(async () => {
  vendor = await openFakeVendor()
  const at = Math.floor(Date.now() / 1_000) - 40 * 86_400
  vendor.state.leads = Array.from({ length: 500 }, (_, index) => vendorLead(index + 1, at + index * 60))
  vendor.state.leads.push(vendorLead(501, at, { status: null }), vendorLead(502, at, { price: 'договорная' }))
})
afterAll(() => vendor.close())

const progress = (page: Page) => page.getByRole('region', { name: 'Ход переноса' })

test('leads are pulled with a key that is entered once, and refused ones are listed', async () => {
  const page = await open(path, { expects: [422] })
  await page.getByRole('textbox', { name: 'Адрес' }).fill(vendor.url)
  await page.getByLabel('Номер проекта там').fill(String(vendor.project))
  await page.getByLabel('Ключ API').fill('another-key')
  await page.getByRole('button', { name: 'Перенести' }).click()
  await page.getByRole('alert').getByText('Ключ не подошёл').waitFor()
  expect(await barriers(page, place)).toEqual([])
  await page.getByLabel('Ключ API').fill(vendor.key)
  await page.getByRole('button', { name: 'Перенести' }).click()
  await progress(page).getByText('Готово').waitFor()
  await progress(page).getByText('создано 500').waitFor()
  await progress(page).getByText('не перенесено 2').waitFor()
  const months = page.getByRole('row', { name: /Всего/ })
  expect(await months.textContent()).toMatch(/502.*500.*−2/)
  const listed = page.getByRole('region', { name: 'Не перенесено' })
  await listed.getByText('сумма не число: «договорная»').waitFor()
  await listed.getByText('не заполнено: статус').waitFor()
  expect(await page.getByLabel('Ключ API').inputValue()).toBe('')
  expect(await barriers(page, place)).toEqual([])
  expect(await barriersInTheDark(page)).toEqual([])
  await progress(page).getByRole('link', { name: 'Показать заявки' }).click()
  await page.getByText('Заявка 500').first().waitFor()
}, 60_000)

test('a watching pull is stopped after a question', async () => {
  vendor.state.leads = vendor.state.leads.filter(({ id }) => Number(id) <= 500)
  await api('PATCH', '/leads/7', { source: 'изменён здесь' })
  const page = await open(path, phone)
  await page.getByLabel('Номер проекта там').fill(String(vendor.project))
  await page.getByLabel('Ключ API').fill(vendor.key)
  await page.getByLabel('Следить, пока не остановлю').check()
  await page.getByRole('button', { name: 'Перенести' }).click()
  await progress(page).getByText('Всё перенесено, следим за новым').waitFor()
  await progress(page).getByText('без изменений 500').waitFor()
  await page.getByText('1 заявку изменили здесь').waitFor()
  expect(await page.getByRole('link', { name: '7', exact: true }).count()).toBe(1)
  expect(await barriers(page, place)).toEqual([])
  await progress(page).getByRole('button', { name: 'Остановить' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Остановить' }).click()
  await progress(page).getByText('Остановлено').waitFor()
  await page.getByRole('button', { name: 'Перенести' }).waitFor()
}, 60_000)

test('a pull is offered to owners and managers only', async () => {
  const page = await open(path, { email: agent.email })
  await page.getByText('Такой страницы нет').waitFor()
  expect(await page.getByLabel('Ключ API').count()).toBe(0)
})
