import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sqlOn } from '../command-line.ts'
import { breakDown } from './broken.ts'
import { useConsole } from './console.ts'
import { owner, project } from './desk-page.ts'

const { open, api, desk } = useConsole({ leads: 0, people: [owner] })
const path = `/p/${project}/import`
const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const leads = async (q: string) => (await api('GET', `/leads?period=all&q=${q}`)).items as Record<string, unknown>[]

async function choose(text: string, how = {}): Promise<Page> {
  const page = await open(path, how)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Заявки.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await step(page, 'Столбцы').waitFor()
  return page
}

/** Loads a file; returns the page and the id of its import. */
async function loaded(text: string, count: number): Promise<{ page: Page; id: number }> {
  const page = await choose(text)
  await page.getByRole('button', { name: 'Посчитать прогноз' }).click()
  await step(page, 'Прогноз')
    .getByRole('button', { name: `Загрузить ${count}` })
    .click()
  await step(page, 'Загрузка').getByText('Готово').waitFor()
  return { page, id: Number(new URL(page.url()).pathname.split('/').at(-1)) }
}

const change = (id: number, what: string) =>
  sqlOn(desk().url, `update imports set ${what} where project_id = ${project} and id = ${id}`)

test('the quote character is detected, and can be chosen', async () => {
  const page = await choose("'Имя';'Телефон'\n'Анна';'+79035550101'\n")
  expect(await page.getByLabel('Кавычки').inputValue()).toBe("'")
  await page.getByLabel('Куда: Имя', { exact: true }).waitFor()
  await page.getByLabel('Кавычки').selectOption('без кавычек')
  await page.getByLabel("Куда: 'Имя'").waitFor()
  expect(await page.getByLabel('Кавычки').inputValue()).toBe('')
}, 60_000)

test('the page shows which member a name means, and nobody can be chosen', async () => {
  const page = await choose(
    'Название;Ответственный\nОкно первое;Анна\nОкно второе;Анна Иванова\nОкно третье;Кузнецова\n',
  )
  const shown = (name: string) => page.getByLabel(name, { exact: true }).locator('option:checked').textContent()
  expect([await shown('Анна'), await shown('Анна Иванова'), await shown('Кузнецова')]).toEqual([
    owner.name,
    'без ответственного',
    owner.name,
  ])
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.getByLabel('Кузнецова', { exact: true }).selectOption('без ответственного')
  expect((await saved).status()).toBe(200)
  await page.getByRole('button', { name: 'Посчитать прогноз' }).click()
  await step(page, 'Прогноз').getByRole('button', { name: 'Загрузить 3' }).click()
  await step(page, 'Загрузка').getByText('Готово').waitFor()
  const assignees = await Promise.all(['первое', 'второе', 'третье'].map(async (q) => (await leads(q))[0]?.assignee))
  expect(assignees).toEqual([expect.any(String), null, null])
}, 60_000)

test('the page says where dates have the day or the month first, and one order can be chosen, for an own field too', async () => {
  const field = await api('POST', '/fields', { name: 'Замер', type: 'date' })
  const rows = ['25/03/2022;25/03/2022', '03/26/2022;26/03/2022', '03/05/2022;']
  const page = await choose(`Создана;Замер;Имя\n${rows.map((row) => `${row};Инна`).join('\n')}\n`)
  const order = page.getByLabel('Как записаны даты: Создана')
  expect(await order.locator('option:checked').textContent()).toBe('день и месяц вперемешку')
  await page.getByText('где первый день, где месяц').waitFor()
  await page.getByText('1 не читается').waitFor()
  expect(await page.getByLabel('Куда: Замер').inputValue()).toBe(`field:${field.id}`)
  expect(await page.getByLabel('Как записаны даты: Замер').inputValue()).toBe('dmy')
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await order.selectOption('месяц/день/год')
  expect((await saved).status()).toBe(200)
  await page.getByText('день или месяц первый — проверьте').waitFor()
  await page.getByRole('button', { name: 'Посчитать прогноз' }).click()
  await step(page, 'Прогноз').getByRole('button', { name: 'Загрузить 2' }).waitFor()
}, 60_000)

