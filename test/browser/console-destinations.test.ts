import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openReceiver, type Receiver } from '../receiver.ts'
import { barriers, barriersInTheDark } from './access.ts'
import { useConsole } from './console.ts'
import { owner, phone, project } from './desk-page.ts'
import { hold } from './hold.ts'

const agent = { email: 'boris@example.com', name: 'Борис Звонков', role: 'agent' } as const
const { open, api } = useConsole({ leads: 3, people: [owner, agent], settings: { DELIVERY_ALLOW: '127.0.0.1' } })
const path = `/p/${project}/settings/destinations`
const place = { name: 'integrations', path, whole: 'main' }
let receiver: Receiver
beforeAll(async () => {
  receiver = await openReceiver()
})
afterAll(() => receiver.close())
afterEach(async () => {
  receiver.answerOk()
  const { items } = (await api('GET', '/destinations')) as { items: { id: string }[] }
  for (const { id } of items) await api('DELETE', `/destinations/${id}`)
})

const done = (page: Page, text: string | RegExp) => page.locator('[data-toast]', { hasText: text }).waitFor()
const list = (page: Page) => page.getByRole('table', { name: 'Интеграции' })
const log = (page: Page) => page.getByRole('table', { name: 'Доставки' })
const make = (fields: object) => api('POST', '/destinations', fields) as Promise<{ id: string; secret: string }>
const lead = (title: string) => api('POST', '/leads', { title })

