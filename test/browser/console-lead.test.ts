import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { drawer, project } from './desk-page.ts'

const { open, api } = useConsole({ leads: 12 })

async function openLead(id: number): Promise<Page> {
  const page = await open(`/p/${project}/leads/${id}?period=all`)
  await drawer(page).locator('dl').waitFor()
  return page
}

/** Starts to edit a fact. */
const begin = (page: Page, name: string) =>
  drawer(page)
    .getByRole('button', { name: new RegExp(`^${name}:`) })
    .click()
const field = (page: Page, name: string) => drawer(page).getByRole('textbox', { name, exact: true })

test('a fact is edited in place, and the edit is undone', async () => {
  const page = await openLead(3)
  const facts = drawer(page).locator('dl')
  const before = await facts.textContent()
  await begin(page, 'Источник')
  await drawer(page).getByRole('combobox', { name: 'Источник' }).or(field(page, 'Источник')).fill('выставка')
  await page.keyboard.press('Enter')
  await facts.getByText('выставка').waitFor()
  const toast = page.locator('[data-toast]')
  await toast.getByRole('button', { name: 'Отменить' }).waitFor()
  await drawer(page).getByRole('button', { name: 'Скопировать ссылку' }).click()
  await toast.filter({ hasText: /скопиров/i }).waitFor() // a message without an undo does not remove one
  await toast.getByRole('button', { name: 'Отменить' }).click()
  await facts.getByText('выставка').waitFor({ state: 'detached' })
  expect(await facts.textContent()).toBe(before)
})

test('a comment appears in the timeline', async () => {
  const page = await openLead(4)
  await page.keyboard.press('c')
  await page.keyboard.type('Просил перезвонить после обеда')
  await page.keyboard.press('Control+Enter')
  await drawer(page).locator('ol, ul').getByText('Просил перезвонить после обеда').waitFor()
})

test('when two members edit the same lead, the later one sees both versions and chooses', async () => {
  const [mine, theirs] = [await openLead(5), await openLead(5)]
  await begin(mine, 'Почта')
  await field(mine, 'Почта').fill('mine@example.com')
  await begin(theirs, 'Почта')
  await field(theirs, 'Почта').fill('theirs@example.com')
  await theirs.keyboard.press('Enter')
  await drawer(theirs).getByRole('link', { name: 'theirs@example.com' }).waitFor()
  await mine.keyboard.press('Enter')
  const dialog = mine.getByRole('dialog', { name: 'Заявку изменили, пока вы правили' })
  await dialog.getByText('mine@example.com').waitFor()
  await dialog.getByText('theirs@example.com').waitFor()
  await dialog.getByRole('button', { name: 'Сохранить выбранное' }).click()
  for (const page of [mine, theirs]) await drawer(page).getByRole('link', { name: 'mine@example.com' }).waitFor()
})

test('keys go from a lead to the next one, and close it', async () => {
  const page = await openLead(6)
  await drawer(page).locator('header button[title$=J]:enabled').waitFor()
  await page.keyboard.press('j')
  await page.waitForURL(/\/leads\/5\?/)
  await drawer(page).locator('header button[title$=K]:enabled').waitFor()
  await page.keyboard.press('k')
  await page.waitForURL(/\/leads\/6\?/)
  await page.keyboard.press('Escape')
  await drawer(page).waitFor({ state: 'detached' })
})

test('a lead shows its current place in the list, and its current neighbours', async () => {
  const page = await openLead(12)
  const [place, before] = [drawer(page).getByText(/^\d+ из \d+$/), drawer(page).locator('header button[title$=K]')]
  await expect.poll(() => place.textContent()).toBe('1 из 12')
  expect(await before.isDisabled()).toBe(true)
  await api('POST', '/leads', { title: 'Окна' })
  await expect.poll(() => place.textContent()).toBe('2 из 13')
  await expect.poll(() => before.isDisabled()).toBe(false)
})

test('the form of a new lead that is requested while it loads opens once it is loaded', async () => {
  const page = await open(`/p/${project}/leads?period=all`)
  let load = () => {}
  const asked = new Promise<void>((resolve) => {
    load = resolve
  })
  await page.route(/\/assets\/new-.*js$/, (route) => asked.then(() => route.continue()))
  await page.reload()
  await page.getByRole('button', { name: 'Новая заявка' }).click()
  load()
  await page.getByRole('dialog', { name: 'Новая заявка' }).getByLabel('Телефон').waitFor()
})
