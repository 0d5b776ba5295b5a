import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { useConsole } from './console.ts'
import { toast } from './desk-page.ts'
import { fillStorage, freeStorage, storedNames } from './full-storage.ts'
import { listOf } from './list-page.ts'
import { begin, beginByPalette, create, field, form, named, newLead, putAway } from './new-lead-page.ts'

const { open, api } = useConsole({ leads: 0 })
const mayBeThere = (page: Page) => form(page).getByText('возможно, она создана')
const isUnsent = (page: Page) => form(page).getByText('незаконченный черновик')

/** The next lead is refused, when it is let. */
async function refuseOne(page: Page, status = 422, code = 'unknown-status'): Promise<() => void> {
  let refuse = () => {}
  const held = new Promise<void>((resolve) => {
    refuse = resolve
  })
  const refusing = async (route: Route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await held
    const body = JSON.stringify({ code, detail: 'Нет' })
    await route.fulfill({ status, contentType: 'application/problem+json', body })
  }
  await page.route(/\/leads$/, refusing, { times: 1 })
  return refuse
}

test('a refused lead in a browser without storage is a draft until the page closes', async () => {
  const page = await open('/healthz', { expects: [422] })
  await page.addInitScript(fillStorage)
  await page.goto(new URL(listOf(), page.url()).href)
  const refuse = await refuseOne(page)
  await begin(page, 'Полный Диск')
  await create(page).click()
  await putAway(page)
  refuse()
  await toast(page, '«Полный Диск» осталась черновиком').waitFor()
  await newLead(page).locator('[data-aside]', { hasText: '1' }).waitFor()
  for (const _ of ['first', 'again']) {
    await newLead(page).click()
    await expect.poll(() => field(page, 'Имя').inputValue()).toBe('Полный Диск')
    await putAway(page)
  }
})

test('drafts that two tabs set aside are all kept, although the storage was full for the first', async () => {
  const page = await open('/healthz', { expects: [422] })
  await page.addInitScript(fillStorage)
  await page.goto(new URL(listOf(), page.url()).href)
  await setAside(page, 'Без Места')
  const other = await page.context().newPage()
  await other.goto(page.url())
  await setAside(other, 'Соседней Вкладки')
  await other.close()
  await newLead(page).locator('[data-aside]', { hasText: '2' }).waitFor()
  await page.evaluate(freeStorage)
  await setAside(page, 'Снова Место')
  expect((await page.evaluate<string[]>(storedNames)).sort()).toEqual(['Снова Место', 'Соседней Вкладки'])
  for (const name of ['Без Места', 'Соседней Вкладки', 'Снова Место']) {
    await newLead(page).click()
    await expect.poll(() => field(page, 'Имя').inputValue()).toBe(name)
    await create(page).click()
    await form(page).waitFor({ state: 'detached' })
  }
  expect(await newLead(page).locator('[data-aside]').count()).toBe(0)
})

/** Creates a draft: a lead from the palette is refused after its form is closed. */
async function setAside(page: Page, name: string): Promise<void> {
  const refuse = await refuseOne(page)
  await beginByPalette(page, name)
  await create(page).click()
  await putAway(page)
  refuse()
  await toast(page, `«${name}» осталась черновиком`).waitFor()
}

/** Lets the server create the lead and fail before its answer, which is sent once the returned function is called. */
async function breakDown(page: Page): Promise<() => void> {
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  const breaking = async (route: Route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    await held
    await route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"fault"}' })
  }
  await page.route(/\/(leads|comments)$/, breaking, { times: 1 })
  return answer
}

test.each([
  ['when its form is closed', true, 'Сбой Первый'],
  ['in its form', false, 'Сбой Второй'],
])('a lead whose answer broke down %s is not made twice when it is sent again as it was', async (_, isClosed, name) => {
  const page = await open(listOf(), { expects: [500] })
  const answer = await breakDown(page)
  await begin(page, name)
  await create(page).click()
  if (isClosed) {
    await putAway(page)
  }
  answer()
  const told = isClosed ? toast(page, `«${name}» осталась черновиком.`) : form(page).getByRole('alert')
  await told.filter({ hasText: 'возможно, всё дошло' }).waitFor()
  await page.reload()
  await newLead(page).click()
  await expect.poll(() => field(page, 'Имя').inputValue()).toBe(name)
  await mayBeThere(page).waitFor()
  expect(await isUnsent(page).count()).toBe(0)
  await create(page).click()
  await toast(page, 'Заявка создана').waitFor()
  expect(await named(api, name)).toMatchObject({ total: 1 })
})

test('a lead whose answer failed a day ago is sent with another key, but only after a warning', async () => {
  const page = await open(listOf(), { expects: [500], viewport: { width: 1440, height: 1001 } }) // a separate browser, since its clock stays set
  const keys: unknown[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && /\/leads$/.test(request.url())) keys.push(request.headers()['idempotency-key'])
  })
  const answer = await breakDown(page)
  await begin(page, 'Сбой Вчера')
  await create(page).click()
  answer()
  await form(page).getByRole('alert').filter({ hasText: 'возможно, всё дошло' }).waitFor()
  await page.clock.setFixedTime(Date.now() + 24 * 3_600_000)
  await create(page).click()
  await form(page).getByRole('alert').filter({ hasText: 'Ответа не было 23 часа' }).waitFor()
  expect(keys).toHaveLength(1)
  await page.reload()
  await newLead(page).click()
  await mayBeThere(page).waitFor()
  await create(page).click()
  await toast(page, 'Заявка создана').waitFor()
  expect([keys.length, new Set(keys).size]).toEqual([2, 2])
})

