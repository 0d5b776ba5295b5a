import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../program.ts'
import { barriers, barriersInTheDark, type Place } from './access.ts'
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

const settings: Place = { name: 'project', path: '', whole: '' }

test('a newcomer starts in an empty folder and moves the first lead on the board', async () => {
  const server = await startServer({}, folder)
  try {
    const [printed, ...others] = server.output().match(/http:\S+#token=\S+/g) ?? []
    expect(others).toEqual([])
    const link = new URL(String(printed))
    const stranger = await visit(browser, link.origin, { email: null, expects: [401] })
    const page = await stranger.open(link.pathname + link.hash)

    await page.getByLabel('Имя', { exact: true }).fill('Анна')
    expect(await barriers(page, settings)).toEqual([])
    expect(await barriersInTheDark(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    await page.getByLabel('Почта').fill('anna@example.com')
    await page.getByLabel('Пароль').fill(password)
    await page.getByLabel('Название').fill('Окна')
    const zone = page.getByRole('combobox', { name: 'Часовой пояс' })
    await zone.focus() // its content is selected, so that typing replaces it
    await page.keyboard.type('минск')
    await page.keyboard.press('Enter')
    expect(await zone.inputValue()).toBe('Минск, UTC+3')
    await page.keyboard.press('Enter') // it opens the list again, and does not submit the form
    await page.getByRole('option', { name: 'Минск, UTC+3', selected: true }).waitFor()
    await zone.press('Escape')
    await page.evaluate(`(${typeAndEnter})(document.activeElement, 'новосиб')`)
    expect(await zone.inputValue()).toBe('Новосибирск, UTC+7')
    const country = page.getByRole('combobox', { name: 'Страна и валюта' })
    expect(await country.inputValue()).toBe('Россия, российский рубль')
    await page.getByRole('radio', { name: /Демо-данные/ }).check()
    await page.getByRole('button', { name: 'Открыть стол' }).click()
    await page.waitForURL(/\/p\/\d+\/leads$/, { timeout: 60_000 }) // a busy machine takes long to make a quarter of demo data
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
    const ask = page.getByRole('dialog', { name: 'Сколько оплачено?' })
    const isAsked = async () => {
      await card.focus()
      await page.keyboard.press('Shift+ArrowRight')
      const seen = ask.waitFor({ timeout: 2_000 }) // one more key would move the card further
      return seen.then(
        () => true,
        () => false,
      )
    }
    await expect.poll(isAsked, { timeout: 20_000 }).toBe(true) // this is scrolled past three columns
    await ask.getByLabel('Сумма').fill('12 500,50')
    await ask.getByRole('button', { name: 'Оплачена' }).click()
    await page.locator('[data-status="1"] [data-card]', { hasText: 'Самая первая' }).waitFor()
    await page.getByText('Статус: Оплачена').waitFor()

    const nav = page.getByRole('navigation', { name: 'Разделы' })
    await nav.getByRole('link', { name: 'Настройки' }).click()
    expect(await page.getByRole('combobox', { name: 'Часовой пояс' }).inputValue()).toBe('Новосибирск, UTC+7')
    await page.getByRole('button', { name: 'Удалить демо-данные' }).click()
    const question = page.getByRole('dialog', { name: 'Удалить демо-данные?' })
    expect(await barriers(page, settings)).toEqual([])
    await question.getByRole('button', { name: 'Отмена' }).click()
    await question.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Удалить демо-данные' }).click()
    await question.getByRole('button', { name: 'Удалить всё демо' }).click()
    await page.getByText('Демо-данных больше нет').waitFor()
    await page.getByRole('button', { name: 'Удалить демо-данные' }).waitFor({ state: 'detached' })
    await nav.getByRole('link', { name: 'Заявки' }).click()
    await page.locator('tr', { hasText: 'Самая первая' }).waitFor()
    await page.locator('tr[data-index]').nth(1).waitFor({ state: 'detached' }) // the former rows of the list disappear when it is refetched
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

/** Types a text and presses Enter within one task, faster than anybody can. */
const typeAndEnter = `(input, text) => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
}`