test('an undo that was stopped goes on as an undo, and not as the loading', async () => {
  const { page, id } = await loaded('Имя;Телефон\nВиктор;+79035550201\n', 1)
  await change(id, `state = 'stopped', undone = '{"place":0,"removed":0,"restored":0,"kept":0,"keptLeads":[]}'`)
  await page.reload()
  const run = step(page, 'Загрузка')
  expect(await run.getByRole('button', { name: 'Отменить импорт' }).count()).toBe(0)
  await run.getByRole('button', { name: 'Продолжить' }).click()
  await run.getByText('Убрано 1, возвращено 0, оставлено 0').waitFor()
  expect(await leads('Виктор')).toEqual([])
}, 60_000)

test('after the undo of an import, later leads show in their timeline that they repeat none of its leads', async () => {
  const { id } = await loaded('Имя;Телефон\nЗахар;+79035550701\n', 1)
  const made = (await leads('Захар'))[0]?.id
  const { lead } = await api('POST', '/leads', { title: 'Окна', phone: '+79035550701' })
  expect(lead.repeat_of).toBe(made)
  expect(await api('POST', `/imports/${id}/undo`, {})).toMatchObject({ state: 'undone', undone: { removed: 1 } })
  const card = await open(`/p/${project}/leads/${lead.id}?period=all`)
  const told = card.getByRole('listitem').filter({ hasText: `повтор заявки № ${made} → не указано` })
  await told.waitFor()
  expect(await told.getByRole('button', { name: 'вернуть' }).count()).toBe(0)
}, 60_000)

test('a failed import can be resumed', async () => {
  const { page, id } = await loaded('Имя;Телефон\nГалина;+79035550301\n', 1)
  await change(id, `state = 'failed', failure = '{"code":"fault","params":{"kind":"Error"}}'`)
  await page.reload()
  const run = step(page, 'Загрузка')
  await run.getByText('Не получилось').waitFor()
  await run.getByRole('button', { name: 'Продолжить' }).click()
  await run.getByText('Готово').waitFor()
  expect(await leads('Галина')).toHaveLength(1)
}, 60_000)

test('a failed forecast says why, and the file can be parsed with other settings', async () => {
  const page = await choose('Имя;Телефон\nДарья;+79035550401\n')
  const id = Number(new URL(page.url()).pathname.split('/').at(-1))
  await change(id, `state = 'failed', failure = '{"code":"import-too-many-rows","params":{"limit":2000000}}'`)
  await page.reload()
  await step(page, 'Столбцы').getByRole('alert').getByText('больше 2000000 строк').waitFor()
  expect(await page.getByLabel('Разделитель').isEnabled()).toBe(true)
  await page.getByRole('button', { name: 'Посчитать прогноз' }).click()
  await step(page, 'Прогноз').getByRole('button', { name: 'Загрузить 1' }).waitFor()
}, 60_000)

test('skipped lines show when they cannot be loaded, and can be retried', async () => {
  const page = await choose('Имя;Телефон;Создана\nЕлена;+79035550501;31.02.2024\n', { expects: [500] })
  const mend = await breakDown(page, '**/refusals?*')
  await page.getByRole('button', { name: 'Посчитать прогноз' }).click()
  const forecast = step(page, 'Прогноз')
  await forecast.getByRole('alert').waitFor()
  await mend()
  await forecast.getByRole('button', { name: 'Повторить' }).click()
  await forecast.getByText('такого дня нет').waitFor()
  await forecast.getByRole('alert').waitFor({ state: 'detached' })
}, 60_000)

test('the settings of how a file is parsed are on one line', async () => {
  const page = await choose('Имя;Телефон\nИгорь;+79035550601\n')
  const file = step(page, 'Файл')
  const zone = await file.getByRole('combobox', { name: 'Время' }).boundingBox()
  const others = await Promise.all((await file.locator('select').all()).map((each) => each.boundingBox()))
  const beside = others.filter((box) => Math.abs(Number(box?.y) - Number(zone?.y)) < 20)
  expect(beside.length).toBeGreaterThan(0)
  for (const box of beside) expect([box?.y, box?.height]).toEqual([zone?.y, zone?.height])
})
