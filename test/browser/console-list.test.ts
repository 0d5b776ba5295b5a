import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { owner, project, toast } from './desk-page.ts'
import { count, has, listOf, nameIn, row } from './list-page.ts'

const { desk, open, api } = useConsole({ leads: 3_000 })
const pane = (page: Page) => page.getByRole('region', { name: 'Заявки' })
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Действия с выбранными' })
const tick = (page: Page, index: number) => row(page, index).getByRole('checkbox')

async function openList(view: Record<string, string> = {}): Promise<Page> {
  const page = await open(listOf(view))
  await row(page, 0).waitFor()
  return page
}

/** An entry point for leads from elsewhere, since a lead that a member types counts as opened. */
async function entrance(): Promise<(lead: object) => Promise<void>> {
  const { key } = await api('POST', '/keys', { scope: 'write', name: 'Сайт' })
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
  const url = `${desk().address}/api/v2/projects/${project}/leads`
  return async (lead) => {
    const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(lead) })
    expect(status).toBe(201)
  }
}

/** Drags the scroll bar to a part of its length. */
async function jump(page: Page, part: number): Promise<void> {
  await pane(page).evaluate((box, part) => box.scrollTo(0, (box.scrollHeight - box.clientHeight) * part), part)
}

/** Waits until all drawn rows are loaded; returns their top and bottom, their number, and the height of a row. */
async function drawn(page: Page) {
  await page.locator('tr[aria-busy=true]').first().waitFor({ state: 'detached' })
  const lines = page.locator('tr[data-index]')
  const [first, last] = await Promise.all([lines.first().boundingBox(), lines.last().boundingBox()])
  if (!first || !last) throw new Error('No row is drawn')
  return { top: first.y, bottom: last.y + last.height, count: await lines.count(), row: first.height }
}

