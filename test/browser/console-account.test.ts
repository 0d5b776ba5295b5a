import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { owner, password, phone, project, toast } from './desk-page.ts'
import { has, listOf } from './list-page.ts'

const sub = { email: 'sub@example.com', name: 'Пётр Подряд', role: 'contractor', sources: ['vk'] } as const
const vera = { email: 'vera@example.com', name: 'Вера Взгляд', role: 'agent' } as const
const { desk, open, api, settings } = useConsole({
  leads: 0,
  people: [owner, { ...sub, sources: [...sub.sources] }, vera],
})
const item = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

describe('my profile', () => {
  test('can be renamed, which colleagues see at once where I am mentioned', async () => {
    const { lead } = await api('POST', '/leads', { title: 'Окна', name: 'Имя Меняется' })
    await api('POST', `/leads/${lead.id}/comments`, { comment: '[member:3], возьмите' })
    const page = await settings('me', { email: vera.email })
    await page.getByRole('textbox', { name: 'Как вас зовут' }).fill('Вера Ясная')
    await page.getByRole('button', { name: 'Сохранить имя' }).click()
    await toast(page, 'Имя изменено').waitFor()
    await page.getByRole('heading', { name: 'Вера Ясная' }).waitFor()
    const other = await open(`/p/${project}/leads/${lead.id}?period=all`)
    await other.getByText('@Вера Ясная, возьмите').waitFor()
  })

  test('can get another address with the password, which can be shown while it is typed', async () => {
    const page = await settings('me', { email: vera.email, expects: [403] })
    const form = page.getByRole('form', { name: 'Адрес для входа' })
    await form.getByLabel('Новый адрес').fill('new@example.com')
    const secret = form.getByLabel('Пароль для подтверждения')
    await secret.fill('wrong words here')
    await form.getByRole('button', { name: 'Показать набранное' }).click()
    expect(await secret.getAttribute('type')).toBe('text')
    await form.getByRole('button', { name: 'Сменить адрес' }).click()
    await form.getByRole('alert').waitFor()
    await secret.fill(password)
    await form.getByRole('button', { name: 'Сменить адрес' }).click()
    await toast(page, 'Теперь вы входите так: new@example.com').waitFor()
    const entry = await open('/sign-in', { email: null, expects: [401] })
    await entry.getByLabel(/^Почта/).fill('new@example.com')
    await entry.getByLabel(/^Пароль/).fill(password)
    await entry.getByRole('button', { name: 'Войти' }).click()
    await entry.waitForURL(/\/today$/)
  })

  test('says for an expired link where to request another', async () => {
    const page = await open('/confirm-email#token=gone', { email: null, expects: [400, 401] })
    await page.getByRole('button', { name: 'Подтвердить' }).click()
    await page.getByRole('alert').filter({ hasText: 'Ссылка больше не действует' }).waitFor()
  })
})

