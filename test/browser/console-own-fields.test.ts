import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { project, toast } from './desk-page.ts'
import { has, row } from './list-page.ts'

const { open, api } = useConsole({ leads: 0 })
const leads = `/p/${project}/leads`
const chips = (page: Page) => page.getByRole('group', { name: 'Фильтр' })
const filterIn = (page: Page) => JSON.parse(new URL(page.url()).searchParams.get('filter') ?? 'null')

async function begin(page: Page, field: string) {
  await page.getByRole('button', { name: 'Условие', exact: true }).click()
  const editor = page.getByRole('dialog', { name: 'Условие' })
  await editor.getByRole('button', { name: field, exact: true }).click()
  return editor
}

test('own fields are listed once, then filled in on the card, shown, filtered by and exported', async () => {
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+/, '')
  const made = [
    { title: 'Окно', source: 'vk', fields: { Площадь: '40,5' }, creation_date: ago(5 * 24) },
    { title: 'Дверь', source: 'site', fields: { Площадь: 120 }, creation_date: ago(1) },
    { title: 'Пол', creation_date: ago(30 * 24) },
  ]
  for (const lead of made) await api('POST', '/leads', lead)

  const page = await open(`/p/${project}/settings/fields`)
  await page.getByText('Своих полей пока нет').waitFor()
  for (const [name, type] of [
    ['Площадь', 'Число'],
    ['Материал', 'Список'],
  ] as const) {
    await page.getByLabel('Новое поле').fill(name)
    await page.getByLabel('Тип поля').selectOption(type)
    if (type === 'Список')
      for (const option of ['Дуб', 'Сосна']) {
        await page.getByRole('combobox', { name: 'Варианты: Enter после каждого' }).fill(option)
        await page.keyboard.press('Enter')
      }
    await page.getByRole('button', { name: 'Добавить' }).click()
    await expect.poll(() => page.getByLabel('Название поля').last().inputValue()).toBe(name)
  }
  await page.getByRole('button', { name: 'Выше: «Материал»' }).click()
  await expect.poll(() => page.getByLabel('Название поля').first().inputValue()).toBe('Материал')

  await page.goto(new URL(`${leads}/3`, page.url()).href)
  await page.getByRole('button', { name: 'Добавить поле' }).click()
  await page.getByLabel('Какое поле').selectOption('Материал')
  await page.getByLabel('Значение', { exact: true }).selectOption('Сосна')
  await page.getByRole('button', { name: 'Добавить', exact: true }).click()
  await expect.poll(async () => (await api('GET', '/leads/3')).fields).toEqual({ Материал: 'Сосна' })

  await page.goto(new URL(`${leads}?sort=id`, page.url()).href)
  await row(page, 0).waitFor()
  await page.getByRole('button', { name: 'Столбцы' }).click()
  for (const name of ['Площадь', 'Материал']) await page.getByRole('checkbox', { name }).click()
  await page.keyboard.press('Escape')
  expect(await row(page, 0).locator('[data-column="field:1"]').textContent()).toBe('40,5')
  expect(await row(page, 2).locator('[data-column="field:2"]').textContent()).toBe('Сосна')

  const area = await begin(page, 'Площадь')
  await area.getByLabel('Значение').fill('41')
  await page.keyboard.press('Enter')
  await has(page, 1)
  expect(filterIn(page)).toEqual({ field: 'field:1', operator: '>=', value: 41 })
  expect((await chips(page).textContent())?.replaceAll(/\s+/g, ' ')).toContain('Площадь от 41')
  await chips(page).getByRole('button', { name: 'Убрать условие: Площадь' }).click()
  await has(page, 3)

  const material = await begin(page, 'Материал')
  await material.getByLabel('Как сравнить').selectOption('ни один из')
  await material.getByRole('checkbox', { name: 'Сосна' }).check()
  await material.getByRole('button', { name: 'Готово' }).click()
  await has(page, 2)
  expect(filterIn(page)).toEqual({ field: 'field:2', operator: 'not in', value: ['Сосна'] })
  await chips(page).getByRole('button', { name: 'Убрать условие: Материал' }).click()
  await has(page, 3)

  await page.getByRole('button', { name: 'Выгрузить', exact: true }).click()
  const file = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  const [heads = ''] = (await readFile(await (await file).path(), 'utf8')).split(/\r?\n/)
  expect(heads).toContain('Ответственный;Дата создания')
  expect(heads).toMatch(/;Площадь;Материал;Номер;Когда получено/)
})

