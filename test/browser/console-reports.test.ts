import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './access.ts'
import { useConsole } from './console.ts'
import { phone, project } from './desk-page.ts'
import { has } from './list-page.ts'
import { type Link, linksOf, looseNumbers, report, reports, untrueOf, whole } from './report-page.ts'

const { open, api } = useConsole({ leads: 90 })

const untrue = (links: Link[]) => untrueOf(api, links)

beforeAll(async () => {
  for (const name of ['Замер', 'Договор']) await api('POST', '/statuses', { name, type: 'progress', colour: 'violet' })
}, 60_000)

describe.each(reports)('the report %s', (name) => {
  test('opens for each number the list of its leads, has its tables as files, and is accessible', async () => {
    const page = await open(report(name))
    await whole(page)
    const links = await linksOf(page)
    expect(links.length).toBeGreaterThan(5)
    expect(links.some(({ isSum }) => isSum)).toBe(['summary', 'channels', 'people'].includes(name))
    expect(await untrue(links)).toEqual([])
    expect(await looseNumbers(page)).toEqual([])
    expect(await barriers(page, { name, path: '', whole: '' })).toEqual([])
    await page.getByRole('button', { name: 'Выгрузить' }).click()
    const files = page.getByRole('menuitem', { name: /CSV|Excel/ })
    await files.first().waitFor()
    const addresses = await files.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    for (const address of addresses) {
      const answer = await page.context().request.get(new URL(String(address), page.url()).href)
      expect([answer.status(), address?.includes('period=all')]).toEqual([200, true])
    }
  })

  test('fits on a phone, where its numbers open lists too', async () => {
    const page = await open(report(name), { ...phone, locale: 'en-GB' })
    await whole(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.viewport.width)
    expect(await looseNumbers(page)).toEqual([])
    expect(await untrue(await linksOf(page))).toEqual([])
    if (name !== 'channels') return
    await page.locator('main a[data-list]').first().tap()
    await page.waitForURL(/\/leads\?/)
    await page.getByRole('article').first().waitFor()
  })
})