describe('people', () => {
  test('a contractor sees the leads of other sources as soon as an owner changes the sources', async () => {
    for (const source of ['vk', 'direct']) await api('POST', '/leads', { title: `Окна ${source}`, source })
    const theirs = await open(listOf({ q: '' }), { email: sub.email, expects: [401, 403] })
    await has(theirs, 1)
    const page = await settings('members')
    await page.getByRole('button', { name: `Изменить источники: ${sub.name}` }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Источники, чьи заявки видит').fill('direct')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'Источники сохранены').waitFor()
    await item(page, 'vk, direct').waitFor()
    await has(theirs, 2) // without a reload: the stream ended with the former rights
  })

  test('an invitation whose link was lost gets a new one, which replaces the former', async () => {
    const { token } = await api('POST', '/invitations', { role: 'agent' })
    const page = await settings('members')
    await item(page, 'По ссылке').getByRole('button', { name: 'Новая ссылка' }).click()
    const link = String(await page.getByRole('status').locator('code').textContent())
    const former = await open(`/invitation#token=${token}`, { email: null, expects: [401, 404] })
    await former.getByRole('alert').first().waitFor()
    const fresh = await open(new URL(link).pathname + new URL(link).hash, { email: null, expects: [401] })
    await fresh.getByLabel(/^Почта/).waitFor()
  })
})

test('a key is renamed and gets an expiry, after which it is shown as expired', async () => {
  const { id, key } = await api('POST', '/keys', { scope: 'read', name: 'Склад' })
  const page = await settings('keys')
  await page.getByRole('button', { name: 'Изменить: Склад' }).click()
  const dialog = page.getByRole('dialog', { name: 'Изменить ключ' })
  await dialog.getByLabel('Как его называть').fill('Витрина')
  await dialog.getByLabel('Действует до').fill('2031-05-06')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await item(page, 'Витрина').getByText('до 6 мая 2031').waitFor()
  const kept = (await api('GET', '/keys')).items.find((each: { id: string }) => each.id === id)
  expect(kept).toMatchObject({ name: 'Витрина', expires_at: '2031-05-06T20:59:59Z' })
  await api('PATCH', `/keys/${id}`, { expires_at: '2024-01-01T00:00:00Z' })
  await until(async () => {
    const headers = { Authorization: `Bearer ${key}` }
    const reply = await fetch(`${desk().address}/api/v2/projects/${project}/leads`, { headers })
    return reply.status === 401 && ((await reply.json()) as { code: string }).code === 'key-expired'
  }, 'the key to expire')
  await page.reload()
  await item(page, 'Витрина').getByText('срок истёк').waitFor()
})

describe('a project', () => {
  test('is created by an owner, who goes there and back with the switch', async () => {
    const page = await open(listOf())
    await page.getByRole('button', { name: 'Проект: Окна Плюс' }).click()
    await page.getByRole('menuitem', { name: 'Новый проект' }).click()
    const dialog = page.getByRole('dialog', { name: 'Новый проект' })
    await dialog.getByLabel('Название').fill('Двери Плюс')
    await dialog.getByRole('button', { name: 'Создать проект' }).click()
    await page.waitForURL((url) => !url.pathname.startsWith(`/p/${project}/`) && url.pathname.endsWith('/leads'))
    await page.getByRole('button', { name: 'Проект: Двери Плюс' }).click()
    await page.getByRole('menuitem', { name: 'Окна Плюс' }).click()
    await page.waitForURL((url) => url.pathname === `/p/${project}/leads`)
  })

  test('is created from the settings too, which warn about edits of other forms, but not of its own', async () => {
    const page = await open(`/p/${project}/settings/statuses`)
    const make = async (name: string) => {
      await page.getByRole('button', { name: /^Проект: / }).click()
      await page.getByRole('menuitem', { name: 'Новый проект' }).click()
      const dialog = page.getByRole('dialog', { name: 'Новый проект' })
      await dialog.getByLabel('Название').fill(name)
      await dialog.getByRole('button', { name: 'Создать проект' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await make('Полы Плюс')
    await page.getByRole('button', { name: 'Проект: Полы Плюс' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('link', { name: 'Настройки' }).click()
    await page.getByRole('link', { name: 'Статусы' }).click()
    await page.getByRole('textbox', { name: 'Новый статус' }).fill('Замер')
    await make('Потолки Плюс')
    await page.getByRole('dialog').getByRole('button', { name: 'Уйти' }).click()
    await page.getByRole('button', { name: 'Проект: Потолки Плюс' }).waitFor()
  })

  test('is not offered to those who own none, on a phone either', async () => {
    const page = await open(`/p/${project}/settings/me`, { ...phone, email: sub.email })
    await page.getByRole('button', { name: 'Проект: Окна Плюс' }).click()
    await page.getByRole('menuitem', { name: 'Окна Плюс' }).waitFor()
    expect(await page.getByRole('menuitem', { name: 'Новый проект' }).count()).toBe(0)
  })
})
