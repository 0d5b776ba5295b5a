import { expect } from 'vitest'
import { type Health, type Watch, watchHealth } from './watch.ts'

let watches: Watch[] = []

/** Watches a server that a test file of the browser, property or fault suites has opened; not one of other files, nor of a script. */
export function watchInSuite(address: string, pid = process.pid): void {
  if (!process.env.VITEST) return
  const file = expect.getState().testPath ?? ''
  if (/\/test\/(browser|faults|properties)\/|-kill\.test\.ts$/.test(file)) watches.push(watchHealth(address, pid))
}

/** What all that a file has opened were found to do. */
export function endWatches(): Promise<Health[]> {
  const ended = watches
  watches = []
  return Promise.all(ended.map((watch) => watch.end()))
}
