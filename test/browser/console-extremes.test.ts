import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { isStill, phone, project } from './desk-page.ts'
import { listOf, row } from './list-page.ts'

const { open, api } = useConsole({ leads: 12 })
const longSource = 'и'.repeat(200)
const longText = 'Нужны окна на дачу, размеры пришлю. '.repeat(110)
const names = ['Первый', 'Второй', 'Третий']
let [first, lead] = ['', '']

beforeAll(async () => {
  for (const [index, price] of ['12345678.90', '987654321012.34', '5'].entries())
    lead = (
      await api('POST', '/leads', { title: 'Окна', name: names[index], price, source: longSource, text: longText })
    ).lead.id
  first = (await api('GET', '/leads?period=all&q=Первый')).items[0].id
  for (let number = 1; number <= 37; number++)
    await api('POST', '/statuses', { name: `Шаг ${number}`, type: 'progress' })
})

/** Whether all of a text is visible in its box and in the window. */
function isWhole(text: Locator): Promise<boolean> {
  return text.evaluate((node) => {
    const range = node.ownerDocument.createRange()
    range.selectNodeContents(node)
    const { left, right } = range.getBoundingClientRect()
    const view = node.ownerDocument.defaultView
    if (!view) return false
    for (let box: typeof node | null = node; box; box = box.parentElement) {
      const { left: from, right: to } = box.getBoundingClientRect()
      if (view.getComputedStyle(box).overflowX === 'hidden' && (left < from - 0.5 || right > to + 0.5)) return false
    }
    return left >= 0 && right <= view.innerWidth
  })
}

test('an amount is not cut off in the row, in the card, and in the header of a phone', async () => {
  const page = await open(listOf({ q: 'Окна' }))
  for (const name of names) {
    const line = page.locator('tr', { hasText: name })
    await line.waitFor()
    expect(await isWhole(line.locator('[data-act=price]')), name).toBe(true)
  }
  const small = await open(listOf(), phone)
  const sum = small.locator('b', { hasText: '₽' }).first()
  await sum.waitFor()
  expect(await sum.textContent()).toMatch(/^987\D/)
  expect(await isWhole(sum)).toBe(true)
  expect(await isWhole(small.getByRole('article', { name: 'Второй' }).getByText('₽'))).toBe(true)
})

const widest = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
const inside = async (outer: Locator, inner: Locator) => {
  const [box, part] = await Promise.all([outer.boundingBox(), inner.boundingBox()])
  return Boolean(box && part && part.x >= box.x && part.x + part.width <= box.x + box.width)
}

test('a source of 200 letters fits into chips, pickers, menus and messages', async () => {
  const condition = { field: 'source', operator: 'in', value: [longSource, 'Сайт'] }
  const filter = JSON.stringify({ or: [condition, { ...condition, value: [longSource] }] })
  for (const look of [{}, phone]) {
    const page = await open(listOf({ filter }), look)
    if (look === phone) await page.getByRole('button', { name: /^Фильтр/ }).click()
    const chip = page.getByRole('button', { name: /^Источник/ }).first()
    await chip.waitFor()
    expect(await widest(page)).toBe(0)
    const remove = await page
      .getByRole('button', { name: /^Убрать условие: Источник/ })
      .first()
      .boundingBox()
    expect(Number(remove?.x)).toBeLessThan(Number(page.viewportSize()?.width) - 20)
    await chip.click()
    const picker = page.getByRole('dialog').last()
    const box = picker.getByRole('checkbox').first()
    await box.waitFor()
    await isStill(page)
    expect(await inside(picker, picker.locator('label', { hasText: longSource }).last())).toBe(true)
    expect(await widest(page)).toBe(0)
    await page.keyboard.press('Escape')
    await picker.locator('footer').waitFor({ state: 'detached' })
    await chip.waitFor() // also in the drawer of a phone
  }
  const page = await open(listOf())
  await row(page, 0).getByRole('checkbox').click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Источник' }).click()
  const menu = page.getByRole('menu')
  const item = menu.getByRole('menuitem', { name: longSource })
  await item.waitFor()
  await isStill(page)
  expect(await inside(menu, item.locator('> *').last())).toBe(true)
  await page.goto(`${new URL(page.url()).origin}/p/${project}/leads/${lead}?period=all`)
  await page.getByRole('button', { name: /^Источник: и+/ }).click()
  await page.getByRole('combobox', { name: 'Источник' }).fill('б'.repeat(200))
  await page.keyboard.press('Enter')
  const message = page.locator('[data-toast]')
  await message.waitFor()
  expect(await isWhole(message)).toBe(true)
})

test('a menu of 40 statuses scrolls; digits go to a status and Enter chooses it', async () => {
  for (const path of [listOf(), `/p/${project}/leads/${first}?period=all`]) {
    const page = await open(path)
    if (path === listOf()) {
      await row(page, 1).locator('[data-act=status]').click() // of another lead than the open one
    } else {
      await page.locator('dl').waitFor()
      await page.keyboard.press('s')
    }
    const menu = page.getByRole('menu')
    await menu.getByRole('menuitem').nth(39).waitFor()
    const [seen, all] = await menu.evaluate((box) => [box.clientHeight, box.scrollHeight])
    expect(seen).toBeLessThan(Number(all))
    expect(Number((await menu.boundingBox())?.y) + Number(seen)).toBeLessThanOrEqual(900)
    await page.keyboard.press('3')
    await page.keyboard.press('8')
    await menu
      .getByRole('menuitem', { name: /Шаг 35/ })
      .and(page.locator(':focus'))
      .waitFor()
    expect(await page.locator('[data-toast]').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.locator('[data-toast]', { hasText: 'Статус: Шаг 35' }).waitFor()
  }
})

test('a text of 4,000 letters shows its beginning, and the rest on request', async () => {
  const page = await open(`/p/${project}/leads/${lead}?period=all`)
  const text = page.locator('blockquote')
  await text.waitFor()
  const height = async () => Number((await text.boundingBox())?.height)
  expect(await height()).toBeLessThan(260)
  await text.getByRole('button', { name: 'Показать полностью' }).click()
  await text.getByRole('button', { name: 'Свернуть' }).waitFor()
  expect(await height()).toBeGreaterThan(600)
})
