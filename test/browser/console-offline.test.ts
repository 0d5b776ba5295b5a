import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createDesk } from '../../client/index.ts'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { banner, drawer, project } from './desk-page.ts'
import { keptWrites } from './outbox.ts'

const { desk, open, api } = useConsole({ leads: 0 })

async function openLead(): Promise<{ page: Page; id: string }> {
  const { lead } = await api('POST', '/leads', { title: 'Окна', email: 'first@example.com', price: '100' })
  const page = await open(`/p/${project}/leads/${lead.id}?period=all`, { isCut: true, expects: [409, 412, 502] })
  await drawer(page).getByText('Заявка записана вручную').waitFor()
  return { page, id: lead.id }
}

async function edit(page: Page, name: string, text: string): Promise<void> {
  await drawer(page)
    .getByRole('button', { name: new RegExp(`^${name}:`) })
    .click()
  await drawer(page).getByRole('textbox', { name }).fill(text)
  await page.keyboard.press('Enter')
}

test('a missing network is shown; edits wait in their order, and are sent', async () => {
  const { page, id } = await openLead()
  await page.context().setOffline(true)
  await banner(page, 'Нет сети.').waitFor()
  await edit(page, 'Почта', 'second@example.com')
  await banner(page, '1 правка ждёт').waitFor()
  await edit(page, 'Почта', 'third@example.com')
  await banner(page, '2 правки ждут').waitFor()
  await drawer(page).getByRole('link', { name: 'third@example.com' }).waitFor()
  await drawer(page).getByText('ждёт сети').waitFor()
  expect((await api('GET', `/leads/${id}`)).email).toBe('first@example.com')
  await page.context().setOffline(false)
  await page.locator('[data-offline]').waitFor({ state: 'detached' })
  await drawer(page).getByText('ждёт сети').waitFor({ state: 'detached' })
  await drawer(page).getByRole('link', { name: 'third@example.com' }).waitFor()
  expect(await api('GET', `/leads/${id}`)).toMatchObject({ email: 'third@example.com', version: 3 })
})

test('a waiting edit that conflicts with one of somebody else is shown with both versions', async () => {
  const { page, id } = await openLead()
  await page.context().setOffline(true)
  await edit(page, 'Почта', 'mine@example.com')
  await banner(page, '1 правка ждёт').waitFor()
  await api('PATCH', `/leads/${id}`, { email: 'theirs@example.com' })
  await page.context().setOffline(false)
  const dialog = page.getByRole('dialog', { name: 'Заявку изменили, пока вы правили' })
  await dialog.getByText('mine@example.com').waitFor()
  await dialog.getByText('theirs@example.com').waitFor()
  await dialog.getByRole('button', { name: 'Не сохранять моё' }).click()
  await drawer(page).getByRole('link', { name: 'theirs@example.com' }).waitFor()
  await page.locator('[data-offline]').waitFor({ state: 'detached' })
})

test('a waiting opening does not make a change of somebody else look like ours', async () => {
  const { key } = await api('POST', '/keys', { scope: 'write', name: 'Сайт' }) // a lead that a member types is opened already
  const site = createDesk({ url: desk().address, key, project })
  const { lead } = await site.createLead({ title: 'Окна', email: 'first@example.com' })
  const page = await open('/healthz', { isCut: true, expects: [412] })
  await page.route('**/opened', (route) => route.abort())
  await page.goto(`${desk().address}/p/${project}/leads/${lead.id}?period=all`)
  await banner(page, '1 правка ждёт').waitFor()
  await edit(page, 'Почта', 'mine@example.com')
  await banner(page, '2 правки ждут').waitFor()
  await api('PATCH', `/leads/${lead.id}`, { email: 'theirs@example.com' })
  await page.unroute('**/opened')
  const dialog = page.getByRole('dialog', { name: 'Заявку изменили, пока вы правили' })
  await dialog.getByText('mine@example.com').waitFor()
  expect(await api('GET', `/leads/${lead.id}`)).toMatchObject({ email: 'theirs@example.com' })
})

test('a waiting edit is merged with changes of other fields, without a question', async () => {
  const { page, id } = await openLead()
  await page.context().setOffline(true)
  await edit(page, 'Почта', 'mine@example.com')
  for (const price of ['5000', '6000']) await edit(page, 'Сумма', price)
  await banner(page, '3 правки ждут').waitFor()
  await api('PATCH', `/leads/${id}`, { source: 'Вывеска' })
  await page.context().setOffline(false)
  await page.locator('[data-offline]').waitFor({ state: 'detached' })
  await drawer(page).getByRole('link', { name: 'mine@example.com' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  const kept = { email: 'mine@example.com', source: 'Вывеска', price: '6000.00' }
  expect(await api('GET', `/leads/${id}`)).toMatchObject(kept)
})

test('an edit that a proxy refuses while the desk restarts waits too, and is sent', async () => {
  const { page, id } = await openLead()
  await page.route(`**/leads/${id}`, (route) =>
    route.request().method() === 'PATCH' ? route.fulfill({ status: 502, body: '<html>' }) : route.fallback(),
  )
  await edit(page, 'Почта', 'second@example.com')
  await banner(page, '1 правка ждёт').waitFor()
  await page.unrouteAll()
  await page.locator('[data-offline]').waitFor({ state: 'detached' })
  expect(await api('GET', `/leads/${id}`)).toMatchObject({ email: 'second@example.com' })
})

test('a waiting edit that is refused for good is reported, and the lead is shown as stored', async () => {
  const { page, id } = await openLead()
  await page.context().setOffline(true)
  await edit(page, 'Почта', 'mine@example.com')
  await banner(page, '1 правка ждёт').waitFor()
  await api('DELETE', `/leads/${id}`)
  await page.context().setOffline(false)
  await page.locator('[data-toast]', { hasText: 'Заявка в корзине. Сначала восстановите её' }).waitFor()
  await drawer(page).getByRole('link', { name: 'first@example.com' }).waitFor()
  await page.locator('[data-offline]').waitFor({ state: 'detached' })
})

test('waiting edits of a closed page are sent by the next one', async () => {
  const { page, id } = await openLead()
  await page.context().setOffline(true)
  await edit(page, 'Почта', 'second@example.com')
  await banner(page, '1 правка ждёт').waitFor()
  await until(async () => (await page.evaluate(keptWrites)) > 0, 'the browser to keep the edit')
  await page.close({ runBeforeUnload: true })
  await until(() => page.isClosed(), 'the page to close without a question')
  await page.context().setOffline(false)
  const next = await page.context().newPage()
  await next.goto(page.url())
  await until(async () => (await api('GET', `/leads/${id}`)).email === 'second@example.com', 'the edit to be sent')
  await next.locator('[data-offline]').waitFor({ state: 'detached' })
})

test('without a service worker too, what opens over a page opens without a network', async () => {
  const { page } = await openLead()
  for (const file of ['dialogs', 'bell', 'palette'])
    await page.waitForFunction(
      (name) => performance.getEntriesByType('resource').some((each) => each.name.includes(`/assets/${name}-`)),
      file,
    )
  await page.context().setOffline(true)
  await banner(page, 'Нет сети.').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Перейти' }).press('Escape')
  await drawer(page)
    .getByRole('button', { name: /^Статус:/ })
    .click()
  await page.getByRole('menuitem', { name: 'Отменен' }).click()
  await banner(page, '1 правка ждёт').waitFor() // without a reason, since those cannot be read
  await drawer(page)
    .getByRole('button', { name: /^Статус: Отменен/ })
    .waitFor()
})
