import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { phone, project } from './desk-page.ts'
import { hold } from './hold.ts'
import { has, listOf, totals } from './list-page.ts'

const { open, api } = useConsole({ leads: 120 })
const boardOf = (list: string) => list.replace('/leads?', '/board?')
const column = (page: Page, status: string) => page.locator(`[data-status="${status}"]`)
const cards = (page: Page, status: string) => column(page, status).locator('[data-card]')
const cardOf = (page: Page, status: string, id: string) => column(page, status).locator(`[data-card="${id}"]`)
const leadsIn = async (page: Page, status: string) =>
  Number(await column(page, status).locator('.num').first().textContent())

async function openBoard(view: Record<string, string> = {}, look: object = {}): Promise<Page> {
  const page = await open(boardOf(listOf(view)), look)
  await cards(page, '0').first().waitFor()
  return page
}

/** Creates a lead that comes first in its column. */
async function come(name: string): Promise<string> {
  const { lead } = await api('POST', '/leads', { title: 'Окно', name, price: '5000', status: '0' })
  return lead.id
}

async function middle(thing: Locator): Promise<{ x: number; y: number }> {
  const box = await thing.boundingBox()
  if (!box) throw new Error('It is not in sight')
  return { x: box.x + box.width / 2, y: box.y + Math.min(40, box.height / 2) }
}

test('a card is dragged with a finger after a long press, and the board scrolls at its edge', async () => {
  const id = await come('Палец Первый')
  const page = await openBoard({}, phone)
  const cdp = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints })
  const from = await middle(cardOf(page, '0', id))
  await touch('touchStart', from)
  await page.locator('[data-dragged]').waitFor()
  await touch('touchMove', { ...from, x: 340 }) // at the edge the board scrolls to its end
  await page.locator('[data-over][data-status="2"]').waitFor()
  await touch('touchEnd')
  await page.getByRole('button', { name: 'Не указывать' }).tap()
  await cardOf(page, '2', id).waitFor()
  await page.locator('[data-toast]', { hasText: 'Статус: Отменен' }).waitFor()
  expect(await api('GET', `/leads/${id}`)).toMatchObject({ status: '2' })
})

test('a column has 25 cards, then more, and keeps them after an event', async () => {
  const page = await openBoard()
  const leads = await leadsIn(page, '0')
  expect(leads).toBeGreaterThan(25)
  expect(await cards(page, '0').count()).toBe(25)
  await column(page, '0')
    .getByRole('button', { name: `Ещё ${leads - 25}` })
    .click()
  await expect.poll(() => cards(page, '0').count(), { timeout: 10_000 }).toBe(leads)
  const id = await come('Ещё Одна')
  await cardOf(page, '0', id).waitFor()
  await expect.poll(() => cards(page, '0').count(), { timeout: 10_000 }).toBe(leads + 1)
})

test('a card that arrives while more are loaded stays, and so do the loaded ones', async () => {
  const page = await openBoard()
  const leads = await leadsIn(page, '0')
  const { asked, letGo } = await hold(page, (request) => request.url().includes('/board/0?'))
  await column(page, '0').getByRole('button', { name: /^Ещё/ }).click()
  await asked
  const id = await come('Пришла Пока')
  await cardOf(page, '0', id).waitFor()
  letGo()
  await expect.poll(() => cards(page, '0').count(), { timeout: 10_000 }).toBe(leads + 1)
  expect(await cardOf(page, '0', id).count()).toBe(1)
})

test('cards that are loaded while the board is refetched stay', async () => {
  const page = await openBoard()
  const counts = { first: await leadsIn(page, '0'), second: await leadsIn(page, '1') }
  const more = (status: string) => column(page, status).getByRole('button', { name: /^Ещё/ }).click()
  await more('0')
  await expect.poll(() => cards(page, '0').count()).toBe(counts.first)
  const { asked, letGo } = await hold(page, (request) => request.url().includes('/board/0?'))
  const id = await come('Пришла Заново')
  await asked
  await more('1')
  await expect.poll(() => cards(page, '1').count()).toBe(counts.second)
  letGo()
  await cardOf(page, '0', id).waitFor()
  expect(await cards(page, '1').count()).toBe(counts.second)
})

describe('the numbers equal those of the list', () => {
  test.each([
    ['all', {}],
    ['a period', { period: 'this-year' }],
    ['a filter', { filter: JSON.stringify({ field: 'price', operator: '>=', value: '10000' }) }],
    ['a search', { q: 'а' }],
  ])('%s', async (_, view) => {
    const [board, list] = [await openBoard(view), await open(listOf(view))]
    const told = await totals(board)
    expect(await totals(list)).toBe(told)
    const inColumns = await Promise.all(['0', '1', '2'].map((status) => leadsIn(board, status)))
    await has(
      list,
      inColumns.reduce((one, other) => one + other),
    )
  })

  test('and so they are after a search is typed, and a condition is set', async () => {
    const page = await openBoard()
    await page.getByRole('searchbox').fill('Анна')
    await page.waitForURL((url) => url.searchParams.get('q') === 'Анна')
    await page.getByRole('button', { name: 'Условие', exact: true }).click()
    const editor = page.getByRole('dialog', { name: 'Условие' })
    await editor.getByRole('button', { name: 'Сумма', exact: true }).click()
    await editor.getByLabel('Значение').fill('1000')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.has('filter'))
    const { search } = new URL(page.url())
    const list = await open(`/p/${project}/leads${search}`)
    await expect.poll(async () => (await totals(page)) === (await totals(list)), { timeout: 10_000 }).toBe(true)
  })
})

describe('a card that is held stays held', () => {
  const take = async (page: Page, id: string) => {
    const { x, y } = await middle(cardOf(page, '0', id))
    await page.mouse.move(x, y)
    await page.mouse.down()
    const to = await middle(column(page, '2'))
    await page.mouse.move(to.x, to.y, { steps: 8 })
    await page.locator('[data-dragged]').waitFor()
  }
  /** Changes a lead elsewhere; resolves when the page has refetched the board. */
  const change = async (page: Page, id: string, patch: object) => {
    const read = page.waitForResponse((answer) => answer.url().includes(`/projects/${project}/board?`))
    await api('PATCH', `/leads/${id}`, patch)
    await (await read).finished()
  }

  test('while others move theirs, which is shown when it is dropped', async () => {
    const [mine, theirs] = [await come('Моя Карточка'), await come('Их Карточка')]
    const page = await openBoard()
    await take(page, mine)
    const place = await middle(cardOf(page, '0', theirs))
    await change(page, theirs, { status: '2' })
    expect(await middle(cardOf(page, '0', theirs))).toEqual(place)
    await page.locator('[data-dragged]', { hasText: 'Моя Карточка' }).waitFor()
    await page.mouse.up()
    await page.getByRole('button', { name: 'Не указывать' }).click()
    await cardOf(page, '2', mine).waitFor()
    await cardOf(page, '2', theirs).waitFor()
  })

  test('even when somebody else moved it meanwhile: both versions are shown', async () => {
    const id = await come('Спорная Карточка')
    const page = await openBoard()
    await take(page, id)
    await change(page, id, { status: '1' })
    await page.mouse.up()
    await page.getByRole('button', { name: 'Не указывать' }).click()
    const dialog = page.getByRole('dialog', { name: 'Заявку изменили, пока вы правили' })
    await dialog.getByText('Отменен', { exact: true }).waitFor()
    await dialog.getByText('Оплачен', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Сохранить выбранное' }).click()
    await cardOf(page, '2', id).waitFor()
  })
})
