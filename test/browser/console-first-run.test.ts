import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../program.ts'
import { theBrowser } from './chromium.ts'
import { password, visit } from './desk-page.ts'

let browser: Browser
let folder = ''
beforeAll(async () => {
  browser = await theBrowser()
  folder = await mkdtemp(join(tmpdir(), 'zayavka-first-run-'))
})
afterAll(async () => {
  for (const context of browser.contexts()) await context.close()
  await rm(folder, { recursive: true, force: true })
})

test('a stranger starts in an empty folder and moves the first lead on the board', async () => {
  const server = await startServer({}, folder)
  try {
    const [printed, ...others] = server.output().match(/http:\S+#token=\S+/g) ?? []
    expect(others).toEqual([])
    const link = new URL(String(printed))
    const stranger = await visit(browser, link.origin, { email: null, expects: [401] })
    const page = await stranger.open(link.pathname + link.hash)

    await page.getByLabel('Имя', { exact: true }).fill('Анна')
    await page.getByLabel('Почта').fill('anna@example.com')
    await page.getByLabel('Пароль').fill(password)
    await page.getByLabel('Название').fill('Окна')
    const zone = page.getByRole('combobox', { name: 'Часовой пояс' })
    await zone.focus() // what stands there is selected, so that typing replaces it
    await page.keyboard.type('новосиб')
    await page.getByRole('status').getByText('Нашёлся 1. Enter: Новосибирск, UTC+7').waitFor({ state: 'attached' })
    await page.getByRole('option', { name: 'Новосибирск, UTC+7 Россия' }).waitFor()
    await page.keyboard.press('Enter')
    expect(await zone.inputValue()).toBe('Новосибирск, UTC+7')
    const country = page.getByRole('combobox', { name: 'Страна и валюта' })
    expect(await country.inputValue()).toBe('Россия, российский рубль')
    await page.getByRole('radio', { name: /Демо-данные/ }).check()
    await page.getByRole('button', { name: 'Открыть стол' }).click()
    await page.waitForURL(/\/p\/\d+\/leads$/)
    await page.getByRole('button', { name: 'Новая заявка' }).waitFor()

    await page.locator('h1').click()
    await page.keyboard.press('n')
    const form = page.getByRole('dialog', { name: 'Новая заявка' })
    await form.getByLabel('Имя', { exact: true }).fill('Самая первая')
    await form.getByLabel('Телефон').fill('+7 900 123-45-67')
    await form.getByRole('button', { name: 'Создать' }).click()
    await form.waitFor({ state: 'detached' })
    await page.locator('tr', { hasText: 'Самая первая' }).waitFor()

    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Доска' }).click()
    const card = page.locator('[data-card]', { hasText: 'Самая первая' })
    await card.focus()
    await page.keyboard.press('Shift+ArrowRight')
    const ask = page.getByRole('dialog', { name: 'Сколько оплачено?' })
    await ask.getByLabel('Сумма').fill('12 500,50')
    await ask.getByRole('button', { name: 'Оплачена' }).click()
    await page.locator('[data-status="1"] [data-card]', { hasText: 'Самая первая' }).waitFor()
    await page.getByText('Статус: Оплачен').waitFor()
    expect(stranger.complaints()).toEqual([])

    const second = await visit(browser, link.origin, { email: null, expects: [401] })
    const late = await second.open(link.pathname + link.hash)
    await late.getByRole('alert').getByText('Эта ссылка уже сработала').waitFor()
    await late.getByRole('link', { name: 'Войти' }).waitFor()
    expect(await late.getByRole('textbox').count()).toBe(0)
    expect(late.url()).toContain('/first-run')
    expect(await second.context.cookies()).toEqual([])
    expect(second.complaints()).toEqual([])
  } finally {
    await server.stop()
  }
})
