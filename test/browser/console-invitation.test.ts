import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { owner, password, project } from './desk-page.ts'

const leaves = { email: 'leaves@example.com', name: 'Лев Уходов', role: 'agent' } as const
const removed = { email: 'removed@example.com', name: 'Рита Лишняя', role: 'manager' } as const
const { open } = useConsole({ leads: 12, people: [owner, leaves, removed] })
const list = `/p/${project}/leads?period=all`
const members = `/p/${project}/settings/members`
const gone = { expects: [401, 403, 404] }

/** Creates an invitation link for a manager; returns its address. */
async function invite(page: Page, email: string): Promise<string> {
  await page.getByLabel('Почта').fill(email)
  await page.getByRole('combobox', { name: /^Роль(?!:)/ }).selectOption('менеджер')
  await page.getByRole('button', { name: 'Сделать ссылку' }).click()
  const link = new URL(String(await page.getByRole('status').locator('code').textContent()))
  return link.pathname + link.hash
}

test('an invited person opens the link, chooses a password, and gets their role; the link works once', {
  timeout: 60_000,
}, async () => {
  const page = await open(members)
  const link = await invite(page, '')
  await page.getByRole('listitem').filter({ hasText: 'По ссылке' }).filter({ hasText: 'менеджер' }).waitFor()
  const guest = await open(link, { email: null, ...gone })
  await guest.getByText('Проект «Окна Плюс», роль: менеджер').waitFor()
  await guest.getByLabel('Имя').fill('Нина Новая')
  await guest.getByLabel('Почта').fill('nina@example.com')
  await guest.getByLabel('Пароль').fill(password)
  await guest.getByRole('button', { name: 'Войти в проект' }).click()
  await guest.waitForURL((url) => url.pathname === `/p/${project}/leads`)
  await guest.getByRole('button', { name: 'Нина Новая' }).filter({ hasText: 'менеджер' }).waitFor()
  await page.reload()
  await page.getByRole('listitem').filter({ hasText: 'nina@example.com' }).waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: 'По ссылке' }).count()).toBe(0)
  const late = await open(link, { email: null, ...gone })
  await late.getByRole('alert').filter({ hasText: 'Приглашение использовано, отозвано или устарело' }).waitFor()
})

test('a withdrawn invitation does not work', async () => {
  const page = await open(members)
  const link = await invite(page, 'wrong@example.com')
  const invited = page.getByRole('listitem').filter({ hasText: 'wrong@example.com' })
  await invited.getByRole('button', { name: 'Отозвать' }).click()
  await invited.waitFor({ state: 'detached' })
  const guest = await open(link, { email: null, ...gone })
  await guest.getByRole('alert').filter({ hasText: 'Приглашение использовано, отозвано или устарело' }).waitFor()
})

test('a member who leaves no longer sees the project, and is told so', async () => {
  const page = await open(members, { email: leaves.email, ...gone })
  await page.getByRole('button', { name: 'Выйти из проекта' }).click()
  const asked = page.getByRole('dialog', { name: 'Выйти из проекта «Окна Плюс»?' })
  await asked.getByText('Вернуться можно будет только по приглашению').waitFor()
  await asked.getByRole('button', { name: 'Выйти из проекта' }).click()
  await page.getByText('Вы пока ни в одном проекте').waitFor()
  await page.goto(new URL(list, page.url()).href)
  await page.getByText('Такого проекта нет, или у вас нет к нему доступа').waitFor()
})

test('a removed member loses the open page', async () => {
  const there = await open(list, { email: removed.email, ...gone })
  await there.locator('tr[data-index="0"]').waitFor()
  const page = await open(members)
  const remove = page.getByRole('button', { name: `Убрать из проекта: ${removed.name}` })
  const asked = page.getByRole('dialog', { name: `Убрать из проекта: ${removed.name}?` })
  await remove.click()
  await asked.getByText('Доступ закроется сразу').waitFor()
  await page.keyboard.press('Enter') // the safe answer has the focus
  await asked.waitFor({ state: 'detached' })
  await remove.click()
  await asked.getByRole('button', { name: 'Убрать из проекта' }).click()
  await page.locator('[data-toast]', { hasText: `${removed.name} больше не в проекте` }).waitFor()
  await there.getByText('Такого проекта нет, или у вас нет к нему доступа').waitFor()
  expect(await there.locator('tr[data-index]').count()).toBe(0)
})