describe('the view of the reports', () => {
  test('starts with this month, and is kept in the address with its conditions, its search and its step', async () => {
    const page = await open(`/p/${project}/reports`)
    await page.waitForURL(/\/reports\/summary$/)
    await page.getByRole('button', { name: /^Этот месяц/ }).waitFor()
    await page.getByRole('button', { name: /^Этот месяц/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Всё время' }).click()
    await page.waitForURL(/period=all/)
    await page.getByRole('button', { name: 'Неделя' }).click()
    await page.waitForURL(/unit=week/)
    await page.getByRole('button', { name: 'Фильтр' }).click()
    await page.getByRole('button', { name: 'Статус', exact: true }).click()
    await page.getByRole('dialog').getByRole('checkbox', { name: 'Оплачен' }).click()
    await page.getByRole('button', { name: 'Готово' }).click()
    await page.waitForURL(/filter=/)
    const { pathname, search } = new URL(page.url())
    expect(Object.fromEntries(new URLSearchParams(search))).toMatchObject({ period: 'all', unit: 'week' })
    await whole(page)
    const other = await open(pathname + search)
    await whole(other)
    const told = await linksOf(other)
    await expect.poll(() => linksOf(page)).toEqual(told)
    expect(await untrue(told)).toEqual([])
  })

  test('is passed to the list that a number opens, and back', async () => {
    const q = new URLSearchParams({ period: 'all', q: 'а' })
    const page = await open(`/p/${project}/reports/summary?${q}`)
    await whole(page)
    const count = Number(await page.locator('[data-key=leads]').getAttribute('data-list'))
    expect(count).toBeGreaterThan(0)
    await page.locator('[data-key=leads]').click()
    await page.waitForURL(/\/leads\?/)
    await has(page, count)
    expect(await page.getByRole('searchbox').inputValue()).toBe('а')
    await page.goBack()
    await page.locator('[data-key=leads]').waitFor()
  })

  test('omits the comparison on request', async () => {
    const page = await open(report('summary', 'period=this-year'))
    const was = page.locator('[data-key=leads]').getByText(/было/)
    await was.waitFor()
    await page
      .locator('span', { hasText: /^против/ })
      .getByRole('button')
      .click()
    await page.getByRole('menuitem', { name: 'Не сравнивать' }).click()
    await was.waitFor({ state: 'detached' })
    await page.waitForURL(/against=none/)
  })

  test('says so for days without leads and for conditions without matches', async () => {
    const page = await open(report('summary', 'period=2001-01-01..2001-01-31'))
    await page.getByRole('heading', { name: 'Заявок нет' }).waitFor()
    await page.getByRole('button', { name: 'За всё время' }).click()
    await whole(page)
    const broken = await open(report('summary', 'filter=nothing'), { expects: [400, 422] })
    await broken.getByRole('alert').getByRole('button').first().click()
    await whole(broken)
  })
})

describe('the chart', () => {
  const chart = (page: Page) => page.getByRole('application')
  const months = 'period=all&unit=month'

  test('is read by arrow keys, and Enter opens the list of a bar', async () => {
    const { items } = await api('GET', '/reports/series?period=all&unit=month')
    const page = await open(report('summary', months))
    await whole(page)
    await chart(page).locator('svg').waitFor()
    await chart(page).focus()
    await page.keyboard.press('Home')
    const said = chart(page).getByRole('status')
    const first = items[0].leads.leads
    expect(await said.textContent()).toMatch(new RegExp(`: ${first} заяв`))
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    const last = items.at(-1).leads
    expect(await said.textContent()).toMatch(new RegExp(`: ${last.leads} заяв`))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/leads\?/)
    await has(page, last.leads)
  })

  test('has a table, always for screen readers and on request for everybody', async () => {
    const page = await open(report('summary', months))
    await whole(page)
    const table = page.getByRole('table', { name: 'По месяцам' })
    const { items } = await api('GET', '/reports/series?period=all&unit=month')
    expect(await table.getByRole('row').count()).toBe(items.length + 1)
    expect(await table.getByRole('link').count()).toBe(0)
    await page.getByRole('button', { name: 'Таблицей' }).click()
    await chart(page).waitFor({ state: 'detached' })
    const links = await linksOf(page)
    expect(links.length).toBeGreaterThan(items.length)
    expect(await untrue(links)).toEqual([])
  })

  test('follows the theme, and fades all statuses but one', async () => {
    const page = await open(report('summary', months))
    await chart(page).locator('svg path').first().waitFor({ state: 'attached' })
    const fill = () => page.evaluate('getComputedStyle(document.querySelector("main svg [fill^=var]")).fill')
    const light = await fill()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
    expect(await fill()).not.toBe(light)
    const faded = chart(page).locator('svg path[fill-opacity="0.2"]')
    expect(await faded.count()).toBe(0)
    await page.getByRole('list', { name: 'Статусы' }).getByRole('button', { name: 'Оплачен' }).click()
    await faded.first().waitFor({ state: 'attached' })
  })
})

describe('a heat map', () => {
  test('is one tab stop with arrow keys inside, and can show another measure', async () => {
    const page = await open(report('hours'))
    await whole(page)
    const map = page.getByRole('table', { name: 'Когда приходят' })
    expect(await map.locator('a[tabindex="0"]').count()).toBe(1)
    const rows: number[][] = await page.evaluate(`[...document.querySelectorAll('main table tbody tr')].map((row) =>
      [...row.cells].slice(1).map((cell) => Number(cell.textContent)))`)
    const sumOf = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0)
    expect(rows.map((row) => row.at(-1))).toEqual(rows.map((row) => sumOf(row.slice(0, 24))))
    expect(rows.at(-1)).toEqual(rows[0]?.map((_, column) => sumOf(rows.slice(0, 7).map((row) => row[column] ?? 0))))
    await map.getByRole('link').first().focus()
    const here = () => page.evaluate('document.activeElement.getAttribute("aria-label")')
    const first = await here()
    await page.keyboard.press('ArrowRight')
    const second = await here()
    expect(second).not.toBe(first)
    await page.keyboard.press('ArrowLeft')
    expect(await here()).toBe(first)
    await page.getByRole('button', { name: 'Первый ответ' }).click()
    await page.getByRole('table', { name: 'Когда ждут ответа' }).waitFor()
  })
})

