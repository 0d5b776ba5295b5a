import type { Locator, Page, Request } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { breakDown } from './broken.ts'
import { useConsole } from './console.ts'
import { owner, project, toast } from './desk-page.ts'
import { listOf, row } from './list-page.ts'

const { desk, open, api } = useConsole({ leads: 160 })
const settings = (part: string) => open(`/p/${project}/settings/${part}`, { expects: [500] })
const again = (at: Page | Locator) => at.getByRole('button', { name: 'Повторить' })

/** A page whose requests fail from the start. */
async function openBroken(path: string, url: string | RegExp) {
  const page = await open('/healthz', { expects: [500] })
  const mend = await breakDown(page, url)
  await page.goto(new URL(path, page.url()).href)
  return { page, mend }
}

test('a part of the console that failed to load is loaded by a retry', async () => {
  const page = await open(listOf(), { isCut: true })
  await row(page, 0).waitFor()
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.keyboard.press('Control+k')
  await page.getByRole('heading', { name: 'Не загрузилось' }).waitFor()
  await page.unroute('**/assets/*.js')
  await again(page).click()
  await row(page, 0).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
})

describe('a failed read is shown, and can be retried', () => {
  test('the sections of today', async () => {
    const { page, mend } = await openBroken(`/p/${project}/today`, '**/leads?*limit=10*')
    const fresh = page.getByRole('region', { name: 'Новые' })
    await fresh.getByRole('alert').waitFor()
    await expect.poll(() => page.locator('main .sk').count()).toBe(0)
    await mend()
    await again(fresh).click()
    await fresh.getByRole('listitem').first().waitFor()
  })

  test.each([
    ['the channels', 'sources', /v2.*\/channels$/, 'Яндекс Директ'],
    ['their rules', 'sources', /v2.*\/channels\/rules$/, 'Яндекс Директ'],
    ['the statuses', 'statuses', /v2.*\/statuses$/, 'Отменен'],
    ['the reasons of a loss', 'statuses', /v2.*\/lost-reasons$/, 'Дорого'],
  ])('%s', async (_, part, url, name) => {
    const { page, mend } = await openBroken(`/p/${project}/settings/${part}`, url)
    await again(page).waitFor()
    await mend()
    await again(page).click()
    await page.locator(`main input[value="${name}"]`).waitFor()
  })

  test.each([
    ['the channels of a summary', `/p/${project}/reports/summary?period=all`, /\/reports\/channels\?/, 'По каналам'],
    ['its funnel', `/p/${project}/reports/summary?period=all`, /\/reports\/funnel\?/, 'Воронка'],
    ['sources without a channel', `/p/${project}/settings/sources`, /channels\?level=source/, 'Без канала'],
  ])('%s', async (_, path, url, name) => {
    const { page, mend } = await openBroken(path, url)
    const part = page.getByRole('region', { name })
    await part.getByRole('alert').waitFor()
    await mend()
    await again(part).click()
    await part.getByRole('alert').waitFor({ state: 'detached' })
    await part.getByRole('link').first().waitFor()
  })

  test.each([
    ['of a site', (id: string) => `forms/site/${id}`],
    ['of a source', () => 'forms/source/quiz'],
  ])('the key %s', async (_, path) => {
    const { id } = await api('POST', '/keys', { scope: 'capture', name: 'Магазин', origins: ['https://shop.example'] })
    const { page, mend } = await openBroken(`/p/${project}/${path(id)}`, /v2.*\/keys$/)
    await again(page).waitFor()
    await mend()
    await again(page).click()
    await page.getByRole('button', { name: /^(Показать новый|Сделать ключ)/ }).waitFor()
  })

  test('the own fields, which are not shown as missing', async () => {
    const { page, mend } = await openBroken(`/p/${project}/settings/fields`, /v2.*\/fields$/)
    await again(page).waitFor()
    expect(await page.getByText('Своих полей пока нет').count()).toBe(0)
    await mend()
    await again(page).click()
    await page.getByText('Своих полей пока нет').waitFor()
  })

  test('the rows in the middle of a list', async () => {
    const page = await open(listOf(), { expects: [500] })
    await row(page, 0).waitFor()
    const mend = await breakDown(page, '**/leads?*offset=1*')
    await page.evaluate(`document.querySelector('table').parentElement.scrollTop = 1e6`)
    const retry = page.getByRole('button', { name: 'Часть заявок не загрузилась. Повторить' })
    await retry.waitFor()
    await mend()
    await retry.click()
    await row(page, 159).waitFor()
    await retry.waitFor({ state: 'detached' })
  })
})

