import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../totp.ts'
import { useConsole } from './console.ts'
import { owner, password, phone, project } from './desk-page.ts'

const contractor = {
  email: 'sub@example.com',
  name: 'Пётр Подряд',
  role: 'contractor',
  sources: ['vk', 'direct'],
} as const
const viewer = { email: 'viewer@example.com', name: 'Вера Взгляд', role: 'viewer' } as const
const twice = { email: 'twice@example.com', name: 'Тома Дважды', role: 'agent' } as const
const foreign = { email: 'info@почта.рф', name: 'Раиса Домен', role: 'viewer' } as const
const local = { email: 'root@localhost', name: 'Рут', role: 'viewer' } as const
const people = [owner, foreign, local, { ...contractor, sources: [...contractor.sources] }, viewer, twice]
const { open } = useConsole({ leads: 60, people })
const all = `/p/${project}/leads?period=all`
const stranger = { email: null, expects: [400, 401, 403] }

async function enter(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel(/^Почта/).fill(email)
  await page.getByLabel(/^Пароль/).fill(secret)
  await page.getByRole('button', { name: 'Войти' }).click()
}

describe('signing in', () => {
  test('shows a wrong password at its field, then opens the requested page', async () => {
    const page = await open(all, stranger)
    await page.waitForURL(/\/sign-in\?/)
    await enter(page, owner.email, 'wrong horse battery')
    const wrong = page.getByRole('alert')
    await wrong.waitFor()
    expect(await wrong.textContent()).toBe('Неверная почта или пароль')
    await enter(page, owner.email)
    await page.waitForURL((url) => url.pathname === `/p/${project}/leads` && url.search === '?period=all')
    await page.locator('tr[data-index="0"]').waitFor()
  })

  test.each([foreign.email, local.email])('takes %s as it is typed', async (email) => {
    const page = await open('/sign-in', stranger)
    await enter(page, email)
    await page.waitForURL(/\/(today|leads)/)
  })

  test('asks for a second factor once it is set up; signing out leads to the sign-in page', async () => {
    const page = await open('/sign-in', stranger)
    await enter(page, twice.email)
    await page.waitForURL(/\/today/)
    await page.goto(new URL(`/p/${project}/settings/me`, page.url()).href)
    const factor = page.getByRole('region', { name: 'Второй шаг входа' })
    await factor.getByLabel('Нынешний пароль').fill(password)
    await factor.getByRole('button', { name: 'Настроить' }).click()
    const secret = await factor.locator('code').first().textContent()
    await factor.getByLabel('Код из приложения').fill(codeOf(`otpauth://totp/x?secret=${secret}`))
    await factor.getByRole('button', { name: 'Включить' }).click()
    await factor.getByText('Включён:').waitFor()
    await page.getByRole('button', { name: twice.name }).click()
    await page.getByRole('menuitem', { name: 'Выйти' }).click()
    await page.waitForURL(/\/sign-in/)
    await enter(page, twice.email)
    await page.getByRole('heading', { name: 'Код из приложения' }).waitFor()
    const next = codeOf(`otpauth://totp/x?secret=${secret}`, 1) // the first one was used
    await page.getByRole('textbox', { name: 'Код из приложения' }).fill(next)
    await page.getByRole('button', { name: 'Войти' }).click()
    await page.waitForURL(/\/today/)
  })

  test('ends when the session is ended from elsewhere', async () => {
    const there = await open('/sign-in', stranger)
    await enter(there, owner.email)
    await there.waitForURL(/\/leads/)
    const here = await open('/sign-in', stranger)
    await enter(here, owner.email)
    await here.waitForURL(/\/leads/)
    await here.goto(new URL(`/p/${project}/settings/me`, here.url()).href)
    await here.getByRole('button', { name: 'Выйти везде, кроме этого места' }).click()
    await here.locator('[data-toast]').waitFor()
    await there.reload()
    await there.waitForURL(/\/sign-in/)
  })
})

test('a chosen theme applies in another browser too', async () => {
  const here = await open(`/p/${project}/settings/me`, { email: viewer.email })
  const kept = here.waitForResponse((response) => response.request().method() === 'PATCH')
  await here.getByRole('button', { name: 'тёмная', exact: true }).click()
  await here.locator('html[data-mantine-color-scheme=dark]').waitFor({ state: 'attached' })
  await kept
  const there = await open(all, { email: viewer.email })
  await there.locator('html[data-mantine-color-scheme=dark]').waitFor({ state: 'attached' })
})

describe('a contractor', () => {
  test.each([
    ['leads', all, 'tr[data-index="0"]', {}],
    ['leads on a phone', all, 'article[data-index="0"]', phone],
    ['the board', `/p/${project}/board?period=all`, '[data-card]', {}],
  ])('sees no phone and no mail whole: %s', async (_, path, whole, look) => {
    const page = await open(path, { email: contractor.email, ...look })
    await page.locator(whole).first().waitFor()
    await seesNobody(page)
    await page.locator(`${whole} [data-open], a${whole}`).first().click()
    await page.locator('dl').waitFor()
    await seesNobody(page)
  })
})

describe('a viewer', () => {
  test('sees the leads and can change nothing of them', async () => {
    const page = await open(all, { email: viewer.email })
    await page.locator('tr[data-index="0"]').waitFor()
    expect(await page.locator('[data-act=status], [data-act=price], [data-act=assignee]').count()).toBe(0)
    await page.locator('tr[data-index="0"] [data-open]').click()
    await page.locator('dl').waitFor()
    expect(await page.locator('[data-edit]').count()).toBe(0)
    await page.goto(new URL(`/p/${project}/board?period=all`, page.url()).href)
    const card = page.locator('[data-status="0"] [data-card]').first()
    const id = await card.getAttribute('data-card')
    await card.focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.locator(`[data-status="0"] [data-card="${id}"]`).waitFor()
    await page.goto(new URL(`/p/${project}/settings/keys`, page.url()).href)
    await page.getByText('Такого раздела нет').waitFor()
  })
})

/** Expects nothing in the page to look like a phone or an e-mail address. */
async function seesNobody(page: Page): Promise<void> {
  const html = (await page.content()).replaceAll(contractor.email, '')
  expect(html.match(/[\w.]+@[\w-]+\.\w+|(?:\+7|\b8)[\s(-]*9\d\d[\s)-]*\d{3}[\s-]*\d\d[\s-]*\d\d/g)).toBeNull()
}