test('a lead whose answer failed is another one once it is changed, which is shown as long as it is a draft', async () => {
  const page = await open(listOf(), { expects: [500] })
  const answer = await breakDown(page)
  await begin(page, 'Сбой Третий')
  await create(page).click()
  answer()
  await form(page).getByRole('alert').filter({ hasText: 'возможно, всё дошло' }).waitFor()
  await field(page, 'Имя').fill('Сбой Четвёртый')
  await mayBeThere(page).waitFor()
  await page.reload()
  await newLead(page).click()
  await mayBeThere(page).waitFor()
  await create(page).click()
  await toast(page, 'Заявка создана').waitFor()
  expect([await named(api, 'Сбой Третий'), await named(api, 'Сбой Четвёртый')]).toMatchObject([
    { total: 1 },
    { total: 1 },
  ])
})

test('a refusal of a lead that was changed since its answer failed keeps that warning, in its form and after it is closed', async () => {
  const page = await open(listOf(), { expects: [500, 422] })
  const answer = await breakDown(page)
  await begin(page, 'Сбой Пятый')
  await create(page).click()
  answer()
  await form(page).getByRole('alert').filter({ hasText: 'возможно, всё дошло' }).waitFor()
  await field(page, 'Имя').fill('Сбой Шестой')
  await sendRefused(page, 'возможно, всё дошло', 500, 'fault')
  for (const isClosed of [false, true]) {
    const refuse = await refuseOne(page)
    await create(page).click()
    if (isClosed) await putAway(page)
    refuse()
    const told = isClosed ? toast(page, '«Сбой Шестой» осталась черновиком.') : form(page).getByRole('alert')
    await told.filter({ hasText: 'Такого статуса больше нет' }).waitFor()
    await page.reload()
    await newLead(page).click()
    await expect.poll(() => field(page, 'Имя').inputValue()).toBe('Сбой Шестой')
    await mayBeThere(page).waitFor()
  }
})

test('a lead that is refused under the key of an answer that broke down is not there, in its form and when that is closed', async () => {
  const page = await open(listOf(), { expects: [500, 422] })
  await begin(page, 'Сбой Седьмой')
  for (const isClosed of [false, true]) {
    await sendRefused(page, 'возможно, всё дошло', 500, 'fault')
    if (isClosed) {
      const refuse = await refuseOne(page)
      await create(page).click()
      await putAway(page)
      refuse()
      await toast(page, '«Сбой Седьмой» осталась черновиком.').waitFor()
    } else {
      await sendRefused(page, 'Такого статуса больше нет')
      await isUnsent(page).waitFor()
    }
    await page.reload()
    await newLead(page).click()
    await isUnsent(page).waitFor()
    expect([await field(page, 'Имя').inputValue(), await mayBeThere(page).count()]).toEqual(['Сбой Седьмой', 0])
  }
})

test.each<[string, number, string, string]>([
  ['who lost their access', 404, 'no-access', 'Сбой Восьмой'],
  ['another body under its key', 422, 'other-body', 'Сбой Девятый'],
])('a refusal for %s leaves said that the lead may be there already', async (_, status, code, name) => {
  const page = await open(listOf(), { expects: [500, status] })
  await begin(page, name)
  const answer = await breakDown(page)
  await create(page).click()
  answer()
  await form(page).getByRole('alert').filter({ hasText: 'возможно, всё дошло' }).waitFor()
  await sendRefused(page, 'Нет', status, code)
  await mayBeThere(page).waitFor()
  await page.reload()
  await newLead(page).click()
  await mayBeThere(page).waitFor()
  await create(page).click()
  await toast(page, 'Заявка создана').waitFor()
  expect(await named(api, name)).toMatchObject({ total: code === 'other-body' ? 2 : 1 })
})

test('a lead that is refused at once is not there, whatever for', async () => {
  const page = await open(listOf(), { expects: [404] })
  await begin(page, 'Без Доступа')
  await sendRefused(page, 'Нет', 404, 'no-access')
  await page.reload()
  await newLead(page).click()
  await isUnsent(page).waitFor()
})

/** Sends the lead of the form, which tells why it is refused. */
async function sendRefused(page: Page, told: string, ...problem: [status?: number, code?: string]): Promise<void> {
  const refuse = await refuseOne(page, ...problem)
  await create(page).click()
  refuse()
  await form(page).getByRole('alert').filter({ hasText: told }).waitFor()
}

test('of a comment whose answer broke down it is said that it may have arrived', async () => {
  const { id } = (await api('POST', '/leads', { title: 'Окна', name: 'Вера' })).lead
  const page = await open(listOf().replace('/leads?', `/leads/${id}?`), { expects: [500] })
  const answer = await breakDown(page)
  const comment = page.locator('[data-lead]').getByRole('textbox', { name: 'Комментарий для своих' })
  await comment.fill('Просил скидку')
  await comment.press('Control+Enter')
  answer()
  await toast(page, 'остался в поле. Что-то сломалось у нас: возможно, всё дошло').waitFor()
  await expect.poll(() => comment.inputValue()).toBe('Просил скидку')
})
