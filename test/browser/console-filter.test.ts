import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { has, listOf, nameIn, row } from './list-page.ts'

const { open, api } = useConsole({ leads: 60 })
const filterIn = (page: Page) => JSON.parse(new URL(page.url()).searchParams.get('filter') ?? 'null')
const chips = (page: Page) => page.getByRole('group', { name: 'Фильтр' })
const paid = JSON.stringify({ field: 'status', operator: '=', value: '1' })

async function openList(address = listOf()): Promise<Page> {
  const page = await open(address)
  await row(page, 0).waitFor()
  return page
}

async function totalOf(filter: object): Promise<number> {
  const query = new URLSearchParams({ period: 'all', limit: '1', filter: JSON.stringify(filter) })
  return (await api('GET', `/leads?${query}`)).total
}

/** Starts a condition on a field; returns its editor. */
async function begin(page: Page, field: string) {
  await page.getByRole('button', { name: 'Условие', exact: true }).click()
  const editor = page.getByRole('dialog', { name: 'Условие' })
  await editor.getByRole('button', { name: field, exact: true }).click()
  return editor
}

test('conditions are joined by «and», «or» and groups; chips show them, and the address reproduces them', async () => {
  const page = await openList()
  const price = { field: 'price', operator: '>=', value: '20000' }
  const dear = await begin(page, 'Сумма')
  await dear.getByLabel('Значение').fill('20 000')
  await page.keyboard.press('Enter')
  const from = await begin(page, 'Источник')
  await from.getByRole('checkbox').first().check()
  await from.getByRole('button', { name: 'Готово' }).click()
  await chips(page)
    .getByRole('button', { name: /^Источник любой из/ })
    .click()
  const beside = page.getByRole('dialog', { name: 'Источник' })
  await beside.getByRole('button', { name: 'или…' }).click()
  await page.keyboard.type('телеф')
  await page.keyboard.press('Enter')
  await beside.getByLabel('Значение').fill('912')
  await page.keyboard.press('Enter')
  await expect.poll(() => filterIn(page)?.and?.[1]?.or?.length, { timeout: 10_000 }).toBe(2)

  const { and } = filterIn(page)
  const source = { field: 'source', operator: 'in', value: [expect.any(String)] }
  expect(and).toEqual([price, { or: [source, { field: 'phone', operator: 'like', value: '912' }] }])
  const [name] = and[1].or[0].value
  await has(page, await totalOf({ and }))
  const said = await chips(page).textContent()
  const told = `Сумма от 20 000 ₽ и Источник любой из ${name} или Телефон содержит 912`
  expect(said?.replaceAll(/\s/g, '')).toContain(told.replaceAll(' ', ''))
  const other = await openList(page.url().slice(new URL(page.url()).origin.length))
  await has(other, await totalOf({ and }))
  expect(await chips(other).textContent()).toBe(said)

  await chips(page).getByRole('button', { name: 'и', exact: true }).click()
  await expect.poll(() => filterIn(page), { timeout: 10_000 }).toEqual({ or: and })
  await has(page, await totalOf({ or: and }))
  await chips(page).getByRole('button', { name: 'Снять все' }).click()
  await has(page, 60)
})

describe('an exported file', () => {
  const take = async (page: Page, button: string) => {
    await page.getByRole('button', { name: button, exact: true }).click()
    const file = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    const [heads = '', ...rows] = (await readFile(await (await file).path(), 'utf8')).trim().split(/\r?\n/)
    return { heads, rows }
  }

  test('has the whole view, in its order and with its columns, and is recorded in the audit', async () => {
    const page = await openList(listOf({ filter: paid, sort: 'name', columns: 'name,status' }))
    const { heads, rows } = await take(page, 'Выгрузить')
    expect(heads.replace('\ufeff', '')).toMatch(/^Имя клиента.Статус.Номер.Когда получено \(Europe\/Moscow\)$/)
    expect(rows).toHaveLength(await totalOf(JSON.parse(paid)))
    expect(rows.filter((line) => !line.includes('Оплачен'))).toEqual([])
    expect(rows.at(-1)).toContain(await nameIn(page, rows.length - 1))
    const { items } = await api('GET', '/audit?action=leads.exported&limit=1')
    const columns = ['name', 'status_name', 'id', 'recorded_at']
    expect(items[0].details).toMatchObject({ format: 'csv', filtered: true, columns })
  })

  test('has the selection: the whole view without deselected leads', async () => {
    const page = await openList(listOf({ filter: paid, columns: 'id,name' }))
    const all = await totalOf(JSON.parse(paid))
    await page.getByRole('checkbox', { name: 'Выбрать все' }).check()
    await row(page, 1).getByRole('checkbox').click()
    const id = await row(page, 1).locator('[data-column=id]').textContent()
    const { rows } = await take(page, 'Выгрузить выбранные')
    expect(rows).toHaveLength(all - 1)
    expect(rows.filter((line) => line.startsWith(`${id};`))).toEqual([])
  })
})

test('an invalid price is refused where it is typed', async () => {
  const page = await openList()
  const editor = await begin(page, 'Сумма')
  await editor.getByLabel('Значение').fill('дорого')
  await editor.getByRole('alert').getByText('число не меньше нуля').waitFor()
  expect(await editor.getByRole('button', { name: 'Готово' }).isDisabled()).toBe(true)
  await page.keyboard.press('Enter')
  await editor.getByLabel('Значение').fill('12 500,50')
  await page.keyboard.press('Enter')
  await expect.poll(() => filterIn(page)).toEqual({ field: 'price', operator: '>=', value: '12500.50' })
})
