import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { useConsole } from './console.ts'

type Api = ReturnType<typeof useConsole>['api']

/** The button that opens the form of a new lead; it shows the number of drafts. */
export const newLead = (page: Page) => page.getByRole('button', { name: /^Новая заявка/ })

/** The form of a new lead, its submit button, and a field of it. */
export const form = (page: Page) => page.getByRole('dialog', { name: 'Новая заявка' })
export const create = (page: Page) => form(page).getByRole('button', { name: 'Создать' })
export const field = (page: Page, name: string) => form(page).getByRole('textbox', { name })

/** Opens the form and types the name of a lead. */
export async function begin(page: Page, name: string): Promise<void> {
  await newLead(page).click()
  await field(page, 'Имя').fill(name)
}

/** Opens the form with a name that the palette is given. */
export async function beginByPalette(page: Page, name: string): Promise<void> {
  await newLead(page).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Перейти' }).fill(name)
  await page.getByRole('option', { name: `Новая заявка «${name}»` }).click()
  await expect.poll(() => field(page, 'Имя').inputValue()).toBe(name)
}

/** Closes the form, which keeps what was typed. */
export async function putAway(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await form(page).waitFor({ state: 'detached' })
}

/** The leads that a search for a name finds, with their number. */
export const named = async (api: Api, name: string) =>
  (await api('GET', `/leads?${new URLSearchParams({ q: name })}`)) as { total: number }
