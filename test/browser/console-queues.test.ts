import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, project } from './desk-page.ts'
import { count, has, row, totals } from './list-page.ts'

const contractor = {
  email: 'sub@example.com',
  name: 'Пётр Подряд',
  role: 'contractor',
  sources: ['vk', 'direct'],
} as const
const { open, api } = useConsole({ leads: 60, people: [owner, { ...contractor, sources: ['vk', 'direct'] }] })
const leads = `/p/${project}/leads`
const views = (page: Page) => page.getByRole('navigation', { name: 'Виды' })
const nav = (page: Page) => page.getByRole('navigation', { name: 'Разделы' })
const numberIn = (text: string | null) => Number(text?.replaceAll(/\D/g, ''))
const searchOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)
const focused = (page: Page) => page.evaluate('document.activeElement?.getAttribute("aria-label")')

async function old(title: string, more: object = {}): Promise<string> {
  const { lead } = await api('POST', '/leads', { title, creation_date: '2021-03-01T10:00:00Z', ...more })
  return lead.id
}

test('the number of new leads is the same in the navigation, on the tab, in the list and on the board, however old', async () => {
  await old('Давняя заявка')
  const page = await open(leads)
  await row(page, 0).waitFor()
  const tab = views(page).getByRole('button', { name: /^Новые/ })
  await tab.locator('.num').waitFor()
  const inNav = numberIn(await nav(page).getByTitle('Ещё не открыты').textContent())
  expect(numberIn(await tab.textContent())).toBe(inNav)
  await tab.click()
  await has(page, inNav)
  expect(numberIn(await totals(page).then((text) => text.split('заяв')[0] ?? ''))).toBe(inNav)
  await nav(page).getByRole('link', { name: 'Доска' }).click()
  await page.locator('[data-card]').first().waitFor()
  await expect.poll(async () => numberIn((await totals(page)).split('заяв')[0] ?? '')).toBe(inNav)
})

test('a search shows matches outside the period, one click away', async () => {
  await old('Старая дверь', { name: 'Феофан Древний' })
  const page = await open(`${leads}?period=today&q=Феофан`)
  const told = page.getByRole('status').filter({ hasText: '1 за всё время' })
  await told.waitFor()
  await told.getByRole('button', { name: 'Показать' }).click()
  await has(page, 1)
  expect(searchOf(page)).toEqual({ q: 'Феофан' })
})

test('a tab is a whole view: «Все» keeps nothing of the former one, and the board shows the same as the list', async () => {
  const filter = { field: 'price', operator: '>=', value: '1' }
  await api('POST', '/views', { name: 'Дорогие за год', period: 'this-year', q: 'о', filter, sort: '-price' })
  const page = await open(leads)
  await views(page).getByRole('button', { name: 'Дорогие за год' }).click()
  await page.waitForURL((url) => url.searchParams.get('period') === 'this-year')
  await nav(page).getByRole('link', { name: 'Доска' }).click()
  await page.waitForURL((url) => url.pathname.endsWith('/board'))
  expect(searchOf(page)).toMatchObject({ period: 'this-year', q: 'о', filter: JSON.stringify(filter) })
  await nav(page).getByRole('link', { name: 'Заявки' }).click()
  await page.waitForURL((url) => url.pathname.endsWith('/leads'))
  expect(searchOf(page)).toMatchObject({ period: 'this-year', filter: JSON.stringify(filter) })
  await views(page).getByRole('button', { name: 'Все', exact: true }).click()
  await expect.poll(() => searchOf(page)).toEqual({})
})

test('the last view is restored on the next visit, even from another page', async () => {
  const page = await open(`${leads}?period=this-year&sort=-price`)
  await page.locator('table').waitFor()
  await page.goto(new URL('/', page.url()).href)
  await page.waitForURL((url) => url.searchParams.get('sort') === '-price')
  expect(searchOf(page)).toEqual({ period: 'this-year', sort: '-price' })
  await nav(page).getByRole('link', { name: 'Настройки' }).click()
  await page.getByRole('heading', { name: 'Настройки' }).waitFor()
  await nav(page).getByRole('link', { name: 'Заявки' }).click()
  await page.waitForURL((url) => url.pathname === leads && url.searchParams.get('period') === 'this-year')
})

