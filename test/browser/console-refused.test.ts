import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { fillStorage } from './full-storage.ts'
import { listOf, toast } from './list-page.ts'

const { open } = useConsole({ leads: 0 })
const form = (page: Page) => page.getByRole('dialog', { name: 'Новая заявка' })
const field = (page: Page, name: string) => form(page).getByRole('textbox', { name })
const newLead = (page: Page) => page.getByRole('button', { name: /^Новая заявка/ })

async function begin(page: Page, name: string): Promise<void> {
  await newLead(page).click()
  await field(page, 'Имя').fill(name)
}

test('a lead that is refused where the browser stores nothing is a draft until the page ends', async () => {
  const page = await open('/healthz', { expects: [422] })
  await page.addInitScript(fillStorage)
  await page.goto(new URL(listOf(), page.url()).href)
  let refuse = () => {}
  const held = new Promise<void>((resolve) => {
    refuse = resolve
  })
  await page.route(/\/leads$/, async (route) => {
    await held
    const body = '{"code":"unknown-status","detail":"Нет"}'
    await route.fulfill({ status: 422, contentType: 'application/problem+json', body })
  })
  await begin(page, 'Полный Диск')
  await form(page).getByRole('button', { name: 'Создать' }).click()
  await page.keyboard.press('Escape')
  await form(page).waitFor({ state: 'detached' })
  refuse()
  await toast(page, '«Полный Диск» осталась черновиком').waitFor()
  await newLead(page).locator('[data-aside]', { hasText: '1' }).waitFor()
  for (const _ of ['first', 'again']) {
    await newLead(page).click()
    await expect.poll(() => field(page, 'Имя').inputValue()).toBe('Полный Диск')
    await page.keyboard.press('Escape')
    await form(page).waitFor({ state: 'detached' })
  }
})
