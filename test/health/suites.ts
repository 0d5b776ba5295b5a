import { expect } from 'vitest'
import { type Health, type Watch, watchHealth } from './watch.ts'

let watches: Watch[] = []

/** Watches a server that a file of the browser, property or fault suites, or of the worst inputs, has started. Does nothing outside of a test run. */
export function watchInSuite(address: string, pid = process.pid): void {
  if (!process.env.VITEST) return
  const file = expect.getState().testPath ?? ''
  if (/\/test\/(browser|faults|properties)\/|-kill\.test\.ts$|\/capture\/worst\.test\.ts$/.test(file))
    watches.push(watchHealth(address, pid))
}

/** The findings for all servers that a file has started. */
export function endWatches(): Promise<Health[]> {
  const ended = watches
  watches = []
  return Promise.all(ended.map((watch) => watch.end()))
}
