import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { drawer, owner, project, toast } from './desk-page.ts'
import { has, listOf, nameIn, row } from './list-page.ts'

const { open, api } = useConsole({ leads: 200 })
const here = (page: Page) => page.locator('tr[data-current]')
const pane = (page: Page) => page.getByRole('region', { name: 'Заявки' })
const comesIn = (name: string) => api('POST', '/leads', { title: 'Балкон', name })

/** The id of the lead in a row. */
async function leadIn(page: Page, index: number): Promise<string> {
  const href = await row(page, index).locator('[data-open]').getAttribute('href')
  return String(/leads\/(\d+)/.exec(String(href))?.[1])
}

async function openList(view: Record<string, string> = {}): Promise<Page> {
  const page = await open(listOf(view))
  await row(page, 0).waitFor()
  return page
}

describe('the keyboard cursor', () => {
  test('stays with its lead while others come in above it', async () => {
    const page = await openList()
    for (let press = 0; press < 3; press++) await page.keyboard.press('j')
    const [name, id] = [await nameIn(page, 2), await leadIn(page, 2)]
    await row(page, 2).and(here(page)).waitFor()
    await comesIn('Пришла Сверху')
    await row(page, 0).getByText('Пришла Сверху').waitFor()
    await row(page, 3).and(here(page)).waitFor()
    expect(await nameIn(page, 3)).toBe(name)
    await page.keyboard.press('a')
    await page.getByRole('menuitem', { name: owner.name }).click()
    await toast(page, `Ответственный: ${owner.name}`).waitFor()
    expect((await api('GET', `/leads/${id}`)).assignee).toBe('1')
  })

  test('starts a range at the lead where the selection began', async () => {
    const page = await openList()
    for (let press = 0; press < 2; press++) await page.keyboard.press('j')
    await page.keyboard.press('x')
    await comesIn('Пришла Между')
    await row(page, 0).getByText('Пришла Между').waitFor()
    await row(page, 2).and(here(page)).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+X')
    await page.getByRole('toolbar').getByText('Выбрано 2', { exact: true }).waitFor()
  })

  test('moves to the next lead when its own has left the list', async () => {
    const name = 'Выбывающая'
    for (const source of ['a', 'b', 'c']) await api('POST', '/leads', { title: 'Окна', name, source })
    const page = await openList({ q: name, filter: '{"field":"status","operator":"=","value":"0"}' })
    await has(page, 3)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const next = await leadIn(page, 2)
    await api('PATCH', `/leads/${await leadIn(page, 1)}`, { status: '1' })
    await has(page, 2)
    await row(page, 1).and(here(page)).waitFor()
    expect(await leadIn(page, 1)).toBe(next)
  })
})

describe('a price typed in a row', () => {
  test('does not overwrite one that somebody else set meanwhile', async () => {
    const page = await openList()
    const id = await leadIn(page, 1)
    await row(page, 1).locator('[data-act=price]').click()
    const field = page.getByRole('textbox', { name: 'Сумма' })
    await field.fill('111')
    await api('PATCH', `/leads/${id}`, { price: '222', name: 'Переименована' })
    await row(page, 1).getByText('Переименована').waitFor()
    await field.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Заявку изменили, пока вы правили' })
    await dialog.getByRole('button', { name: 'Не сохранять моё' }).click()
    expect(Number((await api('GET', `/leads/${id}`)).price)).toBe(222)
  })

  test('is kept when the row is scrolled out of sight', async () => {
    const page = await openList()
    const id = await leadIn(page, 3)
    await row(page, 3).locator('[data-act=price]').click()
    const field = page.getByRole('textbox', { name: 'Сумма' })
    await field.fill('98765')
    await pane(page).evaluate((box) => box.scrollTo(0, box.scrollHeight))
    await field.waitFor({ state: 'detached' })
    await until(async () => Number((await api('GET', `/leads/${id}`)).price) === 98_765, 'the price to be kept')
  })
})

describe('a lead that was opened from the list', () => {
  test('closes without a history entry, and the list keeps its position', async () => {
    const page = await open(`/p/${project}/today`)
    await page.goto(new URL(listOf(), page.url()).href)
    await row(page, 0).waitFor()
    await row(page, 1).locator('[data-open]').click()
    await drawer(page).locator('dl').waitFor()
    await pane(page).evaluate((box) => box.scrollTo(0, 2_000))
    await row(page, 50).waitFor()
    await page.keyboard.press('Escape')
    await drawer(page).waitFor({ state: 'detached' })
    await page.waitForURL(/\/leads(\?|$)/)
    expect(await pane(page).evaluate((box) => box.scrollTop)).toBe(2_000)
    await page.goBack()
    await page.waitForURL(/\/today/)
  })

  test('leads back to the list even after steps to other leads', async () => {
    const page = await open(`/p/${project}/today`)
    await page.goto(new URL(listOf(), page.url()).href)
    await row(page, 0).waitFor()
    await row(page, 1).locator('[data-open]').click()
    await drawer(page).locator('header button[title$=J]:enabled').waitFor()
    const next = await leadIn(page, 2)
    await page.keyboard.press('j')
    await page.waitForURL(new RegExp(`/leads/${next}`))
    await drawer(page).getByRole('button', { name: 'Закрыть' }).first().click()
    await drawer(page).waitFor({ state: 'detached' })
    await page.goBack()
    await page.waitForURL(/\/today/)
  })
})
