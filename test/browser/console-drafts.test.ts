import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { launchAt } from './chromium.ts'
import { useConsole } from './console.ts'
import { banner, enter, owner, project, toast } from './desk-page.ts'
import { fillStorage } from './full-storage.ts'
import { listOf } from './list-page.ts'
import { begin, beginByPalette, create, field, form, named, newLead, putAway } from './new-lead-page.ts'
import { keptWrites } from './outbox.ts'

const { desk, open, api } = useConsole({ leads: 0 })

describe('a draft of a new lead', () => {
  test('does not mix with a name from the palette, which is another lead', async () => {
    const page = await open(listOf())
    await begin(page, 'Анна Черновик')
    await field(page, 'Телефон').fill('+7 921 111-22-44')
    await putAway(page)
    await beginByPalette(page, 'Пётр')
    expect(await field(page, 'Телефон').inputValue()).toBe('')
    await create(page).click()
    await toast(page, 'Заявка создана').waitFor()
    await newLead(page).click()
    await expect.poll(() => field(page, 'Имя').inputValue()).toBe('Анна Черновик')
    expect(await field(page, 'Телефон').inputValue()).toBe('+7 921 111-22-44')
  })

  test('survives Esc, a click outside and a reload, until it is sent', async () => {
    const page = await open(listOf())
    await begin(page, 'Черновик Иван')
    await field(page, 'Телефон').fill('+7 921 111-22-33')
    await putAway(page)
    await newLead(page).click()
    await form(page).getByText('Это незаконченный черновик.').waitFor()
    expect(await field(page, 'Имя').inputValue()).toBe('Черновик Иван')
    await page.mouse.click(20, 450)
    await form(page).waitFor({ state: 'detached' })
    await page.reload()
    await newLead(page).click()
    expect(await field(page, 'Телефон').inputValue()).toBe('+7 921 111-22-33')
    await create(page).click()
    await toast(page, 'Заявка создана').waitFor()
    expect(await named(api, 'Черновик Иван')).toMatchObject({ total: 1 })
    await newLead(page).click()
    expect(await field(page, 'Имя').inputValue()).toBe('')
  })

  test('stays stored when it is set aside and taken up again, though the storage is full', async () => {
    const page = await open(listOf())
    await begin(page, 'Вера')
    await putAway(page)
    await page.addInitScript(fillStorage)
    await page.reload()
    await begin(page, 'Вера Полная')
    await putAway(page)
    await beginByPalette(page, 'Пётр')
    await putAway(page)
    for (const aside of [1, 0]) {
      await page.reload()
      await newLead(page).waitFor()
      expect(await newLead(page).locator('[data-aside]').count()).toBe(aside)
      await newLead(page).click()
      await expect.poll(() => field(page, 'Имя').inputValue()).toBe('Вера')
      await form(page).getByText('Это незаконченный черновик.').waitFor()
    }
  })

  test('is offered after one that cannot be read, which is forgotten', async () => {
    const page = await open(listOf())
    await begin(page, 'Читаемая')
    await putAway(page)
    await beginByPalette(page, 'Пётр')
    await putAway(page)
    await page.evaluate(damageFirst)
    await page.reload()
    await newLead(page).locator('[data-aside]', { hasText: '2' }).waitFor()
    await newLead(page).click()
    await expect.poll(() => field(page, 'Имя').inputValue()).toBe('Читаемая')
    expect(await newLead(page).locator('[data-aside]').count()).toBe(0)
  })

  test('is thrown away on request', async () => {
    const page = await open(listOf())
    await begin(page, 'Лишний')
    await form(page).getByRole('button', { name: 'Отмена' }).click()
    await newLead(page).click()
    await form(page).getByRole('button', { name: 'Начать заново' }).click()
    expect(await field(page, 'Имя').inputValue()).toBe('')
    await page.reload()
    await newLead(page).click()
    expect(await field(page, 'Имя').inputValue()).toBe('')
  })
})

/** In a page: a draft before the first that is set aside is half written. */
const damageFirst = `for (const name of Object.keys(localStorage))
  if (name.includes('.aside.')) localStorage.setItem(name.replace(/[0-9]+[.][0-9]+[.][0-9a-f]+$/, '0.0.0'), '{"name":')`

/** A browser of its own, since its clock stays set. */
const ownClock = (which: number) => ({ viewport: { width: 1440, height: 1000 + which } })

/** A page with the form of a new lead loaded, which then has no network. */
async function openCut(expects: number[] = [], look: object = {}): Promise<Page> {
  const page = await open(listOf(), { isCut: true, expects, ...look })
  // Playwright would evaluate a string in the page, whose policy forbids that
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('new-lead-form')),
  )
  await page.context().setOffline(true)
  return page
}

