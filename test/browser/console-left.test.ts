import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { phone, project, toast } from './desk-page.ts'
import { fillStorage } from './full-storage.ts'
import { listOf } from './list-page.ts'
import { keptWrites } from './outbox.ts'

const { open, api } = useConsole({ leads: 0 })
const lead = (page: Page) => page.locator('[data-lead]')
const comment = (page: Page) => lead(page).getByRole('textbox', { name: 'Комментарий для своих' })
const kept = (id: string) => api('GET', `/leads/${id}`)

async function make(draft: object = {}): Promise<{ id: string; path: string }> {
  const { id } = (await api('POST', '/leads', { title: 'Окна', name: 'Вера Уходящая', ...draft })).lead
  return { id, path: listOf().replace('/leads?', `/leads/${id}?`) }
}

/** Starts to edit a field of the lead with its button. */
async function begin(page: Page, name: string | RegExp): Promise<void> {
  await lead(page).getByRole('button', { name }).click()
}

describe('input in a field of a lead', () => {
  test('is kept when the page is left by the Back of a phone', async () => {
    const { id } = await make({ name: 'Вера Назадова' })
    const page = await open(listOf(), phone)
    await page.getByRole('article').filter({ hasText: 'Вера Назадова' }).getByRole('link').first().tap()
    await begin(page, 'Добавить текст заявки')
    await lead(page).getByRole('textbox', { name: 'Текст заявки' }).fill('Первая\nВторая\nТретья')
    await page.goBack()
    await toast(page, 'Изменено: Текст заявки').waitFor()
    expect((await kept(id)).text).toBe('Первая\nВторая\nТретья')
  })

  test('is kept when another page opens, unless it is invalid or was cancelled', async () => {
    const { id } = await make({ name: 'Вера Разная', source: 'листовка' })
    const page = await open(listOf())
    await page.getByRole('row').filter({ hasText: 'Вера Разная' }).locator('[data-open]').click()
    await begin(page, /^Заявка:/)
    await lead(page).getByRole('textbox', { name: 'Заявка', exact: true }).fill('')
    await page.goBack()
    await lead(page).waitFor({ state: 'detached' })
    await page.goForward()
    await begin(page, /^Источник:/)
    await lead(page).getByLabel('Источник').fill('выставка')
    await page.keyboard.press('Escape')
    await page.goBack()
    await lead(page).waitFor({ state: 'detached' })
    await page.goForward()
    await begin(page, /^Почта:/)
    await lead(page).getByRole('textbox', { name: 'Почта' }).fill('vera@example.com')
    await page.goBack()
    await until(async () => (await kept(id)).email === 'vera@example.com', 'the address to be kept')
    expect(await kept(id)).toMatchObject({ title: 'Окна', source: 'листовка', version: 2 })
  })

  test.each([
    ['имя', /^Имя:/, 'Имя', 1000, 'name'],
    ['телефон', /^Телефон:/, 'Телефон', 1000, 'phone'],
    ['источник', /^Источник:/, 'Источник', 1000, 'source'],
    ['текст', /^Текст заявки/, 'Текст заявки', 65_535, 'text'],
  ])('that is too long stays there until it is shorter: %s', async (_, button, name, limit, argument) => {
    const { id } = await make({ name: 'Вера Длинная', phone: '+7 921 000-00-09', source: 'листовка', text: 'Балкон' })
    const page = await open(`/p/${project}/leads/${id}?period=all`)
    await begin(page, button)
    const field = lead(page).getByLabel(name, { exact: true })
    await page.clock.install()
    await field.fill('1'.repeat(limit + 1))
    await page.clock.runFor(1_000) // suggestions are asked for after a pause
    await lead(page)
      .getByRole('alert')
      .getByText(`Слишком длинно: ${limit + 1} знаков, можно до ${limit}`)
      .waitFor()
    await field.press('Control+Enter')
    await field.blur()
    expect((await field.inputValue()).length).toBe(limit + 1)
    await field.fill('1'.repeat(limit))
    await page.clock.runFor(1_000)
    await field.press('Control+Enter')
    await toast(page, /^Изменено/).waitFor()
    expect((await kept(id))[argument]).toBe('1'.repeat(limit))
  })
})

