import type { Page } from 'playwright-core'
import type { useConsole } from './console.ts'
import { isStill, project } from './desk-page.ts'

export const reports = ['summary', 'channels', 'funnel', 'people', 'hours', 'cohorts'] as const

/** The address of a report. */
export const report = (name: string, view = 'period=all') => `/p/${project}/reports/${name}?${view}`

/** A link of a report: its address, the number of leads it claims, its text, and whether that is their sum. */
export type Link = { href: string; leads: string; text: string; isSum: boolean }

export async function linksOf(page: Page): Promise<Link[]> {
  return page.evaluate(`[...document.querySelectorAll('main a[data-list]')].map((link) =>
    ({ href: link.getAttribute('href'), leads: link.dataset.list, text: link.textContent, isSum: 'sum' in link.dataset }))`)
}

/**
 * The numbers of a report that open no list, except in headings, changes, shares of spam of one origin and alternative views of the same data.
 */
export async function looseNumbers(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const loose = []
    for (const section of document.querySelectorAll('main section section')) {
      const texts = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const { parentElement: element, textContent } = texts.currentNode
        const isApart = element.closest('a, header, thead, th, small[title], span[title], [role=application], [aria-hidden=true], .cut, .sr')
        if (/\\d/.test(textContent) && !isApart) loose.push(textContent + ' of ' + element.parentElement.textContent)
      }
    }
    return loose
  })()`)
}

/** Waits until a report is complete. */
export async function whole(page: Page): Promise<void> {
  await page.locator('main section section').first().waitFor()
  await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' })
  await isStill(page)
}

type Api = ReturnType<typeof useConsole>['api']

/** The links whose list has another number or sum than they claim. */
export async function untrueOf(api: Api, links: Link[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { href, leads, text, isSum } of links) {
    const { total, sum } = await api('GET', `/leads?${href.split('?')[1]}&limit=1&fields=id`)
    const written = text.replaceAll(/[\u2009\u00a0\s]/g, '')
    const isCount = /^\d+$/.test(written)
    if (String(total) !== leads) wrong.push(`${text}: ${leads}, the list has ${total}: ${href}`)
    if (isCount && written !== leads) wrong.push(`${text} is not ${leads}`)
    if (isSum && amountOf(written) !== Number(sum)) wrong.push(`${text}: ${sum}`)
  }
  return wrong
}

/** The amount in a text such as 12500,5₽ or ₽12,500.5. */
function amountOf(written: string): number {
  return Number(written.startsWith('₽') ? written.replaceAll(/[₽,]/g, '') : written.replace('₽', '').replace(',', '.'))
}
