import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, phone, project } from './desk-page.ts'

const agent = { email: 'boris@example.com', name: 'Борис Звонков', role: 'agent' } as const
const { open, api } = useConsole({ leads: 12, people: [owner, agent] })
const list = `/p/${project}/leads?period=all`
const places = (page: Page) => page.getByRole('navigation', { name: 'Разделы', exact: true })
const lead = (page: Page) => page.getByRole('region', { name: /Заявка №/ })

test('the pages are within reach of the thumb', async () => {
  const page = await open(list, phone)
  await page.getByRole('article').first().waitFor()
  const bar = await places(page).boundingBox()
  expect(bar).toMatchObject({ x: 0, width: 360 })
  expect(Number(bar?.y) + Number(bar?.height)).toBe(740)
  for (const [name, address] of [
    ['Доска', /\/board/],
    ['Сегодня', /\/today/],
    ['Заявки', /\/leads/],
  ] as const) {
    await places(page).getByRole('link', { name }).tap()
    await page.waitForURL(address)
    await places(page).locator('[aria-current=page]', { hasText: name }).waitFor()
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  }
  for (const [name, address] of [
    ['Отчёты', /\/reports/],
    ['Формы', /\/forms/],
    ['Входящие', /\/inbox/],
    ['Настройки', /\/settings\//],
  ] as const) {
    await places(page).getByRole('button', { name: 'Ещё' }).tap()
    await page.getByRole('menuitem', { name }).tap()
    await page.waitForURL(address)
    await places(page).locator('[aria-current=page]', { hasText: 'Ещё' }).waitFor()
  }
  await places(page).getByRole('button', { name: 'Новая заявка' }).tap()
  await page.getByRole('dialog', { name: 'Новая заявка' }).getByLabel('Телефон').waitFor()
})

test('a lead is a page of its own, where a field is edited', async () => {
  const { lead: made } = await api('POST', '/leads', { title: 'Окна', name: 'Вера Телефонова' })
  const page = await open(list, phone)
  await page.getByRole('article').filter({ hasText: 'Вера Телефонова' }).getByRole('link').first().tap()
  await page.waitForURL(new RegExp(`/leads/${made.id}\\?`))
  await lead(page).getByRole('heading', { name: 'Вера Телефонова' }).waitFor()
  expect(await lead(page).boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 })
  await lead(page)
    .getByRole('button', { name: /^Почта:/ })
    .tap()
  await lead(page).getByRole('textbox', { name: 'Почта' }).fill('vera@example.com')
  await page.keyboard.press('Enter')
  await lead(page).getByRole('link', { name: 'vera@example.com' }).waitFor()
  await page.locator('[data-toast]', { hasText: 'Изменено: Почта' }).waitFor()
  await lead(page).getByRole('button', { name: 'К заявкам' }).tap()
  await lead(page).waitFor({ state: 'detached' })
  expect((await api('GET', `/leads/${made.id}`)).email).toBe('vera@example.com')
})

test('a lead that was closed by its arrow is not opened again by Back', async () => {
  const page = await open(`/p/${project}/today`, phone)
  await places(page).getByRole('link', { name: 'Заявки' }).tap()
  await page.getByRole('article').first().getByRole('link').first().tap()
  await lead(page).getByRole('button', { name: 'К заявкам' }).tap()
  await lead(page).waitFor({ state: 'detached' })
  await page.waitForURL(/\/leads(\?|$)/)
  await page.goBack()
  await page.waitForURL(/\/today/)
  expect(await lead(page).count()).toBe(0)
})

test('a search behind its closed box is marked', async () => {
  const page = await open(`${list}&q=8`, phone)
  const toggle = page.getByRole('button', { name: 'Имя, телефон, текст…' })
  const marked = page.getByRole('button', { name: 'Поиск: «8»' })
  expect(await marked.count()).toBe(0)
  await toggle.tap()
  await marked.locator('.fresh').waitFor()
  await marked.tap()
  await page.getByRole('button', { name: 'Очистить поиск' }).tap()
  await toggle.tap()
  await marked.waitFor({ state: 'detached' })
})

test('the settings open at the first part allowed to the role; they switch projects and sign out', async () => {
  const page = await open(list, { ...phone, email: agent.email, expects: [401] })
  await places(page).getByRole('button', { name: 'Ещё' }).tap()
  await page.getByRole('menuitem', { name: 'Настройки' }).tap()
  await page.getByRole('heading', { level: 2, name: 'Люди' }).waitFor()
  await page.getByRole('button', { name: 'Проект: Окна Плюс' }).tap()
  await page.getByRole('menuitem', { name: 'Окна Плюс' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Мой профиль' }).tap()
  const leave = page.getByRole('button', { name: 'Выйти', exact: true })
  await leave.waitFor()
  for (const button of await page.getByRole('main').getByRole('button').all())
    expect((await button.boundingBox())?.height, String(await button.textContent())).toBeGreaterThanOrEqual(44)
  await leave.tap()
  await page.waitForURL(/\/sign-in/)
})
