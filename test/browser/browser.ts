import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launch } from './chromium.ts'

/** A real Chromium for the tests of a file; `context()` is a visitor of its own, gone after the file. */
export function useBrowser(): { context: (options?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext> } {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => browser?.close())
  return { context: async (options) => (browser as Browser).newContext(options) }
}
