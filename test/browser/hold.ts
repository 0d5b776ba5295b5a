import type { Page, Request } from 'playwright-core'

/** Keeps the requests of a kind from the server until it is told to let them go; `asked` is the first of them. */
export async function hold(page: Page, isMeant: (request: Request) => boolean) {
  const [held, letGo] = signal()
  const [asked, tell] = signal()
  await page.route('**/api/**', async (route) => {
    if (!isMeant(route.request())) return route.fallback()
    tell()
    await held
    await route.continue().catch(() => {}) // nobody waits for it any more
  })
  return { asked, letGo }
}

/** The parameters of what is asked. */
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
