import type { Page } from 'playwright-core'
import { project } from './desk-page.ts'

/** The address of the list over all time, and more of a view when that is given. */
export function listOf(view: Record<string, string> = {}): string {
  return `/p/${project}/leads?${new URLSearchParams({ period: 'all', ...view })}`
}

/** A row of the list by its place, and the name that stands in it. */
export const row = (page: Page, index: number) => page.locator(`tr[data-index="${index}"]`)
export const nameIn = (page: Page, index: number) => row(page, index).locator('[data-open]').textContent()

/** Waits until the list says that it has so many rows, of the view that was asked for. */
export async function has(page: Page, rows: number): Promise<void> {
  await page.locator(`[aria-busy=false] > table[aria-rowcount="${rows + 1}"]`).waitFor()
}

/** How many rows the list says that it has. */
export async function count(page: Page): Promise<number> {
  return Number(await page.locator('table').getAttribute('aria-rowcount')) - 1
}

/** What is told at the edge of the page. */
export const toast = (page: Page, text: string | RegExp) => page.locator('[data-toast]', { hasText: text })

/** The count and the sum of a view, as they stand over a list or a board. */
export async function totals(page: Page): Promise<string> {
  const told = page.getByRole('status').filter({ hasText: /^\d.*заяв/s })
  return String(await told.textContent())
}
