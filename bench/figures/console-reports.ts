import { reports } from '../../test/browser/report-page.ts'
import type { Open } from '../console.ts'
import type { Ground } from '../ground.ts'
import { median } from '../numbers.ts'
import type { Measured } from '../turns.ts'
import { inRounds } from './console.ts'

/** The time from an empty browser cache to the first paint of a report of all leads, for the slowest report. */
export const consoleReports = longest('paint')

/** The longest time that any of these reports blocks its page. */
export const consoleReportsTask = longest('task')

type Seen = { paint: number; task: number }

/** One run of the browser gives both figures. */
const looks = new WeakMap<Ground, Promise<Seen>>()

function longest(name: keyof Seen) {
  return async (ground: Ground): Promise<Measured> => {
    const look = looks.get(ground) ?? lookAtReports(ground)
    looks.set(ground, look)
    return { unit: 'ms', ours: (await look)[name], against: {} }
  }
}

/** The worst of the reports, each by the median of its rounds. */
async function lookAtReports(ground: Ground): Promise<Seen> {
  const all: Seen = { paint: 0, task: 0 }
  for (const report of reports) {
    const { paint, task } = await inRounds(ground, (open) => lookAt(open, report))
    all.paint = Math.max(all.paint, median(paint))
    all.task = Math.max(all.task, median(task))
  }
  return all
}

async function lookAt(open: Open, report: string): Promise<Seen> {
  const { page } = await open(`reports/${report}?period=all`, 'main section section')
  await page.waitForTimeout(1_500) // for what is drawn after the first numbers, above all the chart
  return page.evaluate(timesOf) as Promise<Seen>
}

/** The browser buffers the long tasks (50 ms or more) from the beginning. */
const timesOf = `new Promise((done) => {
  const [{ startTime: paint }] = performance.getEntriesByName('first-contentful-paint')
  let task = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) task = Math.max(task, duration)
  }).observe({ type: 'longtask', buffered: true })
  setTimeout(() => done({ paint, task }), 100)
})`