test('a webhook is created, its secret is shown once, and a test shows its result', async () => {
  const page = await open(path, { expects: [422] })
  await page.getByText('Пока никуда ничего не отправляется').waitFor()
  await page.getByRole('button', { name: 'Добавить', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Куда отправлять' })
  await dialog.getByLabel('Название').fill('Учёт')
  await dialog.getByLabel('Адрес').fill('https://10.0.0.7/hook')
  await dialog.getByLabel('создана').check()
  await dialog.getByLabel('оплачена').check()
  await dialog.getByRole('button', { name: 'Добавить' }).click()
  await dialog.getByRole('alert').getByText('10.0.0.7').waitFor()
  await dialog.getByLabel('Адрес').fill(`${receiver.url}/made`)
  await dialog.getByRole('button', { name: 'Добавить' }).click()
  const secret = page.getByRole('status').locator('code')
  expect(await secret.textContent()).toMatch(/^whsec_/)
  await list(page).getByText('создана, оплачена').waitFor()
  await page.getByRole('button', { name: 'Проверить' }).click()
  await done(page, /^Дошло: 200/)
  expect(receiver.at('/made')[0]?.json.type).toBe('test')
  await log(page).getByRole('button', { name: 'проверка' }).waitFor()
  await page.reload()
  await list(page).getByText('работает').waitFor()
  expect(await secret.count()).toBe(0)
  await page.getByRole('button', { name: 'Сменить секрет' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Сменить секрет' }).click()
  await page.getByText('Прежний действует ещё сутки').waitFor()
  expect(await secret.textContent()).toMatch(/^whsec_/)
  await page.getByRole('button', { name: 'Удалить' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click()
  await done(page, 'Удалено')
  await page.getByText('Пока никуда ничего не отправляется').waitFor()
}, 60_000)

test('the log shows requests and answers; one event is resent, and so are failed ones since a time', async () => {
  const { id } = await make({ name: 'Склад', url: `${receiver.url}/log`, topics: ['lead.created'] })
  receiver.answerWith((_, response) => response.writeHead(503).end('Обновление конфигурации'))
  await lead('Окна для Мельникова')
  await receiver.heard('/log', 1)
  const page = await open(`${path}?to=${id}`)
  await list(page)
    .getByText(/ждёт повтор/)
    .first()
    .waitFor()
  await log(page).getByRole('button', { name: 'создана' }).click()
  const pane = page.getByRole('complementary', { name: 'Доставка' })
  await pane.getByText('Обновление конфигурации').waitFor()
  await pane.getByText('Окна для Мельникова').waitFor()
  await pane.getByText('The receiver answered 503').waitFor()
  expect(await barriers(page, place)).toEqual([])
  expect(await barriersInTheDark(page)).toEqual([])
  receiver.answerOk()
  await pane.getByRole('button', { name: 'Отправить ещё раз' }).click()
  await done(page, /^Дошло: 200/)
  await log(page).getByText('вручную').waitFor()
  await pane.getByRole('button', { name: '503, отказ' }).first().click()
  await pane.getByText('Обновление конфигурации').waitFor()
  await page.getByRole('button', { name: 'Повторить с …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Отправить снова' })
  await dialog.getByLabel('Что').selectOption('Всё')
  await dialog.getByRole('button', { name: 'Отправить' }).click()
  await done(page, 'Снова уйдёт 1 событие')
  await receiver.heard('/log', 3)
}, 60_000)

test('a destination is changed, paused and switched on; events follow a view; other kinds ask for their fields', async () => {
  const filter = { field: 'price', operator: '>', value: '1000' }
  await api('POST', '/views', { name: 'Дорогие', filter })
  const { id } = await make({ name: 'Чат', url: `${receiver.url}/chat` })
  const page = await open(`${path}?to=${id}`)
  await page.getByRole('button', { name: 'Настроить' }).click()
  const dialog = page.getByRole('dialog', { name: 'Настройки отправки' })
  await dialog.getByLabel('Название').fill('Чат продаж')
  await dialog.getByLabel('О каких заявках').selectOption('Как в виде «Дорогие»')
  await dialog.getByLabel('импорта').check()
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await list(page).getByText('Чат продаж').waitFor()
  expect(await api('GET', `/destinations/${id}`)).toMatchObject({
    name: 'Чат продаж',
    filter,
    also: ['import'],
    topics: null,
  })
  await page.getByRole('button', { name: 'Настроить' }).click()
  await dialog.getByLabel('Название').fill('Чат')
  const theirs = { topics: ['lead.paid'], also: ['demo'], filter: null } // a colleague changed this meanwhile
  await api('PATCH', `/destinations/${id}`, theirs)
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await api('GET', `/destinations/${id}`)).toMatchObject({ name: 'Чат', ...theirs })
  await page.getByRole('button', { name: 'Выключить' }).click()
  await list(page).getByText('выключено').waitFor()
  await page.getByRole('button', { name: 'Включить' }).click()
  await list(page).getByText('работает').waitFor()

  await page.getByRole('button', { name: 'Добавить', exact: true }).click()
  const form = page.getByRole('dialog', { name: 'Куда отправлять' })
  await form.getByLabel(/^Вид/).selectOption('Заказы в Яндекс Метрику')
  await form.getByLabel('Номер счётчика').waitFor()
  expect(await form.getByLabel('Адрес').count()).toBe(0)
  await form.getByLabel(/^Вид/).selectOption('Обработчик прежнего поставщика')
  await form.getByLabel('Название').fill('CRM')
  await form.getByLabel('Адрес').fill(`${receiver.url}/crm`)
  await form.getByLabel('Пользователь обработчика').fill('desk')
  await form.getByLabel('Пароль обработчика').fill('слово')
  await form.getByRole('button', { name: 'Добавить' }).click()
  await list(page).getByText('новые заявки, запросом прежнего поставщика').waitFor()
  await page.getByRole('button', { name: 'Сменить пароль' }).waitFor()
  await page.getByRole('button', { name: 'Настроить' }).click()
  expect(await dialog.getByLabel('Пароль обработчика').count()).toBe(0)
  await dialog.getByLabel('Адрес').fill(`${receiver.url}/moved`)
  await dialog.getByLabel('Пароль обработчика').fill('другое')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await list(page).getByText('/moved').waitFor()
  const { items } = (await api('GET', '/destinations')) as { items: { id: string }[] }
  expect(items).toHaveLength(2)
}, 60_000)

test('input in a dialog is not lost by Esc, and the dialog stays until it is answered', async () => {
  const page = await open(path, { expects: [422] })
  const add = page.getByRole('button', { name: 'Добавить', exact: true }).first()
  const dialog = page.getByRole('dialog', { name: 'Куда отправлять' })
  const question = page.getByRole('dialog', { name: 'Закрыть, не сохранив?' })
  await add.click()
  await dialog.getByLabel('Название').waitFor()
  await page.keyboard.press('Escape') // nothing was typed
  await dialog.waitFor({ state: 'detached' })
  await add.click()
  await dialog.getByLabel('Название').fill('Долго печатал')
  await page.keyboard.press('Escape')
  await question.waitFor()
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  expect(await dialog.getByLabel('Название').inputValue()).toBe('Долго печатал')

  await dialog.getByLabel('Адрес').fill('https://10.0.0.7/hook')
  const { asked, letGo } = await hold(page, (request) => request.method() === 'POST')
  await dialog.getByRole('button', { name: 'Добавить' }).click()
  await asked
  await page.keyboard.press('Escape')
  letGo()
  await dialog.getByRole('alert').getByText('10.0.0.7').waitFor()
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Не сохранять' }).click()
  await dialog.waitFor({ state: 'detached' })
}, 60_000)

test('on a phone destinations are a list of cards, in English too', async () => {
  await make({ name: 'Stock', url: `${receiver.url}/phone` })
  await lead('Окна')
  await receiver.heard('/phone', 1)
  const page = await open(path, { ...phone, locale: 'en-GB' })
  await page.getByRole('button', { name: /^Stock/ }).tap()
  await page.getByRole('button', { name: 'created' }).tap()
  await page.getByRole('complementary', { name: 'Delivery' }).getByText('"lead.created"').waitFor()
  expect(await barriers(page, place)).toEqual([])
  const width = await page.evaluate('document.documentElement.scrollWidth')
  expect(width).toBe(phone.viewport.width)
}, 60_000)

test('an agent has no access to destinations', async () => {
  const page = await open(`/p/${project}/settings/members`, { email: agent.email })
  await page.getByRole('link', { name: 'Корзина' }).waitFor()
  expect(await page.getByRole('link', { name: 'Интеграции' }).count()).toBe(0)
})