describe('a comment', () => {
  test('that is not sent survives a reload, and is removed once it is sent', async () => {
    const { path } = await make()
    const page = await open(path)
    await comment(page).fill('Просил перезвонить')
    await page.reload()
    await expect.poll(() => comment(page).inputValue()).toBe('Просил перезвонить')
    await comment(page).press('Control+Enter')
    await lead(page).locator('ol, ul').getByText('Просил перезвонить').waitFor()
    await page.reload()
    await lead(page).locator('ol, ul').getByText('Просил перезвонить').waitFor()
    expect(await comment(page).inputValue()).toBe('')
  })

  test('that is refused after a reload is back in its field', async () => {
    const { path } = await make()
    const page = await open(path, { isCut: true, expects: [422] })
    const posts = /\/comments$/
    await page.route(posts, (route) => route.abort())
    await comment(page).fill('Ждёт ответа')
    await comment(page).press('Control+Enter')
    await page.locator('[data-offline]', { hasText: '1 правка ждёт' }).waitFor()
    await until(async () => (await page.evaluate(keptWrites)) === 1, 'the browser to keep the comment')
    await page.unroute(posts)
    await page.route(posts, (route) => {
      const body = '{"code":"too-long","params":{"length":9,"limit":8},"detail":"Нет"}'
      return route.fulfill({ status: 422, contentType: 'application/problem+json', body })
    })
    await page.reload()
    await toast(page, 'остался в поле. Слишком длинно').waitFor()
    await expect.poll(() => comment(page).inputValue()).toBe('Ждёт ответа')
  })

  test.each([
    ['keeps what is typed', true],
    ['keeps nothing', false],
  ])('and another one that are refused stand above what is typed since, where the browser %s', async (_, isKept) => {
    const { path } = await make()
    const page = await open('/healthz', { expects: [422] })
    if (!isKept) await page.addInitScript(fillStorage)
    await page.goto(new URL(path, page.url()).href)
    let refuse = () => {}
    const held = new Promise<void>((resolve) => {
      refuse = resolve
    })
    await page.route(/\/comments$/, async (route) => {
      await held
      const body = '{"code":"too-long","params":{"length":9,"limit":8},"detail":"Нет"}'
      await route.fulfill({ status: 422, contentType: 'application/problem+json', body })
    })
    for (const text of ['Первый', 'Второй']) {
      await comment(page).fill(text)
      await comment(page).press('Control+Enter')
    }
    await comment(page).fill('Третий')
    refuse()
    await expect.poll(() => comment(page).inputValue()).toBe('Первый\nВторой\nТретий')
  })

  test('that is being edited survives a reload, until it is saved or cancelled', async () => {
    const { id, path } = await make()
    await api('POST', `/leads/${id}/comments`, { comment: 'Будет дома после обеда' })
    const page = await open(path)
    const field = lead(page).getByRole('textbox', { name: 'Текст комментария' })
    const change = async (text: string) => {
      await begin(page, 'Действия с комментарием')
      await page.getByRole('menuitem', { name: 'Изменить' }).click()
      await field.fill(text)
      await page.reload()
      await expect.poll(() => field.inputValue()).toBe(text)
    }
    await change('Будет дома вечером')
    await lead(page).getByRole('button', { name: 'Сохранить' }).click()
    await lead(page).locator('ol, ul').getByText('Будет дома вечером').waitFor()
    await change('Лишнее')
    await lead(page).getByRole('button', { name: 'Отмена' }).click()
    await page.reload()
    await lead(page).locator('ol, ul').getByText('Будет дома вечером').waitFor()
    expect(await field.count()).toBe(0)
  })
})
