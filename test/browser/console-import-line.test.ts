import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { useFolder } from '../faults/folder.ts'
import { until } from '../until.ts'
import { openBrokenLine } from './broken-line.ts'
import { useConsole } from './console.ts'
import { owner, project } from './desk-page.ts'

const { open, api, desk } = useConsole({ leads: 0, people: [owner] })
const path = `/p/${project}/import`
const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
type Work = { id: string; name: string; state: string; size: number; received: number }
const imports = async () => (await api('GET', '/imports')).items as Work[]

const rows = Array.from({ length: 40_000 }, (_, n) => `Имя ${n};+7903${1_000_000 + n};${'x'.repeat(40)}`)
const folder = useFolder()
/** Chooses a file on the disk, which the page recognises when it is chosen again. */
const choose = async (page: Page, name: string) => {
  const file = join(folder(), name)
  if (!existsSync(file)) writeFileSync(file, ['Имя;Телефон;Комментарий', ...rows].join('\n'))
  await page.locator('input[type=file]').setInputFiles(file)
}

test('an upload over a breaking connection resumes where it stopped, in smaller parts', async () => {
  const line = await openBrokenLine(desk().address, [900_000, 500_000, 300_000])
  onTestFinished(line.close)
  const page = await open('/healthz', { isCut: true, expects: [409] }) // the browser itself repeats a part on a reused connection
  await page.goto(`${line.address}${path}`)
  await choose(page, 'Обрывы.csv')
  await page.getByRole('status').getByText('Связь прервалась').waitFor()
  await step(page, 'Столбцы').waitFor()
  const [work] = await imports()
  expect(work).toMatchObject({ name: 'Обрывы.csv', state: 'ready' })
  expect(work?.received).toBe(work?.size)
  const lengths = line.parts.map(({ length }) => length)
  expect(Math.max(...line.parts.map(({ offset }) => offset))).toBeGreaterThan(800_000)
  expect(lengths.at(-1)).toBeLessThan((lengths[0] as number) / 2)
  expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThanOrEqual(262_144)
}, 60_000)

test('a file whose last answer was lost while the server inspected it is not dropped', async () => {
  const page = await open(path, { isCut: true })
  const dropped: string[] = []
  const parts: number[] = []
  page.on('request', (request) => request.method() === 'DELETE' && dropped.push(request.url()))
  await page.route('**/content?*', async (route) => {
    parts.push(route.request().postDataBuffer()?.length ?? 0)
    const answer = await route.fetch()
    return parts.length === 1 ? route.abort() : route.fulfill({ response: answer })
  })
  await page.route(/\/imports\/\d+$/, async (route) => {
    const response = await route.fetch()
    const json = (await response.json()) as Work
    return route.fulfill({ response, json: parts.length === 1 ? { ...json, state: 'uploading' } : json }) // the state of a moment before
  })
  await choose(page, 'Ответ.csv')
  await step(page, 'Столбцы').waitFor()
  expect([dropped, parts.slice(1)]).toEqual([[], [0]])
}, 60_000)

test('an upload waits while the disk of the server is full, and none of it is dropped', async () => {
  const page = await open(path, { expects: [503] })
  const dropped: string[] = []
  page.on('request', (request) => request.method() === 'DELETE' && dropped.push(request.url()))
  let isFull = true
  await page.route('**/content?*', (route) => (isFull ? refuse(route) : route.continue()))
  await choose(page, 'Место.csv')
  await page.getByRole('status').getByText('Связь прервалась').waitFor()
  isFull = false
  await step(page, 'Столбцы').waitFor()
  expect(dropped).toEqual([])
}, 60_000)

test('an abandoned upload is listed, resumes when the file is chosen again, and can be removed', async () => {
  const page = await open('/healthz', { isCut: true })
  await page.clock.install()
  await page.goto(`${desk().address}${path}`)
  await page.route('**/content?*', (route) => route.abort())
  const giveUp = async (name: string) => {
    await choose(page, name)
    await page.getByText(`Отправляем «${name}»`).waitFor()
    const isTold = async () => {
      await page.clock.fastForward(30_000) // the longest pause before the next attempt
      return page.getByRole('alert').isVisible()
    }
    await until(isTold, 'the file to be given up', 30_000)
  }
  await giveUp('Ещё раз.csv')
  await giveUp('Лишний.csv')
  const [left, again] = await imports()
  expect([left, again]).toMatchObject([{ state: 'uploading' }, { state: 'uploading' }])

  await page.unroute('**/content?*')
  await page.getByRole('region', { name: 'Раньше загружали' }).getByText('Лишний.csv').click()
  await step(page, 'Файл').getByText('Пришло').waitFor()
  await step(page, 'Файл').getByRole('button', { name: 'Убрать' }).click()
  await page.locator('input[type=file]').waitFor({ state: 'attached' })
  expect((await imports()).map(({ name }) => name)).not.toContain('Лишний.csv')

  await choose(page, 'Ещё раз.csv')
  await step(page, 'Столбцы').waitFor()
  expect(new URL(page.url()).pathname).toBe(`${path}/${again?.id}`)
  expect((await imports()).filter(({ name }) => name === 'Ещё раз.csv')).toHaveLength(1)
}, 90_000)

/** The answer of a server whose disk is full. */
function refuse(route: Route): Promise<void> {
  const body = '{"code":"unavailable","params":{"seconds":60}}'
  return route.fulfill({ status: 503, contentType: 'application/problem+json', body })
}
