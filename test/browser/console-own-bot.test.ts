import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFakeTelegram } from '../fake-telegram.ts'
import { useConsole } from './console.ts'
import { project } from './desk-page.ts'

const token = `777777:${'o'.repeat(30)}`
const settings: Record<string, string> = { DELIVERY_ALLOW: '127.0.0.1' }
let telegram: Awaited<ReturnType<typeof openFakeTelegram>>
beforeAll(async () => {
  telegram = await openFakeTelegram({ token, username: 'shop_bot' })
  settings.TELEGRAM_API = telegram.url
})
afterAll(() => telegram.close())

const { open, api } = useConsole({ settings })

test("who removes the project's own bot is told that enquiries end, and the log says so", async () => {
  await api('PUT', '/notice-bots/telegram', { token })
  for (const isTaking of [false, true]) {
    await api('PATCH', '/notice-bots/telegram', { takes_enquiries: isTaking })
    const page = await open(`/p/${project}/settings/notices`)
    await page.getByRole('button', { name: 'Проекта' }).click()
    const remove = page.getByRole('button', { name: 'Убрать: Telegram' })
    await remove.click()
    const dialog = page.getByRole('dialog', { name: 'Убрать своего бота?' })
    await dialog.getByText('шлёт бот сервера').waitFor()
    expect(await dialog.getByText('перестанет становиться заявками').count()).toBe(Number(isTaking))
    await dialog.getByRole('button', { name: isTaking ? 'Убрать' : 'Отмена' }).click()
    if (isTaking) await remove.waitFor({ state: 'detached' })
  }
  const log = await open(`/p/${project}/settings/audit`)
  const entry = log.getByRole('row').filter({ hasText: 'Убран бот' })
  await entry.getByRole('listitem').filter({ hasText: 'принимает заявки да' }).waitFor()
}, 60_000)