describe('without a network', () => {
  test('a new lead waits, and is created once when the network is back', async () => {
    const page = await openCut()
    await begin(page, 'Перезагрузка')
    await create(page).click()
    await form(page).getByText('создастся сама').waitFor()
    for (const each of [field(page, 'Имя'), form(page).getByLabel('Статус').first()])
      expect(await each.isDisabled()).toBe(true) // a correction would be a second lead
    await form(page).getByRole('button', { name: 'Закрыть' }).last().click()
    await banner(page, '1 правка ждёт').waitFor()
    await page.context().setOffline(false)
    await toast(page, 'Заявка создана').waitFor()
    await page.reload()
    expect(await named(api, 'Перезагрузка')).toMatchObject({ total: 1 })
  })

  test('leads that are refused when the network is back are offered one by one, without a status that nobody chose', async () => {
    const page = await openCut([422])
    const names = ['Отказ Первый', 'Отказ Второй']
    for (const name of names) {
      await begin(page, name)
      await create(page).click()
      await form(page).getByText('создастся сама').waitFor()
      await form(page).getByRole('button', { name: 'Закрыть' }).last().click()
    }
    const [posts, sent] = [/\/leads$/, [] as object[]]
    await page.route(posts, (route) => {
      sent.push(route.request().postDataJSON())
      const body = '{"code":"unknown-status","detail":"Нет"}'
      return route.fulfill({ status: 422, contentType: 'application/problem+json', body })
    })
    await page.context().setOffline(false)
    for (const name of names) await toast(page, `«${name}» осталась черновиком. Такого статуса больше нет`).waitFor()
    expect(sent.map((body) => 'status' in body)).toEqual([false, false])
    await page.unroute(posts)
    const aside = newLead(page).locator('[data-aside]')
    expect([await aside.textContent(), await aside.getAttribute('title')]).toEqual(['· 2', 'Отложено 2 черновика'])
    await page.getByRole('button', { name: owner.name, exact: true }).click()
    await page.getByRole('menuitem', { name: 'Выйти' }).click()
    const question = page.getByRole('dialog', { name: 'Выйти, бросив 2 черновика заявок?' })
    await question.getByRole('button', { name: 'Отмена' }).click()
    await question.waitFor({ state: 'detached' })
    for (const [index, name] of names.entries()) {
      await newLead(page).click()
      await expect.poll(() => field(page, 'Имя').inputValue()).toBe(name)
      expect(await aside.count()).toBe(1 - index)
      expect(await form(page).getByText('Следом ещё 1 черновик.').count()).toBe(1 - index)
      await create(page).click()
      await form(page).waitFor({ state: 'detached' })
      expect(await named(api, name)).toMatchObject({ total: 1 })
    }
  })

  test('a lead whose answer was lost a day ago is not sent again, but offered for a check', async () => {
    const page = await open(listOf(), { isCut: true, ...ownClock(1) })
    await page.route(/\/leads$/, async (route) => void (await route.fetch())) // the answer is lost
    await begin(page, 'Без Ответа')
    await create(page).click()
    await until(async () => (await named(api, 'Без Ответа')).total === 1, 'the lead to arrive')
    await until(async () => (await page.evaluate(keptWrites)) === 1, 'the browser to keep the lead')
    const next = await page.context().newPage()
    await page.close()
    await next.clock.setFixedTime(Date.now() + 24 * 3_600_000)
    await next.goto(`${desk().address}${listOf()}`)
    await toast(next, '«Без Ответа» осталась черновиком. Ответа не было 23 часа').waitFor()
    await next.getByRole('button', { name: /^Новая заявка/ }).click()
    await expect.poll(() => field(next, 'Имя').inputValue()).toBe('Без Ответа')
    await form(next).getByText('возможно, она создана').waitFor()
  })

  test.each<[string, string | RegExp, string?]>([
    ['who is signed in could not be read', '**/api/v2/me'],
    ['the server had no time', /\/leads$/, '{"code":"unavailable","detail":"Nothing was kept"}'],
  ])('a lead that was typed a day ago is created, though %s at first', async (_, refused, body) => {
    const page = await openCut([503], ownClock(body ? 2 : 3))
    const name = `Выходной ${body?.length ?? 0}`
    await begin(page, name)
    await create(page).click()
    await form(page).getByText('создастся сама').waitFor()
    const pass = (days: number) => page.clock.setFixedTime(Date.now() + days * 24 * 3_600_000)
    await pass(1)
    let tries = 0
    await page.route(refused, (route) => {
      tries += 1
      if (tries > 1) return route.fallback()
      return body ? route.fulfill({ status: 503, contentType: 'application/problem+json', body }) : route.abort()
    })
    await page.context().setOffline(false)
    await expect.poll(() => tries).toBeGreaterThan(0)
    await pass(2)
    await toast(page, 'Заявка создана').waitFor()
    expect((await named(api, name)).total).toBe(1)
  })

  test('after a restart of the browser the page opens, and waiting changes are sent once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zayavka-browser-'))
    const { lead } = await api('POST', '/leads', { title: 'Правится', email: 'first@example.com' })
    const lines = (page: Page) => page.getByRole('complementary', { name: /Заявка №/ })
    try {
      let context = await launchAt(folder)
      await enter(context, desk().address)
      let page = await context.newPage()
      await page.goto(`${desk().address}/p/${project}/leads/${lead.id}?period=all`)
      await lines(page).getByRole('link', { name: 'first@example.com' }).waitFor()
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
      await desk().stop()
      await lines(page)
        .getByRole('button', { name: /^Почта:/ })
        .click()
      await lines(page).getByRole('textbox', { name: 'Почта' }).fill('second@example.com')
      await page.keyboard.press('Enter')
      await banner(page, '1 правка ждёт').waitFor()
      await until(async () => (await page.evaluate(keptWrites)) === 1, 'the browser to keep the edit')
      await page.goto(`${desk().address}/p/${project}/leads?period=all`)
      await begin(page, 'Перезапуск')
      await create(page).click()
      await form(page).getByText('создастся сама').waitFor()
      await until(async () => (await page.evaluate(keptWrites)) === 2, 'the browser to keep the lead too')
      await context.close()

      context = await launchAt(folder)
      page = await context.newPage()
      await page.goto(`${desk().address}/p/${project}/leads?period=all`)
      await banner(page, '2 правки ждут').waitFor()
      await desk().start()
      await banner(page, 'ждут').waitFor({ state: 'detached' })
      await page.reload()
      await page.getByText('Перезапуск').first().waitFor()
      expect(await named(api, 'Перезапуск')).toMatchObject({ total: 1 })
      expect((await api('GET', `/leads/${lead.id}`)).email).toBe('second@example.com')
      await context.close()
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
