import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { project } from './desk-page.ts'

const { open } = useConsole({ leads: 40 })
const column = (page: Page, status: string) => page.locator(`[data-status="${status}"]`)
const cardOf = (page: Page, status: string, id: string) => column(page, status).locator(`[data-card="${id}"]`)
const cards = (page: Page, status: string) => column(page, status).locator('[data-card]')

async function openBoard(): Promise<Page> {
  const page = await open(`/p/${project}/board?period=all`)
  await cards(page, '0').first().waitFor()
  return page
}

/** The id of a card in a column, with or without an amount. */
async function pick(page: Page, status: string, isPriced: boolean): Promise<string> {
  const found = cards(page, status).filter({ hasText: isPriced ? /₽/ : /—/ })
  return String(await found.first().getAttribute('data-card'))
}

async function middle(thing: Locator): Promise<[number, number]> {
  const box = await thing.boundingBox()
  if (!box) throw new Error('It is not in sight')
  return [box.x + box.width / 2, box.y + Math.min(40, box.height / 2)]
}

test('a card is dragged with the mouse, and moves in another browser too', async () => {
  const [page, other] = await Promise.all([openBoard(), openBoard()])
  const id = await pick(page, '0', true)
  const leads = await column(page, '2').locator('.num').first().textContent()
  await page.mouse.move(...(await middle(cardOf(page, '0', id))))
  await page.mouse.down()
  await page.mouse.move(...(await middle(column(page, '2'))), { steps: 8 })
  await page.locator('[data-dragged]').waitFor()
  await page.mouse.up()
  await page.getByRole('button', { name: 'Не указывать' }).click()
  for (const each of [page, other]) await cardOf(each, '2', id).waitFor()
  await page.locator('[data-toast]', { hasText: 'Статус: Отменен' }).waitFor()
  expect(await column(page, '2').locator('.num').first().textContent()).toBe(String(Number(leads) + 1))
  await page.keyboard.press('z')
  for (const each of [page, other]) await cardOf(each, '0', id).waitFor()
})

test('a card is moved with keys: picked up, moved, dropped, and cancelled', async () => {
  const page = await openBoard()
  const id = await pick(page, '0', true)
  await cardOf(page, '0', id).focus()
  await page.keyboard.press('Space')
  await page.locator('[data-dragged]').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await page.locator('[data-dragged]').waitFor({ state: 'detached' })
  await cardOf(page, '0', id).focus()
  await page.keyboard.press('Space')
  await page.locator('[data-dragged]').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.locator('[data-over][data-status="1"]').waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: /Место: Оплачен$/ })
    .waitFor()
  await page.keyboard.press('Space')
  await cardOf(page, '1', id).waitFor()
  await page.locator('[data-toast]', { hasText: 'Статус: Оплачен' }).waitFor()
})

test('the search is focused by its key', async () => {
  const page = await openBoard()
  await page.keyboard.press('/')
  await page.locator('input[type=search]:focus').waitFor()
})

test('a paid card asks for its amount, and stays where it was without an answer', async () => {
  const page = await openBoard()
  const id = await pick(page, '0', false)
  await cardOf(page, '0', id).focus()
  await page.keyboard.press('Shift+ArrowRight')
  const ask = page.getByRole('dialog', { name: 'Сколько оплачено?' })
  await ask.waitFor()
  await page.keyboard.press('Escape')
  await cardOf(page, '0', id).waitFor()
  await cardOf(page, '0', id).focus()
  await page.keyboard.press('Shift+ArrowRight')
  await ask.getByLabel('Сумма').fill('много')
  await ask.getByRole('button', { name: 'Оплачена' }).click()
  await ask.getByRole('alert').waitFor()
  await ask.getByLabel('Сумма').fill('7000')
  await ask.getByRole('button', { name: 'Оплачена' }).click()
  await cardOf(page, '1', id)
    .filter({ hasText: /7\s000/ })
    .waitFor()
})
