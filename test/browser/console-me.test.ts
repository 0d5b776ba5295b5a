import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, password, project } from './desk-page.ts'

const agent = { email: 'boris@example.com', name: 'Борис Звонков', role: 'agent' } as const
const { desk, open } = useConsole({ leads: 0, people: [owner, agent] })
const mine = `/p/${project}/settings/me`

/** Tries to sign in through the page, in one more browser. */
async function knock(secret: string, how = {}): Promise<Page> {
  const page = await open('/sign-in', { email: null, expects: [401, 403], ...how })
  await page.getByLabel('Почта').fill(agent.email)
  await page.getByLabel('Пароль').fill(secret)
  await page.getByRole('button', { name: 'Войти' }).click()
  return page
}

test('a chosen language applies at once, and in the next browser', async () => {
  const here = await open(mine)
  const kept = here.waitForResponse((response) => response.request().method() === 'PATCH')
  await here.getByRole('group', { name: 'Язык' }).getByRole('button', { name: 'English' }).click()
  await here.getByRole('heading', { name: 'Settings' }).waitFor()
  await here.locator('html[lang=en]').waitFor({ state: 'attached' })
  await kept
  const there = await open(mine)
  await there.getByRole('heading', { name: 'Settings' }).waitFor()
  await there.getByRole('button', { name: 'Русский' }).click()
  await there.getByRole('heading', { name: 'Настройки' }).waitFor()
})

test('a language that arrives while the texts of a page are loading applies to that page too', async () => {
  const page = await open(`/p/${project}/today`, { email: agent.email })
  const { address } = desk()
  const data = { preferences: { language: 'en' } }
  const answer = await page.request.patch(`${address}/api/v2/me`, { data, headers: { Origin: address } })
  expect(answer.status()).toBe(200)
  await page.route('**/assets/settings-*.js', async (route) => {
    const response = await route.fetch()
    const isRussian = (await response.text()).includes('Где вы вошли')
    if (isRussian) await page.locator('html[lang=en]').waitFor({ state: 'attached' })
    await route.fulfill({ response })
  })
  await page.goto(`${address}${mine}`)
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  const kept = page.waitForResponse((response) => response.request().method() === 'PATCH')
  await page.getByRole('button', { name: 'Русский' }).click()
  await page.getByRole('heading', { name: 'Настройки' }).waitFor()
  await kept
})

test('a chosen theme stays when another window, opened before, chooses a language', async () => {
  const [first, second] = [await open(mine), await open(mine)]
  const choose = async (page: Page, name: string) => {
    const kept = page.waitForResponse((response) => response.request().method() === 'PATCH')
    await page.getByRole('button', { name, exact: true }).click()
    await kept
  }
  await second.getByRole('button', { name: 'English' }).waitFor()
  await choose(first, 'тёмная')
  await choose(second, 'English')
  const { preferences } = await (await first.request.get(`${desk().address}/api/v2/me`)).json()
  expect(preferences).toMatchObject({ theme: 'dark', language: 'en' })
  await choose(second, 'Русский')
})

test('sessions are listed, and can be ended from another one', async () => {
  const userAgent = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36'
  const there = await knock(password, { userAgent })
  await there.waitForURL(/\/today/)
  const here = await open(mine, { email: agent.email })
  const places = here.getByRole('region', { name: 'Где вы вошли' }).getByRole('listitem')
  await places.filter({ hasText: 'здесь' }).waitFor()
  await places.filter({ hasText: 'Chrome, Windows' }).getByRole('button', { name: 'Выйти там' }).click()
  await places.filter({ hasText: 'Chrome, Windows' }).waitFor({ state: 'detached' })
  await there.waitForURL(/\/sign-in/)
})

test('the password is changed with the present one; the old one no longer works', { timeout: 60_000 }, async () => {
  const page = await open(mine, { email: agent.email, expects: [403] })
  const form = page.getByRole('form', { name: 'Пароль' })
  const change = async (current: string) => {
    await form.getByLabel('Нынешний пароль').fill(current)
    await form.getByLabel('Новый пароль').fill('another battery staple')
    await form.getByRole('button', { name: 'Сменить пароль' }).click()
  }
  await change('wrong horse battery')
  await form.getByRole('alert').waitFor()
  await change(password)
  await page.locator('[data-toast]', { hasText: 'Пароль сменён' }).waitFor()
  expect(await form.getByRole('alert').count()).toBe(0)
  await (await knock(password)).getByText('Неверная почта или пароль').waitFor()
  await (await knock('another battery staple')).waitForURL(/\/today/)
})
