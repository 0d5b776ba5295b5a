import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { phone, project, toast } from './desk-page.ts'
import { listOf, row } from './list-page.ts'

const { open, api } = useConsole({ leads: 12 })
const make = async (lead: object) => (await api('POST', '/leads', { title: 'Окна', ...lead })).lead.id as string
const leadAt = (id: string) => listOf().replace('/leads?', `/leads/${id}?`)

test('a lead of this second came just now, even if the clock of the page is behind', async () => {
  const page = await open(listOf())
  await row(page, 0).waitFor()
  await page.clock.setFixedTime(Date.now() - 90_000)
  await make({ name: 'Только Что' })
  await page.locator('tr', { hasText: 'Только Что' }).getByText('только что', { exact: true }).waitFor()
})

test('an invalid e-mail address is kept, and marked as invalid', async () => {
  const page = await open(listOf())
  await page.getByRole('button', { name: 'Новая заявка' }).click()
  const form = page.getByRole('dialog', { name: 'Новая заявка' })
  await form.getByLabel('Имя', { exact: true }).fill('Без Почты')
  await form.getByLabel('Почта').fill('не почта')
  await form.getByText('не похоже на почту').waitFor()
  await form.getByRole('button', { name: 'Создать' }).click()
  await page.locator('tr', { hasText: 'Без Почты' }).locator('[data-open]').click()
  const facts = page.locator('dl')
  await facts.getByText('не почта').waitFor()
  await facts.getByText('не похоже на почту').waitFor()
})

test('the mark of a repeated enquiry is vertically centred in its line on the board', async () => {
  for (const name of ['Первый', 'Второй']) await make({ name, phone: '+7 921 555-00-77' })
  const page = await open(`/p/${project}/board`)
  const card = page.locator('[data-card]', { hasText: 'Второй' })
  const [mark, text] = [await card.getByLabel('Повторная заявка').boundingBox(), await card.locator('p').boundingBox()]
  const middle = (box: { y: number; height: number } | null) => (box ? box.y + box.height / 2 : Number.NaN)
  expect(Math.abs(middle(mark) - middle(text))).toBeLessThan(1.5)
})

test('on a phone a message is shown above the bar', async () => {
  const page = await open(leadAt(await make({ name: 'Тост' })), phone)
  await page.getByRole('button', { name: /^Статус:/ }).tap()
  await page.getByRole('menuitem', { name: /Отменен/ }).tap()
  await page.getByRole('button', { name: 'Не указывать' }).tap()
  const message = toast(page, 'Статус: Отменен')
  await message.waitFor()
  const call = await page.getByRole('button', { name: 'Заметка' }).boundingBox()
  const box = await message.boundingBox()
  expect(Number(box?.y) + Number(box?.height)).toBeLessThanOrEqual(Number(call?.y))
})

test('a status that is removed says how many leads move', async () => {
  const { id } = await api('POST', '/statuses', { name: 'Уходит', type: 'progress' })
  for (const name of ['Один', 'Два', 'Три']) await make({ name, status: id })
  const page = await open(`/p/${project}/settings/statuses`)
  await page.getByRole('button', { name: 'Удалить статус: Уходит' }).click()
  await page.getByRole('dialog').getByText('Перейдут 3 заявки.').waitFor()
})

test('leads are printed without navigation and controls, and an open lead alone and complete', async () => {
  const isOn = async (page: Page, names: string[]) =>
    Promise.all(names.map((name) => page.getByText(name).first().isVisible()))
  const id = await make({ name: 'Печатная', text: 'Строка. '.repeat(70) })
  const page = await open(listOf())
  await row(page, 0).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Новая заявка' }).count()).toBe(0)
  expect(await isOn(page, ['Печатная'])).toEqual([true])
  const lead = await open(leadAt(id))
  await lead.locator('dl').waitFor()
  await lead.emulateMedia({ media: 'print' })
  expect(await lead.getByRole('table').count()).toBe(0)
  expect(await lead.getByRole('heading', { name: 'Печатная' }).isVisible()).toBe(true)
  const whole = await lead.getByRole('complementary').boundingBox()
  const last = await lead.getByRole('list').last().boundingBox()
  expect(whole).toMatchObject({ x: 0, y: 0 })
  expect(Number(last?.y) + Number(last?.height)).toBeLessThanOrEqual(Number(whole?.height) + 1)
})
