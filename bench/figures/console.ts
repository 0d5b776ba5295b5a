import type { Page } from 'playwright-core'
import { type Open, type Slow, withConsole } from '../console.ts'
import type { Ground } from '../ground.ts'
import { median } from '../numbers.ts'
import type { Measured } from '../turns.ts'
import { key, project } from '../wire.ts'

/** A loaded row; rows that are still loading are grey. */
const row = 'tr[aria-selected]'

/** From an empty browser cache to the first rows of all leads. */
export const consoleCold = seen('cold', 'ms')

/** The same with a processor that is four times slower, as that of a cheap laptop. */
export const consoleSlow = opened('ms', { processor: 4 }, ({ milliseconds }) => milliseconds)

/** And with slow 4G on top. */
export const consoleSlow4g = opened('ms', { processor: 4, network: true }, ({ milliseconds }) => milliseconds)

/** How many requests the list takes until nothing more is loaded, and how many kB. */
export const consoleRequests = opened('requests', {}, ({ traffic }) => traffic.requests)
export const consoleBytes = opened('kB', {}, ({ traffic }) => traffic.bytes / 1_000)

/** From a click on a saved view to its first rows. */
export const consoleFilter = seen('filter', 'ms')

/** The longest time that the page is blocked while scrolling through 10,000 rows. */
export const consoleScroll = seen('longest', 'ms')

/** The number of DOM nodes after those 10,000 rows. */
export const consoleNodes = seen('nodes', 'nodes')

/** From an empty browser cache to the first cards of a board with forty statuses. */
export async function consoleBoard(ground: Ground): Promise<Measured> {
  await fortyStatuses(ground)
  const board = async (open: Open) => ({ board: (await open('board?period=all', '[data-card]')).milliseconds })
  return { unit: 'ms', ours: median((await inRounds(ground, board)).board), against: {} }
}

type Opened = Awaited<ReturnType<Open>>

/** A figure of the list, opened with an empty cache. A pause waits for the remaining requests, since the event stream never ends. */
function opened(unit: Measured['unit'], slow: Slow, pick: (opened: Opened) => number) {
  return async (ground: Ground): Promise<Measured> => {
    const look = async (open: Open) => {
      const seen = await open('leads?period=all', row, slow)
      await seen.page.waitForTimeout(1_500)
      return { value: pick(seen) }
    }
    return { unit, ours: median((await inRounds(ground, look)).value), against: {} }
  }
}

type Seen = Record<'cold' | 'filter' | 'longest' | 'nodes', number>

/** One run of the browser gives several figures. */
const looks = new WeakMap<Ground, Promise<Record<keyof Seen, number[]>>>()

function seen(name: keyof Seen, unit: 'ms' | 'nodes') {
  return async (ground: Ground): Promise<Measured> => {
    const look = looks.get(ground) ?? inRounds(ground, (open) => lookAtLeads(open, Math.min(ground.leads, 10_000)))
    looks.set(ground, look)
    return { unit, ours: median((await look)[name]), against: {} }
  }
}

/** The values of each round; the benchmark takes their median. */
export async function inRounds<K extends string>(ground: Ground, measure: (open: Open) => Promise<Record<K, number>>) {
  return withConsole(ground, async (open) => {
    const values = {} as Record<K, number[]>
    for (let round = 0; round < ground.rounds; round++)
      for (const [name, value] of Object.entries(await measure(open)) as [K, number][])
        values[name] = [...(values[name] ?? []), value]
    return values
  })
}

async function lookAtLeads(open: Open, rows: number): Promise<Seen> {
  const { page, milliseconds: cold } = await open('leads?period=all', row)
  const { longest, nodes } = await scroll(page, rows)
  const rowsLoaded = page.waitForResponse((response) => isRows(response.url()))
  const begun = performance.now()
  await page.locator('#content nav button').nth(1).click()
  await rowsLoaded
  await page.waitForSelector(row)
  return { cold, longest, nodes, filter: performance.now() - begun }
}

function isRows(url: string): boolean {
  return /\/leads\?/.test(url) && url.includes('responded_at') && url.includes('offset=0')
}

/** Rows are 40 pixels high; the steps are those of a mouse wheel. */
async function scroll(page: Page, rows: number): Promise<{ longest: number; nodes: number }> {
  await page.evaluate(`
    globalThis.longest = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration)
    }).observe({ entryTypes: ['longtask'] })
  `)
  const box = await page.locator('section[aria-busy]').boundingBox()
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  for (let step = 0; step < (rows * 40) / 1_000; step++) await page.mouse.wheel(0, 1_000)
  await page.waitForSelector(row)
  return page.evaluate("({ longest: globalThis.longest, nodes: document.querySelectorAll('*').length })")
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
