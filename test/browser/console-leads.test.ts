import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, toast } from './desk-page.ts'
import { count, has, listOf, nameIn, row } from './list-page.ts'

const { open, api } = useConsole({ leads: 60 })
const all = listOf()

async function openList(path = all): Promise<Page> {
  const page = await open(path)
  await row(page, 0).waitFor()
  return page
}

describe('the list', () => {
  test('shows the leads of the view, their number and their sum', async () => {
    const page = await openList()
    await has(page, 60)
    await page
      .getByRole('status')
      .filter({ hasText: /^60 заявок.*₽$/s })
      .waitFor()
  })

  test('is searched while typing, and the address reproduces it in another page', async () => {
    const page = await openList()
    const name = String(await nameIn(page, 3)).split(' ')[0] as string
    await page.keyboard.press('/')
    await page.keyboard.type(name)
    await page.waitForURL((url) => url.searchParams.get('q') === name)
    const other = await openList(new URL(page.url()).pathname + new URL(page.url()).search)
    const found = await count(other)
    expect(found).toBeLessThan(60)
    await has(page, found)
    expect(await other.getByRole('searchbox').inputValue()).toBe(name)
  })

  test('is filtered by a chip, and goes back and forward', async () => {
    const page = await openList()
    await page.getByRole('button', { name: 'Условие', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Статус', exact: true }).click()
    const paid = page.getByRole('checkbox', { name: 'Оплачен' })
    await paid.check()
    await page.getByRole('button', { name: 'Готово' }).click()
    const chip = page.getByRole('button', { name: /^Статус.* Оплачен$/ })
    await chip.waitFor()
    await page.locator('table[aria-rowcount]:not([aria-rowcount="61"])').waitFor()
    const filtered = await count(page)
    await page.goBack()
    await chip.waitFor({ state: 'detached' })
    await has(page, 60)
    await page.goForward()
    await chip.waitFor()
    await has(page, filtered)
  })

  test('changes a status in the row, and undoes it', async () => {
    const page = await openList(`${all}&filter=${encodeURIComponent('{"field":"status","operator":"=","value":"0"}')}`)
    const first = await nameIn(page, 0)
    const before = await count(page)
    await row(page, 0).locator('[data-act=status]').click()
    await page.getByRole('menuitem', { name: 'Отменен' }).click()
    await page.getByRole('dialog', { name: 'Почему отменена?' }).getByRole('button', { name: 'Дорого' }).click()
    await toast(page, 'Статус: Отменен').waitFor()
    await has(page, before - 1)
    await toast(page, 'Статус: Отменен').getByRole('button', { name: 'Отменить' }).click()
    await has(page, before)
    expect(await nameIn(page, 0)).toBe(first)
  })

  test('works with keys alone: next, previous, select, open, close', async () => {
    const page = await openList()
    const second = String(await nameIn(page, 1))
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
    await page.locator('tr[data-index="1"][data-current] :focus').waitFor()
    await page.keyboard.press('x')
    await page.getByRole('toolbar').getByText('Выбрана 1').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('toolbar').waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').getByRole('heading', { level: 1, name: second }).waitFor()
    await page.waitForURL(/\/leads\/\d+\?/)
    await page.keyboard.press('Escape')
    await page.getByRole('complementary').waitFor({ state: 'detached' })
    await page.locator('tr[data-index="1"] :focus').waitFor()
  })

  test('recognises keys by their position, whatever the layout', async () => {
    const page = await openList()
    const press = (key: string, code: string, held = {}) =>
      page.locator('body').dispatchEvent('keydown', { key, code, ...held })
    await press('т', 'KeyN')
    await page.getByRole('dialog', { name: 'Новая заявка' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await press('л', 'KeyK', { ctrlKey: true })
    await page.getByRole('combobox', { name: 'Перейти' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+Slash')
    await page.getByRole('dialog', { name: 'Клавиши' }).waitFor()
  })

  test('takes a time in the zone of the project, and the same field as unset', async () => {
    const since = { field: 'remind_at', operator: '>=', value: '2024-07-01T09:00:00Z' }
    const page = await open(`${all}&filter=${encodeURIComponent(JSON.stringify(since))}`)
    await page.getByRole('button', { name: /^Перезвонить с/ }).click()
    const editor = page.getByRole('dialog', { name: 'Перезвонить' })
    const moment = editor.getByLabel('Значение')
    expect(await moment.inputValue()).toBe('2024-07-01T12:00')
    await moment.fill('2024-07-02T00:30')
    await editor.getByRole('combobox', { name: 'Как сравнить' }).selectOption('до')
    await editor.getByRole('button', { name: 'или…' }).click()
    await editor.getByRole('button', { name: 'Перезвонить', exact: true }).click()
    await editor.getByRole('combobox', { name: 'Как сравнить' }).selectOption('указано ли')
    await editor.getByRole('button', { name: 'Готово' }).click()
    await page.waitForURL((url) => url.searchParams.get('filter')?.includes('"or"') === true)
    expect(JSON.parse(new URL(page.url()).searchParams.get('filter') ?? '')).toEqual({
      or: [
        { field: 'remind_at', operator: '<=', value: '2024-07-01T21:30:00Z' },
        { field: 'remind_at', operator: 'null', value: true },
      ],
    })
  })

  test('changes selected leads at once, and undoes it', async () => {
    const page = await openList()
    await row(page, 0).locator('[data-act=select]').click()
    await row(page, 4)
      .locator('[data-act=select]')
      .click({ modifiers: ['Shift'] })
    const bar = page.getByRole('toolbar')
    await bar.getByText('Выбрано 5').waitFor()
    await bar.getByRole('button', { name: 'В корзину' }).click()
    await toast(page, '5 заявок в корзине').waitFor()
    await has(page, 55)
    await page.keyboard.press('z')
    await has(page, 60)
  })

  test('changes a whole view after showing its size, and undoes it', async () => {
    const page = await openList()
    await page.getByRole('checkbox', { name: 'Выбрать все' }).check()
    const bar = page.getByRole('toolbar')
    await bar.getByText('Выбрано 60').waitFor()
    await bar.getByRole('button', { name: 'В корзину' }).click()
    const forecast = page.getByRole('dialog', { name: 'Убрать в корзину?' })
    await forecast.getByText('Изменятся 60 заявок').waitFor()
    await forecast.getByRole('button', { name: 'В корзину' }).click()
    await toast(page, '60 заявок в корзине').getByRole('button', { name: 'Отменить' }).click()
    await has(page, 60)
  })

  test('counts only those leads of a whole view that a change would change', async () => {
    for (const more of [{ assignee: '1', source: 'выставка' }, { assignee: null }, { assignee: null, source: 'сайт' }])
      await api('POST', '/leads', { title: 'Балкон', name: 'Для Счёта', ...more })
    const page = await openList(listOf({ q: 'Для Счёта' }))
    await has(page, 3)
    await page.getByRole('checkbox', { name: 'Выбрать все' }).check()
    const choose = async (act: string, choice: string) => {
      await page.getByRole('toolbar').getByRole('button', { name: act }).click()
      await page.getByRole('menuitem', { name: choice }).click()
    }
    for (const [act, choice, told] of [
      ['Ответственный', owner.name, 'Изменятся 2 заявки'],
      ['Ответственный', 'Не назначена', 'Изменится 1 заявка'],
      ['Источник', 'Без источника', 'Изменятся 2 заявки'],
      ['Источник', 'выставка', 'Изменится до 3 заявок'],
      ['Перезвонить', 'Завтра утром', 'Изменится до 3 заявок'],
    ] as const) {
      await choose(act, choice)
      const forecast = page.getByRole('dialog').filter({ hasText: 'Отменить можно будет' })
      await forecast.getByText(told).waitFor()
      await forecast.getByRole('button', { name: 'Отмена' }).click()
      await forecast.waitFor({ state: 'detached' })
    }
  })
})
