import type { Page } from 'playwright-core'
import { project } from './desk-page.ts'

/** The address of the list over all time, with other parameters of a view if given. */
export function listOf(view: Record<string, string> = {}): string {
  return `/p/${project}/leads?${new URLSearchParams({ period: 'all', ...view })}`
}

/** A row of the list by its index, and the name in it. */
export const row = (page: Page, index: number) => page.locator(`tr[data-index="${index}"]`)
export const nameIn = (page: Page, index: number) => row(page, index).locator('[data-open]').textContent()

/** Waits until the list of the requested view has this number of rows. */
export async function has(page: Page, rows: number): Promise<void> {
  await page.locator(`[aria-busy=false] > table[aria-rowcount="${rows + 1}"]`).waitFor()
}

/** The number of rows of the list. */
export async function count(page: Page): Promise<number> {
  return Number(await page.locator('table').getAttribute('aria-rowcount')) - 1
}

/** A message at the edge of the page. */

/** The count and the sum of a view, as shown above a list or a board. */
export async function totals(page: Page): Promise<string> {
  const told = page.getByRole('status').filter({ hasText: /^\d.*заяв/s })
  return String(await told.textContent())
}
