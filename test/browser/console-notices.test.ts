import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFakePush } from '../fake-push.ts'
import { openFakeTelegram } from '../fake-telegram.ts'
import { until } from '../until.ts'
import { barriers, barriersInTheDark } from './access.ts'
import { useConsole } from './console.ts'
import { owner, phone, project } from './desk-page.ts'

const token = `123456:${'s'.repeat(30)}`
const settings: Record<string, string> = { DELIVERY_ALLOW: '127.0.0.1', TELEGRAM_TOKEN: token }
let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
beforeAll(async () => {
  telegram = await openFakeTelegram({ token, username: 'shop_bot' })
  settings.TELEGRAM_API = telegram.url
})
afterAll(() => telegram.close())

const agent = { email: 'boris@example.com', name: 'Борис Звонков', role: 'agent' } as const
const { open, api } = useConsole({ leads: 3, people: [owner, agent], settings })
const path = `/p/${project}/settings/notices`
const place = { name: 'notices', path, whole: 'main' }

const done = (page: Page, text: string | RegExp) => page.locator('[data-toast]', { hasText: text }).last().waitFor()
const box = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true })
const part = (page: Page, name: string) => page.getByRole('region', { name })
/** The one-time token in a link of the bot. */
const tokenIn = (link: string | null) => new URL(link ?? '').search.replace(/^\?start(group)?=/, '')
const botIsRead = () =>
  until(async () => (await api('GET', '/notice-bots')).items[0].name === 'shop_bot', 'the bot is read')

test('the choice of notices, places, order and quiet hours is saved together, and reset to those of the project', async () => {
  const page = await open(path)
  await box(page, 'Новая заявка: Колокольчик').check()
  await page.getByRole('button', { name: 'Выше: Почта' }).click()
  await box(page, 'Не беспокоить ночью и в выходные').check()
  await page.getByLabel('С', { exact: true }).fill('08:00') // both ends are equal on the way
  await page.getByLabel('С', { exact: true }).fill('21:30')
  await page.getByRole('group', { name: 'Дни целиком' }).getByLabel('вс').check()
  expect(await barriers(page, place)).toEqual([])
  await page.getByRole('link', { name: 'Мой профиль' }).click()
  await page.getByRole('dialog', { name: 'Уйти, не сохранив?' }).getByRole('button', { name: 'Отмена' }).click()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await done(page, 'Сохранено')
  const mine = await api('GET', '/notice-settings')
  expect(mine).toMatchObject({
    order: ['telegram', 'max', 'email', 'push'],
    quiet: { from: '21:30', to: '08:00', days_off: [7], wakes: ['destination', 'backup'] },
    own: { places: ['new'], order: true, quiet: true },
  })
  expect(mine.places.new[0]).toBe('bell')
  await page.getByRole('button', { name: 'Вернуть всё, как в проекте' }).click()
  await page.getByRole('button', { name: 'Вернуть всё, как в проекте' }).waitFor({ state: 'detached' })
  expect((await api('GET', '/notice-settings')).own).toEqual({
    places: [],
    order: false,
    quiet: false,
    time_zone: false,
  })
  expect(await box(page, 'Новая заявка: Колокольчик').isChecked()).toBe(false)
}, 60_000)

test('quiet hours that are cancelled after their time was typed are off again', async () => {
  const page = await open(path)
  await page.getByRole('button', { name: 'Проекта' }).click()
  const quiet = box(page, 'Не беспокоить ночью и в выходные')
  await quiet.check()
  await page.getByLabel('С', { exact: true }).fill('08:00') // both ends are equal on the way
  await page.getByLabel('С', { exact: true }).fill('21:30')
  await page.getByRole('button', { name: 'Отмена' }).click()
  await page.getByLabel('С', { exact: true }).waitFor({ state: 'detached' })
  expect(await quiet.isChecked()).toBe(false)
})

