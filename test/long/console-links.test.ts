import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from '../browser/console.ts'
import { isStill, project } from '../browser/desk-page.ts'

/** Pages of one kind differ only in their ids, so two of each are checked. */
const ofEachKind = 2
const firstPages = ['leads', 'today', 'inbox', 'import', 'settings'].map((name) => `/p/${project}/${name}`)

describe('no link is broken', () => {
  describe('on an empty desk', () => {
    const { open } = useConsole({ leads: 0 })
    test('without anything', async () => {
      expect(await brokenFrom(await open(`/p/${project}`))).toEqual([])
    })
  })

  describe('on a desk of the demo', () => {
    const { open, api } = useConsole({ leads: 'quarter' })
    test('with it', async () => {
      expect(await brokenFrom(await open(`/p/${project}`))).toEqual([])
    })
    test('and after it was removed', async () => {
      await api('DELETE', '/demo')
      expect(await brokenFrom(await open(`/p/${project}`))).toEqual([])
    })
  })
})

/** The broken links of all pages that are reachable from the navigation. */
async function brokenFrom(page: Page): Promise<string[]> {
  const kinds = new Map<string, number>()
  const broken: string[] = []
  const waiting = [...firstPages]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = path.replaceAll(/\d+/g, '#')
    const seen = kinds.get(kind) ?? 0
    if (seen === ofEachKind) continue
    kinds.set(kind, seen + 1)
    if (path.startsWith('/p/')) {
      const { alerts, links } = await readPage(page, path)
      broken.push(...alerts.map((text) => `${path}: ${text}`))
      waiting.push(...links)
    } else {
      const answer = await page.context().request.get(new URL(path, page.url()).href)
      const isClosed = answer.status() === 410 // the forms of a demo stay, as closed ones
      if (!answer.ok() && !isClosed) broken.push(`${path}: ${answer.status()}`)
    }
  }
  expect(kinds.size).toBeGreaterThan(30)
  return broken
}

async function readPage(page: Page, path: string) {
  await page.goto(new URL(path, page.url()).href)
  await page.locator('main :is(h1, h2, h3, dl)').first().waitFor()
  await isStill(page)
  return { alerts: await page.getByRole('alert').allTextContents(), links: await linksOf(page) }
}

/** The internal links of a page, without the parameter of a selection. */
function linksOf(page: Page): Promise<string[]> {
  return page.evaluate(`[...new Set([...document.querySelectorAll('a[href]')]
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname, search }) => pathname + (/connect=/.test(search) || pathname.startsWith('/api/') ? search : '')))]`)
}