test('a date can be relative to now: older than, and in the last days or hours', async () => {
  const page = await open(leads)
  await has(page, 3)
  const older = await begin(page, 'Создана')
  await older.getByLabel('Как сравнить').selectOption('раньше чем')
  await expect.poll(() => older.getByLabel('Сколько').inputValue()).toBe('3')
  await older.getByRole('button', { name: 'Готово' }).click()
  await has(page, 2)
  expect(filterIn(page)).toEqual({ field: 'creation_date', operator: '<', value: '-P3D' })
  const chip = chips(page).getByRole('button', { name: /^Создана раньше чем 3 дня назад/ })
  await chip.click()
  const again = page.getByRole('dialog', { name: 'Создана' })
  await again.getByLabel('Как сравнить').selectOption('за последние или ближайшие')
  await again.getByLabel('Сколько').fill('2')
  await again.getByLabel('Чего').selectOption('TH')
  await again.getByRole('button', { name: 'Готово' }).click()
  await has(page, 1)
  expect(filterIn(page)).toEqual({ field: 'creation_date', operator: 'within', value: '-PT2H' })
  expect((await chips(page).textContent())?.replaceAll(/\s+/g, ' ')).toContain('Создана последние 2 часа')
})

test('an empty result names the condition of an own field', async () => {
  const { id } = await api('POST', '/fields', { name: 'Этажность', type: 'number' })
  const filter = JSON.stringify({ field: `field:${id}`, operator: '>', value: 900 })
  await api('POST', '/leads', { title: 'Крыша' })
  const page = await open(`${leads}?${new URLSearchParams({ filter })}`)
  await page.getByRole('button', { name: 'Снять условие «Этажность»' }).click()
  await row(page, 0).waitFor()
})

test('a field is removed only after a question, which names what uses it', async () => {
  const { id } = await api('POST', '/fields', { name: 'Этаж', type: 'number' })
  const filter = { field: `field:${id}`, operator: '>', value: 3 }
  await api('POST', '/views', { name: 'Высокие', filter })
  await api('POST', '/views', { name: 'Столбец этажа', columns: ['id', `field:${id}`] })
  await api('POST', '/views', { name: 'Без этажа' })
  await api('PATCH', '/assignment', { mode: 'rules', rules: [{ filter, members: [] }] })
  const page = await open(`/p/${project}/settings/fields`)
  const bin = page.getByRole('button', { name: 'Убрать поле: Этаж', exact: true })
  const question = page.getByRole('dialog', { name: 'Убрать поле «Этаж»?' })
  await bin.click()
  const text = await question.getByText('Значения в заявках останутся').textContent()
  expect(text).toContain('виды: Высокие, Столбец этажа; правила распределения: 1.')
  await question.getByRole('button', { name: 'Отмена' }).click()
  await question.waitFor({ state: 'detached' })
  const names = async () => (await api('GET', '/fields')).items.map((field: { name: string }) => field.name)
  expect(await names()).toContain('Этаж')

  await bin.click()
  await question.getByRole('button', { name: 'Убрать поле' }).click()
  await toast(page, 'Поле «Этаж» убрано из списка').waitFor()
  expect(await names()).not.toContain('Этаж')
})

test('a value of a list is chosen on the card, and one of numbers is a number', async () => {
  const { id } = await api('POST', '/fields', { name: 'Отделка', type: 'choice', options: ['Белая', 'Дуб'] })
  await api('PATCH', `/fields/${id}`, { name: 'Цвет рамы' })
  await api('POST', '/fields', { name: 'Окон', type: 'number' })
  const draft = { title: 'Окна', fields: { Отделка: 'Под заказ', Окон: 2 } }
  const { lead } = await api('POST', '/leads', draft)
  const page = await open(`${leads}/${lead.id}`)
  const begin = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}:`) }).click()
  await begin('Цвет рамы')
  const choice = page.getByRole('combobox', { name: 'Цвет рамы' })
  expect(await choice.locator('option').allTextContents()).toEqual(['Под заказ', 'Белая', 'Дуб'])
  await choice.selectOption('Дуб')
  await page.keyboard.press('Enter')
  await toast(page, 'Изменено: Цвет рамы').waitFor()
  await begin('Окон')
  const number = page.getByRole('textbox', { name: 'Окон' })
  await number.fill('много')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'Число, например' }).waitFor()
  await number.fill('3,5')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await api('GET', `/leads/${lead.id}`)).fields).toEqual({ Отделка: 'Дуб', Окон: 3.5 })
})
