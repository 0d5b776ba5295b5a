import type { Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { isStill, project } from './desk-page.ts'
import { hold, paramsOf } from './hold.ts'
import { report, whole } from './report-page.ts'

const { open, api } = useConsole({ leads: 0 })
const paid = (creation_date: string, paid_date: string, price: string) =>
  api('POST', '/leads', { title: 'Окна', status: '1', creation_date, paid_date, price })

test('the report of people has payments of a period, even without new leads in it', async () => {
  await paid('2019-03-01T10:00:00Z', '2019-05-10T10:00:00Z', '7300')
  const page = await open(report('people', 'period=2019-05-01..2019-05-31'))
  await whole(page)
  await page
    .getByRole('row', { name: 'Всего' })
    .getByText(/7\s300/)
    .waitFor()
})

test('the file of a summary names the period of comparison', async () => {
  await paid('2021-03-10T10:00:00Z', '2021-03-10T10:00:00Z', '100')
  await paid('2022-03-10T10:00:00Z', '2022-03-10T10:00:00Z', '200')
  const page = await open(report('summary', 'period=2022-03-01..2022-03-31&against=year'))
  await whole(page)
  await page.getByRole('button', { name: 'Выгрузить' }).click()
  const files = page.getByRole('menuitem', { name: 'CSV' })
  await files.first().waitFor()
  const address = String(await files.first().getAttribute('href'))
  const answer = await page.request.get(new URL(address, page.url()).href)
  expect(await answer.text()).toContain('2021-03-01..2021-03-31')
})

test('the file of leads over time has the months that the page shows of a long period', async () => {
  const page = await open(report('summary', 'period=2010-01-01..2023-12-31'))
  await whole(page)
  await page.getByRole('button', { name: 'Выгрузить' }).click()
  const files = page.getByRole('menuitem', { name: 'CSV' })
  await files.first().waitFor()
  const address = String(await files.nth(1).getAttribute('href'))
  const answer = await page.request.get(new URL(address, page.url()).href)
  expect(answer.status()).toBe(200)
  expect((await answer.text()).trim().split('\n')).toHaveLength(14 * 12 + 1)
})

test.each([
  ['a summary', report('summary', 'period=2023-03-01..2023-03-31'), 'Воронка'],
  ['the funnel', report('funnel', 'period=2023-03-01..2023-03-31'), 'Воронка и время в статусе'],
  ['the board', `/p/${project}/board?period=2023-03-01..2023-03-31`, 'Доска'],
])(
  'numbers of another period are marked as such while those that are asked for are read: %s',
  async (_, path, name) => {
    await paid('2023-03-10T10:00:00Z', '2023-03-10T10:00:00Z', '300')
    const page = await open(path)
    const part = page.getByRole('region', { name, exact: true }).and(page.locator('[aria-busy]'))
    await part.and(page.locator('[aria-busy=false]')).waitFor()
    await isStill(page)
    const isOther = (request: Request) =>
      /\/(reports\/\w+|board)$/.test(new URL(request.url()).pathname) &&
      !paramsOf(request).get('period')?.startsWith('2023-03')
    const { asked, letGo } = await hold(page, isOther)
    await page.getByRole('button', { name: 'Раньше' }).click()
    await asked
    await part.and(page.locator('[aria-busy=true]')).waitFor()
    letGo()
    await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' })
  },
)
