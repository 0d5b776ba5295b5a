import type { Page } from 'playwright-core'
import { type Open, withConsole } from '../console.ts'
import type { Ground } from '../ground.ts'
import { median } from '../numbers.ts'
import type { Measured } from '../turns.ts'
import { key, project } from '../wire.ts'

/** A row that has been read; those that are still read are drawn grey. */
const row = 'tr[aria-selected]'

/** From an empty browser to the first rows of all leads. */
export const consoleCold = (ground: Ground) =>
  inRounds(ground, async (open) => (await open('leads?period=all', row)).milliseconds)

/** From a press on a saved view to its first rows. */
export const consoleFilter = (ground: Ground) =>
  inRounds(ground, async (open) => {
    const { page } = await open('leads?period=all', row)
    const asked = page.waitForResponse((response) => isRows(response.url()))
    const begun = performance.now()
    await page.locator('.tab').nth(1).click()
    await asked
    await page.waitForSelector(row)
    return performance.now() - begun
  })

function isRows(url: string): boolean {
  return /\/leads\?/.test(url) && url.includes('responded_at') && url.includes('offset=0')
}

/** The longest time that the page answers nothing while 10,000 rows pass under the wheel. */
export const consoleScroll = (ground: Ground) =>
  inRounds(ground, async (open) => {
    const { page } = await open('leads?period=all', row)
    await scroll(page)
    return Number(await page.evaluate('globalThis.longest'))
  })

/** How many elements the page has after those 10,000 rows. */
export const consoleNodes = (ground: Ground) =>
  inRounds(
    ground,
    async (open) => {
      const { page } = await open('leads?period=all', row)
      await scroll(page)
      return Number(await page.evaluate("document.querySelectorAll('*').length"))
    },
    'nodes',
  )

/** From an empty browser to the first cards of a board with forty statuses. */
export async function consoleBoard(ground: Ground): Promise<Measured> {
  await fortyStatuses(ground)
  return inRounds(ground, async (open) => (await open('board?period=all', '.card')).milliseconds)
}

function inRounds(
  ground: Ground,
  measure: (open: Open) => Promise<number>,
  unit: 'ms' | 'nodes' = 'ms',
): Promise<Measured> {
  return withConsole(ground, async (open) => {
    const values: number[] = []
    for (let round = 0; round < ground.rounds; round++) values.push(await measure(open))
    return { unit, ours: median(values), against: {} }
  })
}

/** 10,000 rows of 40 pixels, in steps as large as a hand makes them. */
async function scroll(page: Page): Promise<void> {
  await page.evaluate(`
    globalThis.longest = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration)
    }).observe({ entryTypes: ['longtask'] })
  `)
  const box = await page.locator('.scroll').boundingBox()
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  for (let step = 0; step < 400; step++) await page.mouse.wheel(0, 1_000)
  await page.waitForSelector(row)
}

async function fortyStatuses(ground: Ground): Promise<void> {
  const url = `${ground.desk().address}/api/v2/projects/${project}/statuses`
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
  const { items } = (await (await fetch(url, { headers })).json()) as { items: unknown[] }
  for (let count = items.length; count < 40; count++) {
    const body = JSON.stringify({ name: `Step ${count}`, type: 'progress' })
    const made = await fetch(url, { method: 'POST', headers, body })
    if (made.status !== 201) throw new Error(`A status was not made: ${await made.text()}`)
  }
}
