import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll } from 'vitest'
import { theBrowser } from './chromium.ts'

/** A real Chromium. Each `context()` is a separate visitor, closed after the file. */
export function useBrowser(): { context: (options?: Parameters<Browser['newContext']>[0]) => Promise<BrowserContext> } {
  const contexts: BrowserContext[] = []
  afterAll(async () => {
    for (const context of contexts) await context.close()
  })
  return {
    async context(options) {
      const context = await (await theBrowser()).newContext(options)
      contexts.push(context)
      return context
    },
  }
}
