import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, password, phone } from './desk-page.ts'
import { listOf, row } from './list-page.ts'

const { open } = useConsole({ leads: 40 })
const focused = (page: Page) => page.locator(':focus')
const style = (of: Locator, name: 'borderBottomColor' | 'outlineStyle') =>
  of.evaluate((element, name) => element.ownerDocument.defaultView?.getComputedStyle(element)[name], name)

/** The roles that Chromium exposes to a screen reader; Playwright's roles ignore `inert`. */
async function rolesRead(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes.filter(({ ignored }) => !ignored).map(({ role }) => String(role?.value))
}

test('J and K move from card to card on the board', async () => {
  const page = await open(listOf().replace('/leads?', '/board?'))
  const cards = page.locator('[data-card]')
  await cards.nth(2).waitFor()
  await page.keyboard.press('j')
  await cards.nth(0).and(focused(page)).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await cards.nth(2).and(focused(page)).waitFor()
  await page.keyboard.press('k')
  await cards.nth(1).and(focused(page)).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: /^Заявка №/ }).waitFor()
})

test('Back closes a lead and returns the focus to its row', async () => {
  const page = await open(listOf())
  await row(page, 2).locator('[data-open]').click()
  await page
    .getByRole('complementary', { name: /^Заявка №/ })
    .locator('dl')
    .waitFor()
  await page.goBack()
  await row(page, 2).locator('[data-open]').and(focused(page)).waitFor()
})

test('the first Tab offers to skip to the first lead', async () => {
  const page = await open(listOf())
  await row(page, 0).waitFor()
  await page.keyboard.press('Tab')
  await page.getByRole('link', { name: 'К содержимому' }).and(focused(page)).waitFor()
  await page.keyboard.press('Enter')
  await row(page, 0).locator('[data-open]').and(focused(page)).waitFor()
})

test('the sign-in form has the focus, and again after a wrong password', async () => {
  const page = await open('/sign-in', { email: null, expects: [401] })
  await page.getByLabel('Почта').and(focused(page)).waitFor()
  await page.keyboard.type(owner.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type('not the password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Пароль').and(focused(page)).waitFor()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/leads/)
})

test('the palette has a name, and its groups hold their options', async () => {
  const page = await open(listOf())
  await row(page, 0).waitFor()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Перейти' })
  const pages = palette.getByRole('listbox').getByRole('group', { name: 'Разделы' })
  await pages.getByRole('option', { name: 'Доска' }).waitFor()
  await palette.getByRole('combobox').fill('ъъъъъ')
  await palette.getByRole('option', { name: /ъъъъъ/ }).first().waitFor()
})

test('the arrows of a calendar have labels', async () => {
  const page = await open(listOf())
  await page.getByRole('group', { name: 'Период' }).locator('[aria-haspopup=dialog]').click()
  const calendar = page.getByRole('dialog')
  await calendar.getByRole('button', { name: 'Предыдущий месяц' }).click()
  await calendar.getByRole('button', { name: 'Следующий месяц' }).waitFor()
  for (const button of await calendar.getByRole('button').all())
    expect((await button.getAttribute('aria-label')) ?? (await button.textContent())).not.toBe('')
})

test('on a phone a screen reader reads nothing behind an open lead, even late content', async () => {
  const page = await open(listOf().replace('/leads?', '/leads/40?'), phone)
  const lead = page.getByRole('region', { name: /Заявка №/ })
  await lead.locator('dl').waitFor()
  await page.locator('article').first().waitFor({ state: 'attached' })
  const read = await rolesRead(page)
  expect(read).toContain('heading')
  expect(read.filter((role) => ['article', 'navigation', 'feed'].includes(role))).toEqual([])
  await lead.getByRole('button', { name: 'К заявкам' }).click()
  await expect.poll(() => rolesRead(page)).toEqual(expect.arrayContaining(['article', 'navigation']))
})

test('the chosen tab and page stay visible with forced colours', async () => {
  const page = await open(listOf(), { forcedColors: 'active' })
  const views = page.getByRole('navigation', { name: 'Виды' })
  const chosen = views.locator('[aria-current=page]')
  await chosen.waitFor()
  expect(await style(chosen, 'borderBottomColor')).not.toBe(
    await style(views.locator('button:not([aria-current])').first(), 'borderBottomColor'),
  )
  const place = page.getByRole('navigation', { name: 'Разделы' }).locator('[aria-current=page]')
  expect(await style(place, 'outlineStyle')).toBe('solid')
})
