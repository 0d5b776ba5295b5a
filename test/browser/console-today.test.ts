import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { drawer, owner, phone, project, toast } from './desk-page.ts'
import { has, listOf, row } from './list-page.ts'

const boris = { email: 'boris@example.com', name: 'Борис Волков', role: 'agent' } as const
const { desk, open, api } = useConsole({ leads: 0, people: [owner, boris] })

async function lead(draft: object): Promise<string> {
  return (await api('POST', '/leads', { title: 'Окна', ...draft })).lead.id
}
const read = (id: string) => api('GET', `/leads/${id}`)

describe('call backs', () => {
  test('are set for many leads with a note, and undone as one', async () => {
    const ids = [await lead({ name: 'Ряд Первый' }), await lead({ name: 'Ряд Второй' })]
    const page = await open(listOf({ q: 'Ряд' }))
    await has(page, 2)
    for (const index of [0, 1]) await row(page, index).getByRole('checkbox').click()
    const bar = page.getByRole('toolbar', { name: 'Действия с выбранными' })
    await bar.getByRole('button', { name: 'Перезвонить' }).click()
    await page.getByLabel('О чём перезвонить').fill('Скидка на монтаж')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('menuitem', { name: 'Завтра утром' }).click()
    await toast(page, /2 заявки: перезвонить/).waitFor()
    for (const index of [0, 1]) await row(page, index).getByText('Скидка на монтаж').waitFor()
    for (const id of ids) expect((await read(id)).remind_note).toBe('Скидка на монтаж')
    await toast(page, /2 заявки/)
      .getByRole('button', { name: 'Отменить' })
      .click()
    await row(page, 0).getByText('Скидка на монтаж').waitFor({ state: 'detached' })
    await until(async () => (await read(ids[0] as string)).remind_at === null, 'the reminder to go')
  })

  test('have a note that is edited on the card by keyboard, shown on a phone, and removed with the call back', async () => {
    const id = await lead({ name: 'Записка Одна', remind_at: '2031-05-06T07:00:00Z', remind_note: 'О смете' })
    const page = await open(`/p/${project}/leads/${id}?period=all`)
    const fact = drawer(page).getByRole('button', { name: /^Перезвонить: .*О смете$/ })
    await fact.press('Enter')
    await page.getByLabel('О чём перезвонить').fill('О сроке')
    await page.keyboard.press('Enter')
    await until(async () => (await read(id)).remind_note === 'О сроке', 'the note to be kept')
    expect((await read(id)).remind_at).toBe('2031-05-06T07:00:00Z')
    const small = await open(listOf({ q: 'Записка Одна' }), phone)
    await small.getByRole('article').getByText('О сроке').waitFor()
    await drawer(page)
      .getByRole('button', { name: /О сроке$/ })
      .click()
    await page.getByRole('menuitem', { name: 'Не перезванивать' }).click()
    await until(async () => (await read(id)).remind_note === null, 'the note to go')
  })
})

describe('the view of call backs', () => {
  const chip = (page: Page) => page.getByRole('button', { name: /^Убрать условие: Перезвонить/ })

  test('is of today, whenever its address was made, and advances with the day', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+Z/, 'Z')
    await lead({ name: 'Звонить Сегодня', assignee: '1', remind_at: inDays(0) })
    await lead({ name: 'Звонить Завтра', assignee: '1', remind_at: inDays(1) })
    const filter = JSON.stringify({ field: 'remind_at', operator: '<=', value: '2024-01-09T20:59:59Z' })
    const ownClock = { viewport: { width: 1440, height: 1010 } } // a separate browser
    const page = await open(listOf({ view: 'call', filter }), ownClock)
    await page.getByRole('row', { name: /Звонить Сегодня/ }).waitFor()
    expect(await page.getByRole('row', { name: /Звонить Завтра/ }).count()).toBe(0)
    await page.clock.setSystemTime(Date.now() + 86_400_000)
    await page.evaluate("window.dispatchEvent(new Event('focus'))")
    await page.getByRole('row', { name: /Звонить Завтра/ }).waitFor()
    await chip(page).click()
    await page.waitForURL((url) => !url.searchParams.has('view') && !url.searchParams.has('filter'))
  })
})

