import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { barriers, barriersInTheDark } from './access.ts'
import { useConsole } from './console.ts'
import { owner, phone, project } from './desk-page.ts'

const viewer = { email: 'vera@example.com', name: 'Вера Смирнова', role: 'viewer' } as const
const { open, api } = useConsole({ leads: 0, people: [owner, viewer] })
const path = `/p/${project}/import`
const place = { name: 'an import', path, whole: '#columns table' }

const head = 'Номер;Дата создания;ФИО;Телефон;Телефон 2;Сумма сделки;Этап;Код 1С'
const rows = [
  '20119;14.03.2024;Тарасов Виктор;8 (972) 311-90-04;;148 000,00;Оплачен;17',
  '20120;15.03.2024 9:40;Мухина О. В.;79735520118;;;Дозвон;',
  '20121;16.03.2024;Ким;;8 (973) 552-01-19;52300;В работе;',
  '20122;16.03.2024;;;;;В работе;',
  '20123;31.02.2024;Дроздова А.;8 (973) 552-01-20;;;В работе;',
]

/** A file as Excel on Windows saves it. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (sign) => {
      const code = sign.charCodeAt(0)
      return code >= 0x410 && code <= 0x44f ? code - 0x350 : code
    }),
  )
}

const table = { name: 'Заявки 2024.csv', mimeType: 'text/csv', buffer: windows1251([head, ...rows].join('\r\n')) }
const choose = (page: Page, file = table) => page.locator('input[type=file]').setInputFiles(file)
const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('a spreadsheet from Windows: parsed, mapped, forecast, imported, and undone', async () => {
  const page = await open(`/p/${project}/leads?period=all`)
  await page.getByRole('link', { name: /Загрузить из файла/ }).click()
  await choose(page)
  await step(page, 'Файл').getByText('8 столбцов').waitFor()
  expect(await page.getByLabel('Кодировка').inputValue()).toBe('windows-1251')
  expect(await page.getByLabel('Разделитель').inputValue()).toBe(';')
  expect(await page.getByLabel('Куда: ФИО').inputValue()).toBe('name')
  expect(await page.getByLabel('Куда: Телефон', { exact: true }).inputValue()).toBe('phone')
  await page.getByText('дополнит пустые после «Телефон»').waitFor()
  const zone = page.getByRole('combobox', { name: 'Время' })
  expect(await zone.inputValue()).toBe('Москва, UTC+3')
  await zone.fill('новосиб')
  await zone.press('Enter')
  await step(page, 'Файл').locator('input[name=time_zone][value="Asia/Novosibirsk"]').waitFor({ state: 'attached' })
  await page.getByLabel('Куда: Код 1С').selectOption('')
  await page.getByLabel('Дозвон').selectOption('создать: в процессе')
  await page.getByLabel('Та же заявка — это').selectOption('с тем же телефоном, иначе почтой')
  expect(await barriers(page, place)).toEqual([])
  await page.getByRole('button', { name: 'Посчитать прогноз' }).click()
  const forecast = step(page, 'Прогноз')
  await forecast.getByText('3 + 0 + 0 + 2 = 5, все строки файла').waitFor()
  await forecast.getByText('такого дня нет: «31.02.2024»').waitFor()
  await forecast.getByText('ни имени, ни телефона').waitFor()
  await forecast.getByRole('cell', { name: rows[4], exact: true }).waitFor()
  const address = await forecast.getByRole('link', { name: 'Скачать 2 строки' }).getAttribute('href')
  const rejected = await page.request.get(new URL(String(address), page.url()).href)
  expect(new TextDecoder('windows-1251').decode(await rejected.body())).toContain(rows[4])
  expect(await barriers(page, place)).toEqual([])
  expect(await barriersInTheDark(page)).toEqual([])
  expect(((await api('GET', '/leads?period=all')) as { items: object[] }).items).toEqual([])

  await forecast.getByRole('button', { name: 'Загрузить 3' }).click()
  const run = step(page, 'Загрузка')
  await run.getByText('Готово').waitFor()
  await run.getByText('создано 3').waitFor()
  await run.getByRole('link', { name: 'Показать заявки' }).click()
  await page.locator('tr', { hasText: 'Мухина О. В.' }).getByText('Дозвон').waitFor() // the status that the import made
  await page.goBack()
  await run.getByRole('button', { name: 'Отменить импорт' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Отменить импорт' }).click()
  await run.getByText('Убрано 3, возвращено 0, оставлено 0').waitFor()
  expect(((await api('GET', '/leads?period=all')) as { items: object[] }).items).toEqual([])
}, 90_000)

test('a file that is no table is refused with a hint, and another file can be chosen', async () => {
  const page = await open(path, { expects: [422] })
  const template = await page.getByRole('link', { name: 'Шаблон таблицы' }).getAttribute('href')
  await choose(page, { name: 'Счёт.csv', mimeType: 'text/csv', buffer: Buffer.from('%PDF-1.7\n1 0 obj\n') })
  await page
    .getByRole('alert')
    .getByText(/не таблица/)
    .waitFor()
  await page.getByRole('link', { name: /Перенести из Roistat/ }).waitFor()
  await choose(page, { ...table, name: 'Второй.csv' })
  await step(page, 'Столбцы').getByText('Как в прошлый раз').waitFor()
  expect(await page.getByLabel('Куда: Код 1С').inputValue()).toBe('')
  expect(await page.getByLabel('Та же заявка — это').inputValue()).toBe('contact')
  await page.getByRole('link', { name: 'Другой файл' }).click()
  await page.getByRole('region', { name: 'Раньше загружали' }).getByText('Второй.csv').waitFor()
  const row = '1;14.03.2024;Окно;Анна;+79031234567;a@a.ru;Директ;Замер;В работе;100;;'
  const filled = decodeURIComponent(String(template).replace(/^[^,]*,/, '')) + row
  await choose(page, { name: 'Шаблон.csv', mimeType: 'text/csv', buffer: Buffer.from(filled) })
  await page.getByRole('navigation', { name: 'Шаги' }).getByText('загрузим 12 из 12').waitFor()
}, 60_000)

/** Starts the upload of a file, which is completed when `arrive` is called. */
async function beginToSend(page: Page, file = table): Promise<{ arrive(): void }> {
  let arrive = () => {}
  const held = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/content?*', (route) => held.then(() => route.continue()))
  await page.getByRole('heading', { level: 1 }).click() // without a user gesture a browser closes a page without a question
  await choose(page, file)
  await page.getByText(`Отправляем «${file.name}»`).waitFor()
  return { arrive }
}

