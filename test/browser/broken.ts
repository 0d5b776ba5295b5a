import type { Page, Request } from 'playwright-core'

type Where = Parameters<Page['route']>[0]

/** Answers requests with a server error until the returned function is called. */
export async function breakDown(page: Page, url: Where, isMeant = (_request: Request) => true) {
  const contentType = 'application/problem+json'
  await page.route(url, (route) =>
    isMeant(route.request()) ? route.fulfill({ status: 500, contentType, body: '{"code":"fault"}' }) : route.fallback(),
  )
  return () => page.unroute(url)
}
