import type { Page } from 'playwright-core'
import { isStill, project } from './desk-page.ts'

export const reports = ['summary', 'channels', 'funnel', 'people', 'hours', 'cohorts'] as const

/** The address of a report. */
export const report = (name: string, view = 'period=all') => `/p/${project}/reports/${name}?${view}`

/** A link of a report: its address, how many leads it says, and what is written there. */
export type Link = { href: string; leads: string; text: string }

export async function linksOf(page: Page): Promise<Link[]> {
  return page.evaluate(`[...document.querySelectorAll('main a[data-list]')].map((link) =>
    ({ href: link.getAttribute('href'), leads: link.dataset.list, text: link.textContent }))`)
}

/** Waits until a report stands there. */
export async function whole(page: Page): Promise<void> {
  await page.locator('main section section').first().waitFor()
  await isStill(page)
}
