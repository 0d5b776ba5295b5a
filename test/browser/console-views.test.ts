import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, project, toast } from './desk-page.ts'
import { hold, paramsOf } from './hold.ts'
import { count, has, listOf, nameIn, row } from './list-page.ts'

const agent = { email: 'boris@example.com', name: 'Борис Агеев', role: 'agent' } as const
const { open, api } = useConsole({ leads: 60, people: [owner, agent] })
const paid = JSON.stringify({ field: 'status', operator: '=', value: '1' })
const views = (page: Page) => page.getByRole('navigation', { name: 'Виды' })
const tab = (page: Page, name: string) => views(page).getByRole('button', { name })
const act = async (page: Page, name: string) => {
  await views(page).getByRole('button', { name: 'Действия с видом' }).click()
  await page.getByRole('menuitem', { name }).click()
}

async function openList(view: Record<string, string> = {}, email = owner.email): Promise<Page> {
  const page = await open(listOf(view), { email })
  await row(page, 0).waitFor()
  return page
}

/** Gives a view its name in the dialog. */
async function call(page: Page, dialog: string, name: string): Promise<void> {
  const asked = page.getByRole('dialog', { name: dialog })
  await asked.getByLabel('Название вида').fill(name)
  await asked.getByRole('button', { name: 'Сохранить' }).click()
  await asked.waitFor({ state: 'detached' })
  await tab(page, name).and(page.locator('[aria-current=page]')).waitFor()
}

const everything = { kind: 'list', period: 'all', filter: { and: [] }, shared: true }

test('a view is saved and shared, and looks the same to another member, who cannot change it', async () => {
  await api('POST', '/views', { ...everything, name: 'Для всех' })
  const [page, other] = await Promise.all([openList({ filter: paid }), openList({}, agent.email)])
  await views(page).getByRole('button', { name: 'Сохранить как новый вид' }).click()
  await call(page, 'Сохранить как новый вид', 'Дорогие')
  await page.getByRole('columnheader', { name: 'Сумма' }).getByRole('button').click()
  await page.getByTitle('Вид изменён').waitFor()
  await act(page, 'Сохранить изменения')
  await page.getByTitle('Вид изменён').waitFor({ state: 'detached' })
  await other.reload()
  await tab(other, 'Для всех').waitFor()
  expect(await tab(other, 'Дорогие').count()).toBe(0)

  await act(page, 'Показать всем')
  await tab(page, 'Дорогие').getByRole('img', { name: 'Общий вид' }).waitFor()
  await other.reload()
  await tab(other, 'Дорогие').click()
  await other.waitForURL((url) => url.searchParams.get('filter') === paid && url.searchParams.get('sort') === '-price')
  await has(other, await count(page))
  expect(await nameIn(other, 0)).toBe(await nameIn(page, 0))
  expect(await views(other).getByRole('button', { name: 'Действия с видом' }).count()).toBe(0)
})

test('a view is renamed and removed, for others too', async () => {
  for (const name of ['Крупные', 'Мелкие']) await api('POST', '/views', { ...everything, name })
  const [page, other] = await Promise.all([openList(), openList({}, agent.email)])
  await tab(page, 'Крупные').click()
  await act(page, 'Переименовать вид')
  await call(page, 'Переименовать вид', 'Самые крупные')
  await other.reload()
  await tab(other, 'Самые крупные').waitFor()
  await act(page, 'Удалить вид')
  const asked = page.getByRole('dialog', { name: 'Удалить общий вид «Самые крупные»?' })
  await asked.getByRole('button', { name: 'Отмена' }).click()
  await tab(page, 'Самые крупные').waitFor()
  await act(page, 'Удалить вид')
  await asked.getByRole('button', { name: 'Удалить вид' }).click()
  await toast(page, 'Вид «Самые крупные» удалён').waitFor()
  await tab(page, 'Самые крупные').waitFor({ state: 'detached' })
  await other.reload()
  await tab(other, 'Мелкие').waitFor()
  expect(await tab(other, 'Самые крупные').count()).toBe(0)
})

test('a new name that is refused stays in its dialog, with the reason', async () => {
  const { id } = await api('POST', '/views', { ...everything, name: 'Срочные' })
  const page = await openList()
  await tab(page, 'Срочные').click()
  await act(page, 'Переименовать вид')
  await api('PATCH', `/views/${id}`, { name: 'Спешные' }) // in another window
  const asked = page.getByRole('dialog', { name: 'Переименовать вид' })
  await asked.getByLabel('Название вида').fill('Горящие')
  await asked.getByRole('button', { name: 'Сохранить' }).click()
  await asked.getByRole('alert').waitFor()
  expect(await asked.getByLabel('Название вида').inputValue()).toBe('Горящие')
  await tab(page, 'Спешные').waitFor()
  await call(page, 'Переименовать вид', 'Горящие')
})

test('the palette finds a lead by its phone, a page by its name, and commands', async () => {
  const page = await openList()
  await api('POST', '/leads', { title: 'Окно на кухню', name: 'Зоя Палитрова', phone: '+7 (912) 345-67-89' })
  const seek = async (text: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Перейти' }).fill(text)
  }
  const chosen = (option: string) => page.getByRole('option', { name: option, selected: true })
  await seek('8 912 345 67')
  await chosen('Зоя Палитрова').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByRole('heading', { level: 1, name: 'Зоя Палитрова' }).waitFor()
  await seek('доск')
  await chosen('Доска').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === `/p/${project}/board`)
  await seek('клав')
  await page.keyboard.press('ArrowUp')
  await chosen('Клавиши').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Клавиши' }).waitFor()
})

test('Enter in the palette opens no lead of an earlier search', async () => {
  await api('POST', '/leads', { title: 'Окно на кухню', name: 'Зинаида Прежняя' })
  const page = await openList()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Перейти' })
  await field.fill('зинаида')
  await page.getByRole('option', { name: 'Зинаида Прежняя', selected: true }).waitFor()
  const { asked, letGo } = await hold(page, (request) => paramsOf(request).get('q') === 'марфа')
  await field.fill('марфа')
  await asked
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('q') === 'марфа')
  expect(new URL(page.url()).pathname).toBe(`/p/${project}/leads`)
  letGo()
  await page.getByRole('status').getByRole('heading', { level: 3 }).waitFor()
})
