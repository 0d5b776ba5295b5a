import type { Page, Request } from 'playwright-core'

/** Holds requests of a kind back until they are released; `asked` is the first of them. */
export async function hold(page: Page, isMeant: (request: Request) => boolean) {
  const [held, letGo] = signal()
  const [asked, tell] = signal()
  await page.route('**/api/**', async (route) => {
    if (!isMeant(route.request())) return route.fallback()
    tell()
    await held
    await route.continue().catch(() => {}) // its page may be gone
  })
  return { asked, letGo }
}

/** The query parameters of a request. */
export function paramsOf(request: Request): URLSearchParams {
  return new URL(request.url()).searchParams
}

function signal(): [Promise<void>, () => void] {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return [given, () => give()]
}
