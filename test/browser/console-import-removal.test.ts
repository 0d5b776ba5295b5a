import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { owner, project } from './desk-page.ts'

const { open, api } = useConsole({ leads: 0, people: [owner] })
const path = `/p/${project}/import`
const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const earlier = (page: Page) => page.getByRole('region', { name: 'Раньше загружали' })
const file = Buffer.from('Имя;Телефон\nАнна;+79035550101\n')
const names = async () => ((await api('GET', '/imports')).items as { name: string }[]).map(({ name }) => name)
const choose = (page: Page, name: string) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: file })

/** Uploads a file, as a program does. Returns the id of its import. */
async function upload(name: string): Promise<string> {
  const { id } = await api('POST', '/imports', { name, size: file.length })
  await api('PUT', `/imports/${id}/content`, file)
  return id
}

async function load(id: string): Promise<void> {
  for (const verb of ['forecast', 'run']) await api('POST', `/imports/${id}/${verb}`, {})
}

beforeEach(async () => {
  for (const { id } of (await api('GET', '/imports')).items as { id: string }[]) await api('DELETE', `/imports/${id}`)
})

test('a file that nobody has loaded is removed on its page, and goes when another one is chosen', async () => {
  const page = await open(path)
  await choose(page, 'Первый.csv')
  await step(page, 'Столбцы').waitFor()
  await page.getByRole('link', { name: 'Другой файл' }).click()
  await page.getByText('Заменит «Первый.csv»').waitFor()
  expect(await names()).toEqual(['Первый.csv'])
  await choose(page, 'Второй.csv')
  await step(page, 'Файл').getByText('Второй.csv').waitFor()
  await until(async () => (await names()).join() === 'Второй.csv', 'the file left behind to go')
  await step(page, 'Файл').getByRole('button', { name: 'Убрать' }).click()
  await page.locator('input[type=file]').waitFor({ state: 'attached' })
  expect(await names()).toEqual([])

  await choose(page, 'Третий.csv')
  await step(page, 'Столбцы').getByRole('button', { name: 'Посчитать прогноз' }).click()
  await step(page, 'Прогноз').getByRole('button', { name: 'Загрузить 1' }).click()
  await step(page, 'Загрузка').getByText('Готово').waitFor()
  expect(await step(page, 'Файл').getByRole('button', { name: 'Убрать' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Другой файл' }).click()
  await choose(page, 'Четвёртый.csv')
  await step(page, 'Файл').getByText('Четвёртый.csv').waitFor()
  expect(await names()).toEqual(['Четвёртый.csv', 'Третий.csv'])
}, 60_000)

test('each waiting file is listed and can be removed, unless somebody has loaded it meanwhile', async () => {
  await load(await upload('Загружен.csv'))
  await upload('Старый.csv')
  const ids: string[] = []
  for (let number = 1; number < 20; number++) ids.push(await upload(`Новый ${number}.csv`))
  const page = await open(path, { expects: [409] })
  await choose(page, 'Лишний.csv')
  await page.getByRole('alert').waitFor()
  const remove = (name: string) => earlier(page).getByRole('button', { name: `Убрать «${name}»` })
  await remove('Старый.csv').waitFor() // the oldest of those that wait
  expect(await earlier(page).getByRole('button').count()).toBe(20)
  expect(await remove('Загружен.csv').count()).toBe(0)

  await load(String(ids.at(-1)))
  await remove('Новый 19.csv').click()
  await remove('Новый 19.csv').waitFor({ state: 'detached' })
  expect(await names()).toContain('Новый 19.csv')

  await remove('Старый.csv').click()
  await earlier(page).getByText('Старый.csv').waitFor({ state: 'detached' })
  expect(await names()).not.toContain('Старый.csv')
  await choose(page, 'Лишний.csv')
  await step(page, 'Файл').getByText('Лишний.csv').waitFor()
}, 60_000)