test.each([
  ['today', 'просрочено с'],
  ['board', 'просрочено'],
])('a call back becomes overdue and a lead grows old while the page is only looked at: %s', async (place, said) => {
  const name = `Стареет ${place}`
  const at = new Date(Date.now() + 5 * 60_000).toISOString().replace(/\.\d+Z/, 'Z')
  await lead({ name, assignee: '1', remind_at: at })
  const page = await open('/healthz', { viewport: { width: 1440, height: 1011 } }) // a separate browser, since its clock stays set
  await page.clock.install()
  await page.goto(`${desk().address}/p/${project}/${place}`)
  const shown = page.getByText(name).locator('xpath=ancestor::*[self::li or @data-card]')
  await shown.waitFor()
  expect(await shown.getByText(said).count()).toBe(0)
  await page.clock.fastForward('10:00')
  await shown.getByText(said).waitFor()
})

describe('comments', () => {
  const line = (page: Page) => drawer(page).getByRole('region', { name: 'Лента' })
  const entry = (page: Page, text: string) => line(page).getByRole('listitem').filter({ hasText: text })

  test('name members by their ids, link addresses safely, and are changed and deleted', async () => {
    const id = await lead({ name: 'Переписка Общая' })
    const page = await open(`/p/${project}/leads/${id}?period=all`)
    const field = page.getByLabel('Комментарий для своих')
    await field.click()
    await page.keyboard.type('Смета: https://okna.example/a?b=1), javascript:alert(1). @бор')
    await page.getByRole('option', { name: boris.name }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('посмотри')
    await page.keyboard.press('Control+Enter')
    const said = entry(page, `@${boris.name} посмотри`)
    const link = said.getByRole('link')
    expect(await link.getAttribute('href')).toBe('https://okna.example/a?b=1')
    expect(await link.getAttribute('rel')).toContain('noopener')
    const { items } = await api('GET', `/leads/${id}/events?limit=1`)
    expect(items[0].after).toMatchObject({ comment: expect.stringContaining('[member:2] посмотри'), mentions: ['2'] })

    await said.getByRole('button', { name: 'Действия с комментарием' }).click()
    await page.getByRole('menuitem', { name: 'Изменить' }).click()
    const text = page.getByLabel('Текст комментария')
    expect(await text.inputValue()).toContain(`@${boris.name} посмотри`)
    await text.fill(`@${boris.name} посмотри сегодня`)
    await text.press('Control+Enter')
    await entry(page, 'посмотри сегодня').getByText('изменён').waitFor()
    expect(await line(page).getByRole('listitem').count()).toBe(2) // the comment and the creation of the lead

    await entry(page, 'посмотри сегодня').getByRole('button', { name: 'Действия с комментарием' }).click()
    await page.getByRole('menuitem', { name: 'Удалить' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click()
    await entry(page, 'Комментарий удалён').waitFor()
    expect(JSON.stringify(await api('GET', `/leads/${id}/events`))).not.toContain('посмотри')
  })

  test('of another are not offered to be changed, but an owner may delete them', async () => {
    const id = await lead({ name: 'Чужие Слова' })
    await api('POST', `/leads/${id}/comments`, { comment: 'От владельца' })
    const page = await open(`/p/${project}/leads/${id}?period=all`, { email: boris.email })
    await entry(page, 'От владельца').waitFor()
    expect(await entry(page, 'От владельца').getByRole('button', { name: 'Действия с комментарием' }).count()).toBe(0)
  })
})

describe('the page of the morning', () => {
  const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
  const number = async (page: Page, name: string) =>
    Number((await section(page, name).getByRole('heading').textContent())?.replace(/\D/g, ''))
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+Z/, 'Z')

  test('is the start page of an agent, and each number equals that of its list and of the navigation', async () => {
    const mine = { assignee: '2', status: '0' }
    await lead({ ...mine, name: 'Звонок Поздний', remind_at: yesterday, remind_note: 'О замере' })
    await lead({ name: 'Звонок Ничей', remind_at: new Date(Date.now() + 60_000).toISOString().replace(/\.\d+Z/, 'Z') })
    await lead({ assignee: '1', name: 'Звонок Чужой', remind_at: yesterday })
    await lead({ ...mine, name: 'Без Шага' })
    const told = await lead({ name: 'Зовут Бориса' })
    await api('POST', `/leads/${told}/comments`, { comment: '[member:2], возьмёшь?' })
    const page = await open('/', { email: boris.email })
    await page.waitForURL(/\/today$/)
    const calls = section(page, 'Перезвонить')
    await calls.getByText('О замере').waitFor()
    expect(await calls.getByRole('link').filter({ hasText: 'Звонок' }).allTextContents()).toEqual([
      'Звонок ПозднийОкна',
      'Звонок НичейОкна',
    ])
    await section(page, 'Упоминания').getByText(`@${boris.name}, возьмёшь?`).waitFor()
    const counted = { calls: await number(page, 'Перезвонить'), mentions: await number(page, 'Упоминания') }
    expect(counted).toEqual({ calls: 2, mentions: 1 })
    const nav = page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Сегодня' })
    await expect.poll(() => nav.textContent()).toMatch(/3$/)
    for (const name of ['Перезвонить', 'Новые', 'Упоминания', 'Мои без следующего шага']) {
      const total = await number(page, name)
      await section(page, name).getByRole('heading').getByRole('link').click()
      await has(page, total)
      await page.goBack()
      await section(page, name).waitFor()
    }
  })

  test('completes and moves call backs, and removes a mention that was read', async () => {
    const page = await open(`/p/${project}/today`, { email: boris.email })
    const calls = section(page, 'Перезвонить')
    const late = calls.getByRole('listitem').filter({ hasText: 'Звонок Поздний' })
    await late.getByRole('button', { name: 'Готово' }).click()
    await late.waitFor({ state: 'detached' })
    await toast(page, 'Перезвонить').getByRole('button', { name: 'Отменить' }).click()
    await late.getByRole('button', { name: 'Перенести звонок: Звонок Поздний' }).click()
    await page.getByRole('menuitem', { name: 'Завтра утром' }).click()
    await late.waitFor({ state: 'detached' })
    await section(page, 'Упоминания').getByRole('link', { name: 'Зовут Бориса' }).click()
    await drawer(page).getByText('возьмёшь?').waitFor()
    await section(page, 'Упоминания').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.waitForURL(/\/today\?/)
  })

  test('moves to the next call back when anybody postpones the open one', async () => {
    const calls = ['Очередь Первая', 'Очередь Вторая', 'Очередь Третья', 'Очередь Четвёртая']
    const ids: string[] = []
    for (const [index, name] of calls.entries())
      ids.push(await lead({ name, assignee: '1', remind_at: `2024-02-0${index + 1}T07:00:00Z` }))
    const page = await open(`/p/${project}/today`)
    const next = drawer(page).locator('header button[title$=J]')
    const goOn = async (index: number) => {
      const other = ids.at(-1) as string
      await api('PATCH', `/leads/${other}`, { name: `Очередь Другая ${index}` })
      await section(page, 'Перезвонить').getByText(`Очередь Другая ${index}`).waitFor() // the change was refetched
      await next.click()
      await page.waitForURL(new RegExp(`/today/${ids[index + 1]}`))
      await drawer(page)
        .getByRole('heading', { name: String(calls[index + 1]) })
        .waitFor()
    }
    await section(page, 'Перезвонить').getByRole('link', { name: 'Очередь Первая' }).click()
    await drawer(page)
      .getByRole('button', { name: /^Перезвонить:/ })
      .click()
    await page.getByRole('menuitem', { name: 'Завтра утром' }).click()
    await toast(page, 'Перезвонить').waitFor()
    await goOn(0)
    await api('PATCH', `/leads/${ids[1]}`, { remind_at: '2031-05-06T07:00:00Z' })
    await section(page, 'Перезвонить').getByText('Очередь Вторая').waitFor({ state: 'detached' })
    await goOn(1)
  })

  test('fits a phone, and is reachable there', async () => {
    const page = await open(`/p/${project}/leads`, { ...phone, email: boris.email })
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Сегодня' }).click()
    const row = section(page, 'Новые').getByRole('listitem').first()
    await row.waitFor()
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBe(360)
    await row.getByRole('link').first().click()
    await page.getByRole('region', { name: /Заявка №/ }).waitFor()
  })
})
