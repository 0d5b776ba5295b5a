import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { banner, owner, phone, project, toast } from './desk-page.ts'
import { listOf, row } from './list-page.ts'

const agent = { email: 'boris@example.com', name: 'Борис Агеев', role: 'agent' as const }
const { open, api } = useConsole({ leads: 0, people: [owner, agent] })
const [before, after] = ['first@example.com', 'second@example.com']
const drawer = (page: Page) => page.locator('[data-lead]')

async function make(name: string): Promise<string> {
  return (await api('POST', '/leads', { title: 'Окна', name, email: before })).lead.id
}

/** Changes the address of the open lead. */
async function edit(page: Page): Promise<void> {
  await drawer(page)
    .getByRole('button', { name: /^Почта:/ })
    .press('Enter') // its middle may be the link
  await drawer(page).getByRole('textbox', { name: 'Почта' }).fill(after)
  await page.keyboard.press('Enter')
}

test('an undo that does not reach the server is still offered', async () => {
  const id = await make('Отмена')
  const page = await open(listOf({ q: 'Отмена' }), { isCut: true })
  await row(page, 0).locator('[data-act=status]').click()
  await page.getByRole('menuitem', { name: 'Оплачен' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('100')
  await page.keyboard.press('Enter')
  const done = toast(page, 'Статус: Оплачен')
  await page.route('**/undo/*', (route) => route.abort())
  await done.getByRole('button', { name: 'Отменить' }).click()
  await toast(page, 'Сервер не отвечает').waitFor()
  await page.unroute('**/undo/*')
  await done.getByRole('button', { name: 'Отменить' }).click()
  await until(async () => (await api('GET', `/leads/${id}`)).status === '0', 'the status to be as it was')
  await done.getByRole('button', { name: 'Отменить' }).waitFor({ state: 'detached' })
})

test('an undo that finds nothing to restore keeps the offer to undo later changes', async () => {
  const ids = await Promise.all([make('Меж Первый'), make('Меж Второй')])
  const page = await open(listOf({ q: 'Меж' }))
  const choose = async (name: string, status: string) => {
    await page.getByRole('row').filter({ hasText: name }).locator('[data-act=status]').click()
    await page.getByRole('menuitem', { name: status }).click()
  }
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await choose('Меж Первый', 'Отменен')
  await page.getByRole('dialog').getByRole('button', { name: 'Дорого' }).click()
  const first = toast(page, 'Статус: Отменен')
  await first.waitFor()
  await api('PATCH', `/leads/${ids[0]}`, { status: '0' })
  const undone = page.waitForRequest('**/undo/*')
  await page.route('**/undo/*', (route) => held.then(() => route.continue()), { times: 1 })
  await first.getByRole('button', { name: 'Отменить' }).click()
  await undone
  await choose('Меж Второй', 'Оплачен')
  await page.getByRole('dialog').getByRole('textbox').fill('100')
  await page.keyboard.press('Enter')
  const second = toast(page, 'Статус: Оплачен')
  await second.waitFor()
  answer()
  await toast(page, 'Возвращать нечего').waitFor()
  await second.getByRole('button', { name: 'Отменить' }).click()
  await until(async () => (await api('GET', `/leads/${ids[1]}`)).status === '0', 'the status to be as it was')
})

test('signing out while an edit waits to be sent asks first', async () => {
  const id = await make('Уходящий')
  const page = await open(`/p/${project}/leads/${id}?period=all`, { email: agent.email, isCut: true })
  const leave = async () => {
    await page.getByRole('button', { name: agent.name, exact: true }).click()
    await page.getByRole('menuitem', { name: 'Выйти' }).click()
  }
  await drawer(page).getByText('Заявка записана вручную').waitFor()
  await page.route(`**/leads/${id}`, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  )
  await edit(page)
  await banner(page, '1 правка ждёт').waitFor()
  const question = page.getByRole('dialog', { name: 'Выйти, не отправив 1 правку?' })
  await leave()
  await question.getByRole('button', { name: 'Отмена' }).click()
  await question.waitFor({ state: 'detached' })
  await banner(page, '1 правка ждёт').waitFor()
  await leave()
  await question.getByRole('button', { name: 'Выйти' }).click()
  await page.waitForURL(/\/sign-in/)
  expect((await api('GET', `/leads/${id}`)).email).toBe(before)
})

describe('an edit that waits to be sent', () => {
  test.each([
    ['in the list', 'leads', 'tr[data-index]', {}],
    ['in the list on a phone', 'leads', 'article[data-index]', phone],
    ['on the board', 'board', '[data-card]', {}],
    ['among the call backs of today', 'today', 'main section li', {}],
  ])('is marked %s, until it is sent; the page tells as of when it is', async (_, path, item, look) => {
    const name = `Ждущий ${path} ${Object.keys(look).length}`
    const others = await make(`${name} два`)
    const id = await make(name)
    for (const each of [others, id]) await api('PATCH', `/leads/${each}`, { remind_at: '2024-05-06T07:00:00Z' })
    const page = await open(`/p/${project}/${path}/${id}?${new URLSearchParams({ q: name })}`, { ...look, isCut: true })
    const of = (which: string) => page.locator(item, { has: page.getByText(which, { exact: true }) })
    await drawer(page).getByText('Заявка записана вручную').waitFor()
    await of(name).waitFor({ state: 'attached' })
    await page.context().setOffline(true)
    await edit(page)
    await banner(page, /Показано на \d\d:\d\d, 1\sправка ждёт/)
      .first()
      .waitFor()
    await of(name).getByTitle('Ждёт отправки').waitFor({ state: 'attached' })
    expect(await of(`${name} два`).getByTitle('Ждёт отправки').count()).toBe(0)
    await page.context().setOffline(false)
    await of(name).getByTitle('Ждёт отправки').waitFor({ state: 'detached' })
    await until(async () => (await api('GET', `/leads/${id}`)).email === after, 'the edit to be sent')
  })
})