describe('a list of 3,000 leads', () => {
  test('has its rows wherever the scroll bar is dragged', async () => {
    const page = await openList()
    const total = await count(page)
    const box = await pane(page).boundingBox()
    if (!box) throw new Error('There is no list')
    for (const [part, index] of [
      [0.5, Math.floor(total / 2)],
      [1, total - 1],
      [0.25, Math.floor(total / 4)],
      [0, 0],
    ] as const) {
      await jump(page, part)
      await row(page, index).getByRole('link').first().waitFor()
      const { top, bottom, count, row: height } = await drawn(page)
      expect(bottom - top).toBe(count * height)
      expect(top).toBeLessThanOrEqual(box.y + 32)
      expect(bottom).toBeGreaterThanOrEqual(box.y + box.height)
    }
  })

  test('leaves no placeholder behind, in whatever order its pages are loaded', async () => {
    const page = await openList({ sort: '-recorded_at' }) // in the middle the ids of loaded leads equal the indexes of rows that are not loaded
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(/[?&]offset=1450\b/, async (route) => {
      await held
      await route.continue()
    })
    await jump(page, 0.5)
    await row(page, 1_500).getByRole('link').first().waitFor()
    expect(await page.locator('tr[aria-busy=true]').count()).toBeGreaterThan(0)
    release()
    await row(page, 1_499).getByRole('link').first().waitFor()
    await drawn(page)
  })

  test('shows a new lead, announces it when scrolled down, and counts it in the title of the tab', async () => {
    const page = await openList()
    const fresh = async () => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0)
    await expect.poll(fresh).toBeGreaterThan(0) // the count comes after the first rows
    const before = await fresh()
    const comesIn = await entrance()
    await comesIn({ title: 'Балкон', name: 'Первая Новая' })
    await row(page, 0).getByText('Первая Новая').waitFor()
    await expect.poll(fresh, { timeout: 10_000 }).toBe(before + 1)
    await jump(page, 0.5)
    await row(page, 1_500).waitFor()
    await drawn(page)
    const seen = await nameIn(page, 1_500)
    const place = await row(page, 1_500).boundingBox()
    await comesIn({ title: 'Балкон', name: 'Вторая Новая' })
    const announced = page.getByRole('button', { name: '1 новая' })
    await announced.waitFor()
    expect(await nameIn(page, 1_501)).toBe(seen)
    expect((await row(page, 1_501).boundingBox())?.y).toBe(place?.y)
    await announced.click()
    await row(page, 0).getByText('Вторая Новая').waitFor()
    await announced.waitFor({ state: 'detached' })
  })

  test('makes no request twice, and misses no lead that arrives before the event stream is open', async () => {
    const comesIn = await entrance()
    const page = await openList()
    await page.route(/events\/stream/, async (route) => {
      await comesIn({ title: 'Балкон', name: 'Пришла Между' })
      await route.continue()
    })
    await page.reload()
    await row(page, 0).getByText('Пришла Между').waitFor()
    const entries = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => ({ ...entry.toJSON(), name: entry.name })),
    )
    expect(entries.find(({ name }) => name.endsWith('/api/v2/me'))).toMatchObject({ initiatorType: 'link' })
    const asked = entries.map(({ name }) => name)
    const unchanged = asked.filter((url) => url.includes('/api/v2/') && !url.includes('/leads')) // the new lead changed the leads
    expect(unchanged.length).toBeGreaterThan(4)
    expect([...new Set(unchanged)]).toEqual(unchanged)
  })

  test('misses no lead that arrives while the event stream is refused', async () => {
    const page = await open('/healthz', { expects: [503] })
    let isRefused = false
    await page.route(/events\/stream/, async (route) => {
      if (isRefused) return route.continue()
      isRefused = true
      await row(page, 0).waitFor()
      await api('POST', '/leads', { title: 'Балкон', name: 'Пришла Пока', status: '2' })
      await route.fulfill({ status: 503 })
    })
    await page.goto(new URL(listOf(), page.url()).href)
    await row(page, 0).getByText('Пришла Пока').waitFor()
  })

  test('lets the assignee and the call back be changed in the row', async () => {
    const { lead } = await api('POST', '/leads', { title: 'Перегородка', name: 'Строка Правимая' })
    const page = await openList({ q: 'Строка Правимая' })
    await has(page, 1)
    await row(page, 0).getByRole('button', { name: 'Ответственный: Не назначена' }).click()
    await page.getByRole('menuitem', { name: owner.name }).click()
    await toast(page, `Ответственный: ${owner.name}`).waitFor()
    await row(page, 0).getByRole('button', { name: 'Перезвонить' }).click()
    await page.getByRole('menuitem', { name: 'Завтра утром' }).click()
    await toast(page, 'Перезвонить: завтра').waitFor()
    await row(page, 0)
      .getByRole('button', { name: /завтра/ })
      .waitFor()
    await page.reload()
    await row(page, 0)
      .getByRole('button', { name: `Ответственный: ${owner.name}` })
      .waitFor()
    await row(page, 0)
      .getByRole('button', { name: /завтра/ })
      .click()
    await page.getByRole('menuitem', { name: 'Не перезванивать' }).click()
    await row(page, 0).getByRole('button', { name: 'Перезвонить' }).waitFor()
    const kept = async () => await api('GET', `/leads/${lead.id}`)
    await until(async () => (await kept()).remind_at === null, 'the call back to be gone')
    expect(await kept()).toMatchObject({ assignee: '1', remind_at: null })
  })

  test('is selected with shift over rows that were never visible, then as all of the filter but one', async () => {
    const inWork = JSON.stringify({ field: 'status', operator: '=', value: '0' })
    const page = await openList({ filter: inWork })
    const total = await count(page)
    await tick(page, 1).click()
    await jump(page, 1)
    await tick(page, total - 1).click({ modifiers: ['Shift'] })
    await bar(page)
      .getByText(`Выбрано ${total - 1}`)
      .waitFor()
    await bar(page)
      .getByRole('button', { name: `Все ${total}` })
      .click()
    await bar(page).getByText(`Выбрано ${total}`).waitFor()
    await jump(page, 0)
    const kept = await nameIn(page, 2)
    await tick(page, 2).click()
    await bar(page)
      .getByText(`Выбрано ${total - 1}`)
      .waitFor()
    await bar(page).getByRole('button', { name: 'Статус' }).click()
    await page.getByRole('menuitem', { name: 'Отменен' }).click()
    await page.getByRole('dialog', { name: 'Почему отменена?' }).getByRole('button', { name: 'Передумали' }).click()
    const forecast = page.getByRole('dialog', { name: 'Статус → «Отменен»' })
    await forecast.getByText(new RegExp(`^Измен(и|я)тся ${total - 1} заяв`)).waitFor()
    await forecast.getByRole('button', { name: 'Изменить' }).click()
    await has(page, 1)
    expect(await nameIn(page, 0)).toBe(kept)
    await toast(page, '→ «Отменен»').getByRole('button', { name: 'Отменить' }).click()
    await has(page, total)
  })

  test('allows as many deselected leads as fit in a filter, and names the limit', async () => {
    const page = await openList()
    const total = await count(page)
    await page.getByRole('checkbox', { name: 'Выбрать все' }).check()
    await tick(page, 0).click()
    await jump(page, 0.05)
    await tick(page, 160).click({ modifiers: ['Shift'] })
    await toast(page, 'Из всего вида можно убрать до 50').waitFor()
    const left = new Intl.NumberFormat('ru').format(total - 50).replace(/\s/, ' ')
    await bar(page).getByText(`Выбрано ${left}`, { exact: true }).waitFor()
  })
})