const leave = async (page: Page) => {
  await page.getByRole('link', { name: 'Доска' }).click()
  await page.waitForURL(/\/board/)
}

test('a member who left the page during an upload stays where they are, and is told its result', async () => {
  const page = await open(path, { expects: [422] })
  const sent = await beginToSend(page, { ...table, name: 'Ушли.csv' })
  await leave(page)
  sent.arrive()
  const told = page.locator('[data-toast]', { hasText: 'Файл «Ушли.csv» отправлен' })
  await told.waitFor()
  expect(page.url()).toContain('/board')
  await told.getByRole('button', { name: 'Открыть импорт' }).click()
  await step(page, 'Файл').getByText('8 столбцов').waitFor()

  await page.getByRole('link', { name: 'Другой файл' }).click()
  const refused = await beginToSend(page, {
    name: 'Счёт.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj\n'),
  })
  await leave(page)
  refused.arrive()
  await page.locator('[data-toast]', { hasText: 'не таблица' }).waitFor()
})

test('closing the page during an upload asks first', async () => {
  const page = await open(path)
  const sent = await beginToSend(page, { ...table, name: 'Закрыли.csv' })
  const asked = new Promise<string>((resolve) => {
    page.on('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.dismiss()
    })
  })
  await page.close({ runBeforeUnload: true })
  expect(await asked).toBe('beforeunload')
  sent.arrive()
  await step(page, 'Файл').getByText('8 столбцов').waitFor()
})

test('on a phone the columns are cards, and everything can be set with the thumb', async () => {
  const page = await open(path, phone)
  await choose(page)
  await step(page, 'Столбцы').getByText('Тарасов Виктор').waitFor()
  await page.getByLabel('Дозвон').selectOption('первый статус')
  await page.getByLabel('Та же заявка — это').selectOption('с тем же телефоном, иначе почтой')
  await page.getByRole('button', { name: 'Посчитать прогноз' }).click()
  await step(page, 'Прогноз')
    .getByRole('button', { name: /Загрузить/ })
    .waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  expect(await barriers(page, { ...place, whole: '#columns li' })).toEqual([])
}, 60_000)

test('a viewer is offered no upload', async () => {
  const page = await open(path, { email: viewer.email })
  await page.getByText('Такой страницы нет').waitFor()
  expect(await page.locator('input[type=file]').count()).toBe(0)
})
