import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { banner, drawer, enter, owner, password, project } from './desk-page.ts'
import { listOf } from './list-page.ts'
import { keptWrites } from './outbox.ts'

const vera = { email: 'vera@example.com', name: 'Вера Взгляд', role: 'agent' } as const
const { desk, open, api } = useConsole({ leads: 0, people: [owner, vera] })
const me = (page: Page, { name }: { name: string }) => page.getByRole('button', { name, exact: true })

/** Edits a lead while requests are lost, so that the edit waits in the page. */
async function editInVain(page: Page): Promise<string> {
  const { lead } = await api('POST', '/leads', { title: 'Окна', email: 'first@example.com' })
  await page.route(`**/leads/${lead.id}`, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  )
  await page.goto(`${desk().address}/p/${project}/leads/${lead.id}?period=all`)
  await drawer(page)
    .getByRole('button', { name: /^Почта:/ })
    .click()
  await drawer(page).getByRole('textbox', { name: 'Почта' }).fill('second@example.com')
  await page.keyboard.press('Enter')
  await banner(page, '1 правка ждёт').waitFor()
  await until(async () => (await page.evaluate(keptWrites)) === 1, 'the browser to keep the edit')
  await page.evaluate(() => Object.assign(globalThis, { isFormer: true }))
  return lead.id
}

const isFormer = (page: Page) => page.evaluate(() => 'isFormer' in globalThis)

async function signIn(page: Page, { email }: { email: string }): Promise<void> {
  await page.getByLabel(/^Почта/).fill(email)
  await page.getByLabel(/^Пароль/).fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
}

/** Ends the session from elsewhere; the page then shows the sign-in by itself. */
async function endSession(page: Page): Promise<void> {
  const { address } = desk()
  await page.context().request.post(`${address}/api/auth/sign-out`, { data: {}, headers: { Origin: address } })
  await page.waitForURL(/\/sign-in/)
}

/** A page of Vera whose session ends while an edit waits in it. */
async function editAndEnd(): Promise<{ page: Page; id: string }> {
  const page = await open('/sign-in', { email: null, isCut: true, expects: [401] })
  await signIn(page, vera)
  await page.waitForURL(/\/today/)
  const id = await editInVain(page)
  await endSession(page)
  await page.unrouteAll()
  return { page, id }
}

test('an edit that waits when a session ends is sent once its member signs in again, from the same page', async () => {
  const { page, id } = await editAndEnd()
  await signIn(page, vera)
  await drawer(page).getByRole('link', { name: 'second@example.com' }).waitFor()
  await until(async () => (await api('GET', `/leads/${id}`)).email === 'second@example.com', 'the edit to be sent')
  expect(await isFormer(page)).toBe(true)
})

test('an edit that waits when a session ends is not sent by the next member, who gets a new page, but by its author', async () => {
  const { page, id } = await editAndEnd()
  await signIn(page, owner)
  await me(page, owner).waitFor()
  expect([await isFormer(page), await page.evaluate(keptWrites)]).toEqual([false, 1])
  await page.evaluate(() => Object.assign(globalThis, { isFormer: true }))
  await me(page, owner).click()
  await page.getByRole('menuitem', { name: 'Выйти' }).click()
  await page.waitForURL(/\/sign-in$/)
  expect(await isFormer(page)).toBe(false)
  await signIn(page, vera)
  await until(async () => (await api('GET', `/leads/${id}`)).email === 'second@example.com', 'the edit to be sent')
  const [edit] = (await api('GET', `/leads/${id}/events?limit=1`)).items
  expect(edit.actor).toBe('member:2')
})

test('an edit that waits in another tab is not sent by the member who signed in since', async () => {
  const page = await open('/healthz', { email: vera.email, isCut: true })
  const id = await editInVain(page)
  await page.context().clearCookies()
  await enter(page.context(), desk().address)
  await page.unrouteAll()
  await me(page, owner).waitFor()
  expect([await isFormer(page), await page.evaluate(keptWrites)]).toEqual([false, 1])
  expect((await api('GET', `/leads/${id}`)).email).toBe('first@example.com')
})

test('input of one member is not shown to the next one, but to its author again', async () => {
  const page = await open(listOf(), { email: vera.email, expects: [401] })
  const typed = async () => {
    await page.getByRole('button', { name: /^Новая заявка/ }).click()
    return page.getByRole('dialog', { name: 'Новая заявка' }).getByRole('textbox', { name: 'Имя' })
  }
  await (await typed()).fill('Тайный покупатель')
  await endSession(page)
  await enter(page.context(), desk().address)
  await page.goto(`${desk().address}${listOf()}`)
  expect(await (await typed()).inputValue()).toBe('')
  await endSession(page)
  await signIn(page, vera)
  await me(page, vera).waitFor()
  expect(await (await typed()).inputValue()).toBe('Тайный покупатель')
})

describe('signing out ends push messages to the browser', () => {
  test.each(['done', 'refused', 'endless'])('and completes when that is %s', async (end) => {
    const page = await open('/sign-in', { email: null, serviceWorkers: 'allow' })
    await signIn(page, vera)
    await me(page, vera).waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await page.evaluate(subscribe, end) // a browser without a window has no push service
    await me(page, vera).click()
    await page.getByRole('menuitem', { name: 'Выйти' }).click()
    await page.waitForURL(/\/sign-in$/)
    expect(await page.evaluate(() => (globalThis as unknown as Scope).sessionStorage.getItem('push'))).toBe(
      `ended, ${end}`,
    )
  })
})

/** Runs in the page: fakes a push subscription that records its end. */
function subscribe(end: string): void {
  const { PushManager, sessionStorage } = globalThis as unknown as Scope
  PushManager.prototype.getSubscription = async () => ({
    unsubscribe: async () => {
      sessionStorage.setItem('push', `ended, ${end}`)
      if (end === 'refused') throw new Error('refused')
      if (end === 'endless') await new Promise(() => {})
    },
  })
}

type Scope = {
  PushManager: { prototype: { getSubscription(): Promise<{ unsubscribe(): Promise<void> }> } }
  sessionStorage: { setItem(name: string, value: string): void; getItem(name: string): string | null }
}