describe('a report as a file', () => {
  test('is printed without controls, dark on light in both themes', async () => {
    const page = await open(report('summary'), { colorScheme: 'dark' })
    await whole(page)
    const colour = () => page.evaluate('getComputedStyle(document.body).color')
    const dark = await colour()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await colour()).not.toBe(dark)
    await page.getByRole('button', { name: 'Выгрузить' }).waitFor({ state: 'hidden' })
    await page.getByRole('navigation').first().waitFor({ state: 'hidden' })
    expect(await page.getByRole('heading', { name: 'Воронка' }).isVisible()).toBe(true)
  })
})

describe('people', () => {
  test('are fast within another number of minutes on request', async () => {
    const page = await open(report('people'))
    await whole(page)
    await page.getByLabel('Быстрый ответ').selectOption('30')
    await page.waitForURL(/within=30/)
    await page.getByRole('columnheader', { name: 'До 30 мин' }).waitFor()
    expect(await untrue(await linksOf(page))).toEqual([])
  })
})

describe('channels', () => {
  const lines = (page: Page) =>
    page
      .getByRole('table', { name: /Каналы/ })
      .locator('tbody')
      .getByRole('row')
  const costs = (row: Locator) => row.getByRole('cell').nth(7).textContent()

  test('have no cost unless one was entered, and then the cost of leads and payments', async () => {
    const page = await open(report('channels'))
    await whole(page)
    expect(new Set(await Promise.all((await lines(page).all()).map(costs)))).toEqual(new Set(['—']))
    const { items } = await api('GET', '/reports/channels?period=all')
    const { channel, leads } = items.find((line: { channel: object | null }) => line.channel !== null)
    await api('PUT', '/costs', {
      costs: [{ day: '2026-03-02', channel: channel.id, amount: String(leads.leads * 150) }],
    })
    await page.reload()
    const row = lines(page).filter({ hasText: channel.name }).first()
    await row
      .getByRole('cell')
      .filter({ hasText: /^150\s₽$/ })
      .waitFor()
    expect(await costs(row)).not.toBe('—')
    const others = lines(page).filter({ hasNotText: channel.name })
    expect(await costs(others.first())).toBe('—')
    expect(await looseNumbers(page)).toEqual([])
    await row.getByRole('link').and(page.getByTitle('Открыть, где вносят расход')).click()
    await page.getByRole('heading', { name: /^Расход по месяцам/ }).waitFor()
    await page.waitForURL(/settings\/sources#costs$/)
  })

  test('open into their sources, campaigns and keywords, each with the list of its leads', async () => {
    const page = await open(report('channels'))
    await whole(page)
    const before = await lines(page).count()
    for (const depth of [0, 1, 2]) {
      const now = await lines(page).count()
      await lines(page).nth(depth).getByRole('button').click()
      await lines(page).nth(now).waitFor()
    }
    expect(await untrue(await linksOf(page))).toEqual([])
    await lines(page).first().getByRole('button', { expanded: true }).click()
    await expect.poll(() => lines(page).count()).toBe(before)
  })

  test('are compared with those of the period before, on each level', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    const period = `${day(400)}..${day(101)}`
    const page = await open(report('channels', `period=${period}`))
    await whole(page)
    const { whole: all, items } = await api('GET', `/reports/channels?period=${period}&compare=previous`)
    expect(all.before.leads.leads).toBeGreaterThan(0)
    const foot = page.getByRole('table', { name: /Каналы/ }).locator('tfoot')
    await foot.getByTitle(`было ${all.before.leads.leads}`, { exact: true }).first().waitFor()
    const before = items[0].before.leads.leads
    await lines(page).first().getByTitle(`было ${before}`, { exact: true }).first().waitFor()
    await lines(page).first().getByRole('button').click()
    await lines(page).nth(items.length).waitFor()
    await lines(page).nth(1).getByTitle(/^было/).first().waitFor()
    await page.getByRole('button', { name: /–/ }).last().click()
    await page.getByRole('menuitem', { name: 'Не сравнивать' }).click()
    await foot.getByTitle(/^было/).first().waitFor({ state: 'detached' })
  })

  test('are attributed to the first touch on request', async () => {
    const page = await open(report('channels'))
    await whole(page)
    await page.getByRole('button', { name: 'Первое касание' }).click()
    await page.waitForURL(/touch=first/)
    await page.locator('main a[href*=first_channel]').first().waitFor()
    const links = await linksOf(page)
    expect(await untrue(links)).toEqual([])
  })
})