describe('a failed action is shown, and can be retried', () => {
  test('earlier events of a lead', async () => {
    const { lead } = await api('POST', '/leads', { title: 'Окна' })
    for (let each = 0; each < 21; each++) await api('POST', `/leads/${lead.id}/comments`, { comment: `№ ${each}` })
    const page = await open(`/p/${project}/leads/${lead.id}`, { expects: [500] })
    const line = page.getByRole('region', { name: 'Лента' })
    const mend = await breakDown(page, '**/events?*cursor=*')
    await line.getByRole('button', { name: 'Показать раньше' }).click()
    await line.getByRole('alert').waitFor()
    await mend()
    await again(line).click()
    await line.getByText('Заявка записана вручную').waitFor()
  })

  test('to be on duty', async () => {
    const page = await settings('me')
    const mend = await breakDown(page, '**/duty')
    const press = async () => {
      await page.getByRole('button', { name: owner.name, exact: true }).click()
      await page.getByRole('menuitemcheckbox', { name: 'Я на смене' }).click()
    }
    await press()
    await page.locator('[data-toast][role=alert]').waitFor()
    await mend()
    await press()
    await page.getByText('на смене', { exact: true }).first().waitFor()
  })

  test('selecting rows that are not loaded yet', async () => {
    const page = await open(listOf(), { expects: [500] })
    await row(page, 0).getByRole('checkbox').click()
    await page.evaluate(`document.querySelector('table').parentElement.scrollTop = 1e6`)
    const mend = await breakDown(page, (url) => Number(url.searchParams.get('limit')) > 100)
    const select = () =>
      row(page, 155)
        .getByRole('checkbox')
        .click({ modifiers: ['Shift'] })
    const bar = page.getByRole('toolbar', { name: 'Действия с выбранными' })
    await select()
    await page.locator('[data-toast][role=alert]').waitFor()
    await mend()
    await select()
    await bar.getByText('156').waitFor()
  })
})

describe('shown data stays when a refetch fails', () => {
  const isReading = (request: Request) => request.method() === 'GET'

  test('a form that is edited', async () => {
    const { id } = await api('POST', '/forms', { name: 'Замер' })
    const page = await open(`/p/${project}/forms/${id}`, { expects: [500] })
    const title = page.getByRole('textbox', { name: 'Заголовок и название заявок' })
    await title.waitFor()
    await breakDown(page, `**/forms/${id}`, isReading)
    const refused = page.waitForResponse((answer) => answer.status() === 500)
    await title.fill('Вызвать замерщика')
    await page.getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'Форма сохранена').waitFor()
    await refused
    await title.fill('Вызвать мастера')
    expect(await title.inputValue()).toBe('Вызвать мастера')
  })

  test('the keys', async () => {
    for (const name of ['Первый', 'Второй']) await api('POST', '/keys', { scope: 'read', name })
    const page = await settings('keys')
    await page.getByRole('button', { name: 'Отозвать ключ: Первый' }).click()
    await breakDown(page, /v2.*\/keys$/, isReading)
    const refused = page.waitForResponse((answer) => answer.status() === 500)
    await page.getByRole('dialog').getByRole('button', { name: 'Отозвать ключ' }).click()
    await refused
    await toast(page, 'Ключ отозван').waitFor()
    await page.getByRole('button', { name: 'Отозвать ключ: Второй' }).waitFor()
  })
})

describe('a lead is cancelled', () => {
  const cancel = async (page: Page, name: string) => {
    await page.locator('tr', { hasText: name }).locator('[data-act=status]').click()
    await page.getByRole('menuitem', { name: 'Отменен' }).click()
  }
  const made = async (name: string) => (await api('POST', '/leads', { title: 'Окна', name })).lead.id as string
  const isCancelled = async (id: string) => (await api('GET', `/leads/${id}`)).status === '2'

  test('without a reason where the reasons cannot be read', async () => {
    const id = await made('Без Причины')
    const page = await open(listOf({ q: 'Без Причины' }), { isCut: true })
    await page.route('**/lost-reasons', (route) => route.abort())
    await cancel(page, 'Без Причины')
    await toast(page, 'Статус: Отменен').waitFor()
    await until(() => isCancelled(id), 'the lead to be cancelled')
  })

  test('without a reason when another lead is cancelled before the reasons are read', async () => {
    const ids = [await made('Медленный Первый'), await made('Медленный Второй')]
    const page = await open(listOf({ q: 'Медленный' }), { isCut: true })
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/lost-reasons', (route) => held.then(() => route.continue()))
    await cancel(page, 'Медленный Первый')
    await cancel(page, 'Медленный Второй')
    await until(() => isCancelled(ids[0] as string), 'the first lead to be cancelled')
    answer()
    await page.getByRole('dialog', { name: 'Почему отменена?' }).getByRole('button', { name: 'Дорого' }).click()
    await until(() => isCancelled(ids[1] as string), 'the second lead to be cancelled')
  })
})

test('a lead is paid without a price when another one is paid before the question is loaded', async () => {
  const named = async (name: string) => (await api('POST', '/leads', { title: 'Окна', name })).lead.id as string
  const ids = [await named('Оплата Первая'), await named('Оплата Вторая')]
  const page = await open('/healthz', { viewport: { width: 1440, height: 1012 } }) // a separate browser, which has no file of the console yet
  let load = () => {}
  const held = new Promise<void>((resolve) => {
    load = resolve
  })
  await page.route('**/assets/dialogs-*.js', (route) => held.then(() => route.continue()))
  await page.goto(`${desk().address}${listOf({ q: 'Оплата' })}`)
  const pay = async (name: string) => {
    await page.locator('tr', { hasText: name }).locator('[data-act=status]').click()
    await page.getByRole('menuitem', { name: 'Оплачен' }).click()
  }
  const isPaid = async (id: string) => (await api('GET', `/leads/${id}`)).status === '1'
  await pay('Оплата Первая')
  await pay('Оплата Вторая')
  await until(() => isPaid(ids[0] as string), 'the first lead to be paid')
  load()
  await page.getByRole('dialog').getByLabel('Сумма').fill('500')
  await page.keyboard.press('Enter')
  await until(() => isPaid(ids[1] as string), 'the second lead to be paid')
})
