import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { breakDown } from './broken.ts'
import { useConsole } from './console.ts'
import { hold, paramsOf } from './hold.ts'
import { report, whole } from './report-page.ts'

const { open, api } = useConsole({ leads: 0 })
const line = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const above = (page: Page) =>
  page
    .getByRole('table', { name: /Каналы/ })
    .locator('tbody')
    .getByRole('button')
    .first()

/** Sources without a channel: more than a level shows at first, and two with the same prefix. */
const sources = ['birzha', 'birzha_ads', ...Array.from({ length: 110 }, (_, index) => `лист ${index}`)]
beforeAll(async () => {
  for (const source of sources) await api('POST', '/leads', { title: 'Окна', source })
  for (const source of ['birzha', 'birzha_ads']) await api('POST', '/leads', { title: 'Двери', source })
})

async function openReport(how = {}): Promise<Page> {
  const page = await open(report('channels'), how)
  await whole(page)
  return page
}

test('a level with more lines than it shows says so, and shows the others when asked', async () => {
  const page = await openReport()
  await above(page).click()
  await page.getByText(`Показано 100 из ${sources.length}`).waitFor()
  const shown = async () => page.getByRole('button', { name: /^(birzha|лист)/ }).count()
  expect(await shown()).toBe(100)
  await page.getByRole('button', { name: 'Показать ещё' }).click()
  await expect.poll(shown).toBe(sources.length)
  await page.getByText('Показано').waitFor({ state: 'detached' })
})

test('closing a line leaves lines with the same prefix open', async () => {
  const page = await openReport()
  await above(page).click()
  for (const name of ['birzha', 'birzha_ads']) await line(page, name).click()
  await expect.poll(() => page.getByText('Без кампании').count()).toBe(2)
  await line(page, 'birzha').click()
  await expect.poll(() => page.getByText('Без кампании').count()).toBe(1)
  expect(await line(page, 'birzha_ads').getAttribute('aria-expanded')).toBe('true')
})

test('a level shows that it is loading, why it failed, and can be loaded again', async () => {
  const page = await openReport({ expects: [500] })
  const { asked, letGo } = await hold(page, (request) => paramsOf(request).get('level') === 'source')
  await above(page).click()
  await asked
  const table = page.getByRole('table', { name: /Каналы/ })
  await table.getByRole('status', { name: 'Загружается' }).waitFor()
  letGo()
  await line(page, 'birzha').waitFor()

  const mend = await breakDown(page, (url) => url.searchParams.get('level') === 'campaign')
  await line(page, 'birzha').click()
  await table.getByRole('alert').waitFor()
  await mend()
  await table.getByRole('button', { name: 'Повторить' }).click()
  await page.getByText('Без кампании').waitFor()
})
