import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { has, listOf, row } from './list-page.ts'

const { open } = useConsole({ leads: 60 })
const head = (page: Page, name: string) => page.getByRole('columnheader', { name })
const heads = (page: Page) => page.getByRole('columnheader').allTextContents()

async function openList(): Promise<Page> {
  const page = await open(listOf())
  await row(page, 0).waitFor()
  return page
}

async function widthOf(thing: Locator): Promise<number> {
  return Math.round((await thing.boundingBox())?.width ?? 0)
}

/** Drags the edge of a column to the right. */
async function pull(page: Page, name: string, by: number): Promise<void> {
  const box = await head(page, name).boundingBox()
  if (!box) throw new Error(`${name} is not in sight`)
  const [x, y] = [box.x + box.width - 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by, y, { steps: 4 })
  await page.mouse.up()
}

describe('columns', () => {
  test('are chosen, ordered and widened, and stay so on the next visit', async () => {
    const page = await openList()
    await page.getByRole('button', { name: 'Столбцы' }).click()
    const pane = page.getByRole('dialog', { name: 'Столбцы' })
    await pane.getByRole('checkbox', { name: 'Номер' }).click()
    await pane.getByRole('checkbox', { name: 'Источник' }).click()
    const handle = pane.getByRole('button', { name: 'Переставить: Номер' })
    expect(await handle.getAttribute('aria-roledescription')).toBe('ручка')
    await handle.focus()
    await page.keyboard.press('Space')
    await pane.locator('[data-held]', { hasText: 'Номер' }).waitFor()
    await page.keyboard.press('ArrowUp')
    await page.getByRole('status').filter({ hasText: 'Номер. Место: Когда' }).waitFor()
    await page.keyboard.press('Space')
    const chosen = ['', 'Клиент', 'Заявка', 'Статус', 'Телефон', 'Перезвонить', 'Сумма', 'Ответственный']
    await expect.poll(() => heads(page), { timeout: 10_000 }).toEqual([...chosen, 'Номер', 'Когда'])
    await page.keyboard.press('Escape')
    await pane.waitFor({ state: 'detached' })
    await head(page, 'Сумма').getByRole('button').press('Alt+ArrowLeft')
    const moved = chosen.with(5, 'Сумма').with(6, 'Перезвонить')
    await expect.poll(() => heads(page), { timeout: 10_000 }).toEqual([...moved, 'Номер', 'Когда'])
    const wide = (await widthOf(head(page, 'Клиент'))) + 60
    await pull(page, 'Клиент', 60)
    await expect.poll(() => widthOf(head(page, 'Клиент')), { timeout: 10_000 }).toBe(wide)

    for (const again of [() => page.reload(), () => page.goto(new URL(listOf(), page.url()).href)]) {
      await again()
      await row(page, 0).waitFor()
      expect(await heads(page)).toEqual([...moved, 'Номер', 'Когда'])
      expect(await widthOf(head(page, 'Клиент'))).toBe(wide)
    }
  })

  test('sort the list in both directions, and the address has the order', async () => {
    const page = await openList()
    await sort(page, 'Сумма', '-price', 'descending')
    expect(await prices(page)).toEqual((await prices(page)).toSorted((one, other) => other - one))
    await sort(page, 'Сумма', 'price', 'ascending')
    expect(await prices(page)).toEqual((await prices(page)).toSorted((one, other) => one - other))
    await page.goBack()
    await page.locator('th[aria-sort=descending]', { hasText: 'Сумма' }).waitFor()
    const others = { Клиент: 'name', Заявка: 'title', Статус: 'status', Источник: 'source', Перезвонить: 'remind_at' }
    for (const [name, field] of Object.entries(others)) {
      await sort(page, name, field, 'ascending')
      await sort(page, name, `-${field}`, 'descending')
    }
    await head(page, 'Когда').getByRole('button').click()
    await page.waitForURL((url) => !url.searchParams.has('sort')) // the default order of the list
  })
})

async function sort(page: Page, name: string, sort: string, told: string): Promise<void> {
  await head(page, name).getByRole('button').click()
  await page.waitForURL((url) => url.searchParams.get('sort') === sort)
  await page.locator(`th[aria-sort=${told}]`, { hasText: name }).waitFor()
  await has(page, 60)
}

/** The visible amounts, from the top. */
async function prices(page: Page): Promise<number[]> {
  const told = await page.locator('td[data-column=price]').allTextContents()
  const amounts = told
    .map((each) => Number(each.replaceAll(/[^\d,]/g, '').replace(',', '.')))
    .filter((amount) => amount > 0)
  expect(amounts.length).toBeGreaterThan(5)
  return amounts
}