describe('keys that are typed in a popover are no commands', () => {
  test('the value of a new condition has the focus, and letters stay in it', async () => {
    const page = await open(leads)
    await row(page, 0).waitFor()
    await page.getByRole('button', { name: 'Условие', exact: true }).click()
    const editor = page.getByRole('dialog', { name: 'Условие' })
    await editor.getByRole('button', { name: 'Клиент', exact: true }).click()
    await expect.poll(() => focused(page)).toBe('Значение')
    await page.keyboard.type('nzx')
    expect(await editor.getByLabel('Значение').inputValue()).toBe('nzx')
    await editor.getByLabel('Значение').blur()
    await page.keyboard.press('n')
    await page.keyboard.press('x')
    expect(await page.getByRole('dialog', { name: 'Новая заявка' }).count()).toBe(0)
    expect(await page.locator('[aria-selected=true]').count()).toBe(0)
  })

  test('nor are those in the name of a source for selected leads', async () => {
    const page = await open(leads)
    await row(page, 0).getByRole('checkbox').click()
    await page.getByRole('button', { name: 'Источник', exact: true }).last().click()
    await expect.poll(() => focused(page)).toBe('Найти источник')
    await page.keyboard.type('nz')
    expect(await page.getByRole('dialog', { name: 'Новая заявка' }).count()).toBe(0)
  })
})

describe('an address that cannot be read', () => {
  const expects = [400, 404, 422]
  test.each([
    ['a broken filter', '{"field":"status"'],
    ['no filter at all', '5'],
    ['a group of no conditions', '{"and":[{"or":[1]}]}'],
    ['a filter of no field', JSON.stringify({ field: 'field:99', operator: '=', value: 'x' })],
  ])('says so instead of showing all leads: %s', async (_, filter) => {
    const page = await open(`${leads}?${new URLSearchParams({ filter })}`, { expects })
    await page.getByRole('alert').getByText('Условия из адреса не разобрать').waitFor()
    expect(await row(page, 0).count()).toBe(0)
    expect(await page.getByRole('alert').textContent()).toMatch(/[а-я]{4}.*[а-я]{4}/)
    await page.getByRole('button', { name: 'Показать все заявки' }).click()
    await row(page, 0).waitFor()
    expect(searchOf(page)).toEqual({})
  })

  test('shows a page in the language of the reader, not a technical error', async () => {
    const page = await open('/leads', { expects })
    await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor()
    await page.getByRole('link', { name: 'К заявкам' }).click()
    await page.waitForURL((url) => url.pathname === leads)
  })
})

test('a contractor is offered nothing that would be refused', async () => {
  const page = await open(leads, { email: contractor.email })
  await row(page, 0).waitFor()
  expect(await page.getByRole('button', { name: /Новая заявка/ }).count()).toBe(0)
  await page.keyboard.press('n')
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await page.getByRole('columnheader', { name: 'Клиент' }).getByRole('button').count()).toBe(0)
  await row(page, 0).getByRole('checkbox').click()
  const bar = page.getByRole('toolbar')
  expect(await bar.getByRole('button', { name: 'Статус' }).count()).toBe(0)
  expect(await bar.getByRole('button', { name: 'В корзину' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Условие', exact: true }).click()
  const editor = page.getByRole('dialog', { name: 'Условие' })
  await editor.getByRole('button', { name: 'Статус', exact: true }).waitFor()
  for (const field of ['Телефон', 'Почта', 'Клиент', 'Текст', 'utm_source'])
    expect(await editor.getByRole('button', { name: field, exact: true }).count()).toBe(0)
})

test('the cards of the board are in the chosen order', async () => {
  const page = await open(`/p/${project}/board`)
  await page.locator('[data-card]').first().waitFor()
  await page.getByRole('button', { name: 'Порядок карточек' }).click()
  await page.getByRole('menuitem', { name: 'Сначала дорогие' }).click()
  await page.waitForURL((url) => url.searchParams.get('sort') === '-price')
  const { columns } = await api('GET', '/board?sort=-price')
  const ids = columns[0].items.map(({ id }: { id: string }) => id)
  await expect
    .poll(() => page.locator('[data-card]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-card'))))
    .toEqual(expect.arrayContaining(ids.slice(0, 5)))
  const prices = columns[0].items.map(({ price }: { price: string | null }) => Number(price))
  expect(prices).toEqual(prices.toSorted((one: number, other: number) => other - one))
})

test('phones are shown normalised, and as typed on hover', async () => {
  const id = await old('Телефон как набран', { phone: '8 (921) 555 44 33' })
  const page = await open(`${leads}?${new URLSearchParams({ q: `#${id}` })}`)
  const link = row(page, 0).locator('[data-column=phone] a')
  expect([await link.textContent(), await link.getAttribute('title')]).toEqual([
    '+7 921 555-44-33',
    '8 (921) 555 44 33',
  ])
  expect(await count(page)).toBe(1)
})