test('Telegram is linked by a one-time link, tested, and unlinked', async () => {
  await botIsRead()
  const page = await open(path)
  expect(await box(page, 'Новая заявка: Telegram').isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Подключить: Telegram' }).click()
  const dialog = page.getByRole('dialog', { name: 'Подключить Telegram' })
  await dialog.getByRole('img', { name: /QR/ }).waitFor()
  const link = await dialog.getByRole('link', { name: 'Открыть бота' }).getAttribute('href')
  expect(link).toMatch(/^https:\/\/t\.me\/shop_bot\?start=/)
  expect(await barriers(page, place)).toEqual([])
  telegram.start(telegram.person(7, 'Анна'), tokenIn(link))
  await dialog.getByText('Подключено: сообщения').waitFor()
  await dialog.getByRole('button', { name: 'Готово' }).click()
  await page.getByRole('button', { name: 'Проверить: Telegram' }).click()
  await done(page, 'Telegram: принято')
  expect(telegram.sent.at(-1)?.chat).toBe(7)
  expect(await box(page, 'Новая заявка: Telegram').isEnabled()).toBe(true)
  await part(page, 'Подключено').getByText('Telegram, Анна').waitFor()
  expect(await barriersInTheDark(page)).toEqual([])
  await page.getByRole('button', { name: /^Отключить: Telegram/ }).click()
  await done(page, 'Отключено')
  await page.getByText('не подключён').first().waitFor()
  await page.getByRole('button', { name: 'Подключить: Браузер' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Разрешить' }).click()
  await page.getByRole('alert').getByText('Уведомления запрещены').waitFor() // as in a browser without a window
}, 60_000)

test('a group is added, gets the chosen notices, and is removed; the project has its defaults', async () => {
  await botIsRead()
  await api('POST', '/views', { name: 'Дорогие', filter: { field: 'price', operator: '>', value: '1000' } })
  const page = await open(path)
  await page.getByRole('button', { name: 'Проекта' }).click()
  await page.getByText('20 мин').waitFor()
  await box(page, 'Новая заявка: Почта').check()
  await page.getByLabel('Приходит в').fill('08:30')
  await page.getByRole('group', { name: 'Где показывать' }).getByLabel('Telegram').check()
  await page.getByText('Марина, +7').waitFor()
  await box(page, 'Напоминать, пока заявку не взяли').uncheck()
  expect(await barriers(page, place)).toEqual([])
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await done(page, 'Сохранено')
  expect(await api('GET', '/notice-defaults')).toMatchObject({
    places: { new: ['telegram', 'max', 'push', 'email'] },
    summary_at: '08:30',
    personal: ['telegram'],
    escalates: false,
  })

  await page.getByRole('button', { name: 'Добавить группу Telegram' }).click()
  const dialog = page.getByRole('dialog', { name: 'Добавить группу Telegram' })
  const link = await dialog.getByRole('link', { name: 'Открыть бота' }).getAttribute('href')
  const anna = telegram.person(7, 'Анна')
  telegram.start(anna, tokenIn(link), telegram.group(-40).id)
  await dialog.getByText('Чат подключён').waitFor()
  await dialog.getByRole('button', { name: 'Закрыть' }).click()
  await page.getByRole('button', { name: /^Настроить:/ }).click()
  const form = page.getByRole('dialog', { name: 'Настройки чата' })
  await form.getByLabel('Название').fill('Дорогие заявки')
  await form.getByLabel('Сводка за день').check()
  await form.getByLabel('О каких заявках').selectOption('Как в виде «Дорогие»')
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText('только подходящие под фильтр').waitFor()
  const [chat] = (await api('GET', '/notice-chats')).items
  expect(chat).toMatchObject({ name: 'Дорогие заявки', on: true, filter: { field: 'price' } })
  expect(chat.kinds).toContain('summary')
  await page.getByRole('button', { name: 'Выключить: Дорогие заявки' }).click()
  await page.getByText('выключен', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Убрать: Дорогие заявки' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Убрать' }).click()
  await done(page, 'Убран')
  expect((await api('GET', '/notice-chats')).items).toEqual([])
}, 60_000)

test('on a phone, in English; an agent has no project-wide notices', async () => {
  const page = await open(path, { ...phone, locale: 'en-GB', email: agent.email })
  const kind = page.getByRole('group', { name: /^My lead/ })
  await kind.getByLabel('My lead: Bell').waitFor()
  expect(await barriers(page, place)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.viewport.width)
  expect(await page.getByRole('button', { name: 'Project', exact: true }).count()).toBe(0)
  expect(await page.getByRole('checkbox', { name: 'Backup failed: Bell' }).count()).toBe(0)
}, 60_000)

describe('the bell', () => {
  const members = async () => (await api('GET', '/members')).items as { id: string; email: string }[]
  const give = async (title: string) => {
    const boris = (await members()).find(({ email }) => email === agent.email)
    const { lead } = await api('POST', '/leads', { title })
    await api('PATCH', `/leads/${lead.id}`, { assignee: boris?.id })
    return lead.id as string
  }
  const bell = (page: Page, name: RegExp | string) => page.getByRole('button', { name, exact: true })

  test('counts new notices while the page is open, opens the lead, and is marked as read', async () => {
    const page = await open(`/p/${project}/board?period=all`, { email: agent.email })
    await bell(page, 'Уведомления').waitFor()
    const before = Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0)
    const id = await give('Балкон под ключ')
    await bell(page, 'Уведомления: 1 непрочитанное').click()
    expect(Number(/^\((\d+)\)/.exec(await page.title())?.[1])).toBeGreaterThan(before)
    const dialog = page.getByRole('dialog', { name: 'Уведомления' })
    await dialog.getByText('Анна Кузнецова: вам назначена заявка').waitFor()
    expect(await barriers(page, place)).toEqual([])
    await dialog.getByRole('link', { name: /Балкон под ключ/ }).click()
    await page.getByRole('complementary', { name: /Заявка №/ }).waitFor()
    expect(page.url()).toContain(`/leads/${id}`)
    await bell(page, 'Уведомления').waitFor()
    await give('Лоджия')
    await give('Веранда')
    await bell(page, 'Уведомления: 2 непрочитанных').click()
    expect(await barriersInTheDark(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Прочитать всё' }).click()
    await dialog.getByRole('img', { name: 'Не прочитано' }).first().waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await bell(page, 'Уведомления').waitFor()
  }, 60_000)

  test('on a phone it is behind «Ещё», in English too', async () => {
    await give('Terrace')
    const page = await open(`/p/${project}/board?period=all`, { ...phone, locale: 'en-GB', email: agent.email })
    await page.getByRole('button', { name: 'More' }).tap()
    await page.getByRole('menuitem', { name: /^Notices/ }).tap()
    const dialog = page.getByRole('dialog', { name: 'Notices' })
    await dialog
      .getByRole('link', { name: /assigned you a lead/ })
      .first()
      .waitFor()
    expect(await barriers(page, place)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.viewport.width)
    await dialog.getByRole('link', { name: 'Settings' }).tap()
    await page.getByRole('heading', { name: 'Notices' }).waitFor()
  }, 60_000)
})

test('a browser is linked by its permission, tested, and unlinked', async () => {
  const push = await openFakePush()
  try {
    const page = await open(path, { serviceWorkers: 'allow', colorScheme: 'dark' })
    const { public_key } = await api('GET', '/push-subscriptions/key')
    const subscription = push.subscribe(public_key)
    await page.getByRole('button', { name: 'Подключить: Браузер' }).waitFor()
    await page.evaluate(allowPush, subscription) // a browser without a window cannot show notices, and its own push service is remote
    await page.getByRole('button', { name: 'Подключить: Браузер' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Разрешить' }).click()
    await done(page, 'Подключено')
    await part(page, 'Подключено')
      .getByText(/^Браузер, Chrome/)
      .waitFor()
    await page.getByRole('button', { name: 'Проверить: Браузер' }).click()
    await done(page, 'Браузер: принято')
    expect(push.shown(subscription)).toHaveLength(1)
    await page.getByRole('button', { name: /^Отключить: Браузер/ }).click()
    await done(page, 'Отключено')
    expect((await api('GET', '/notice-links')).items).toEqual([])
  } finally {
    await push.close()
  }
}, 60_000)

/** Runs in the page: grants the permission, and subscribes the browser with its push service. */
function allowPush(subscription: object): void {
  const scope = globalThis as unknown as {
    Notification: { requestPermission(): Promise<string> }
    PushManager: { prototype: { subscribe(): Promise<{ toJSON(): object }> } }
  }
  scope.Notification.requestPermission = async () => 'granted'
  scope.PushManager.prototype.subscribe = async () => ({ toJSON: () => subscription })
}
