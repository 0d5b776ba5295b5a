import { spawnSync } from 'node:child_process'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'

/**
 * A real Chromium for the tests of a file; `context()` is a visitor of its own, gone after the file. The program is the one that
 * CHROMIUM names, else `chromium`; without it the tests fail.
 */
export function useBrowser(): { context: (options?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext> } {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => browser?.close())
  return { context: async (options) => (browser as Browser).newContext(options) }
}

/** Starts the browser. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: find(), args: ['--no-sandbox'] })
}

function find(): string {
  const named = process.env.CHROMIUM
  const path = named || spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim()
  if (!path)
    throw new Error('There is no chromium: install it (on Debian the package chromium), or name one in CHROMIUM')
  return path
}
