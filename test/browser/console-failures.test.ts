import type { Locator, Page, Request } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { project } from './desk-page.ts'
import { listOf, row, toast } from './list-page.ts'

const { open, api } = useConsole({ leads: 160 })
const settings = (part: string) => open(`/p/${project}/settings/${part}`, { expects: [500] })
const again = (at: Page | Locator) => at.getByRole('button', { name: 'Повторить' })

/** Answers that the server is broken until what it gives is called. */
async function breakDown(page: Page, url: string | RegExp, isMeant = (_request: Request) => true) {
  const contentType = 'application/problem+json'
  await page.route(url, (route) =>
    isMeant(route.request()) ? route.fulfill({ status: 500, contentType, body: '{"code":"fault"}' }) : route.fallback(),
  )
  return () => page.unroute(url)
}

/** A page whose answers fail from the beginning. */
async function openBroken(path: string, url: string | RegExp) {
  const page = await open('/healthz', { expects: [500] })
  const mend = await breakDown(page, url)
  await page.goto(new URL(path, page.url()).href)
  return { page, mend }
}

test('a part of the console that did not load is there after a press', async () => {
  const page = await open(listOf(), { isCut: true })
  await row(page, 0).waitFor()
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.keyboard.press('Control+k')
  await page.getByRole('heading', { name: 'Не загрузилось' }).waitFor()
  await page.unroute('**/assets/*.js')
  await again(page).click()
  await row(page, 0).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
})
