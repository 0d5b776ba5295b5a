import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { drawer, project, toast, type Visit } from './desk-page.ts'
import { hold } from './hold.ts'

const { desk, open, api } = useConsole({ leads: 0 })
const list = `/p/${project}/leads?period=all`
const part = (page: Page, name: string) => drawer(page).getByRole('region', { name })

async function keep(draft: object): Promise<string> {
  return (await api('POST', '/leads', { title: 'Окна', ...draft })).lead.id
}

async function openLead(id: string, how: Visit = {}): Promise<Page> {
  const page = await open(`/p/${project}/leads/${id}?period=all`, how)
  await drawer(page).getByRole('button', { name: 'Написать' }).waitFor()
  return page
}

describe('a person', () => {
  test('can be called and written to by links', async () => {
    const page = await openLead(await keep({ phone: '8 (999) 123-45-67', email: 'ivan@example.com' }))
    const link = (name: string) => drawer(page).getByRole('link', { name }).getAttribute('href')
    expect(await link('Позвонить')).toBe('tel:+79991234567')
    expect(await link('8 (999) 123-45-67')).toBe('tel:+79991234567')
    expect(await link('ivan@example.com')).toBe('mailto:ivan@example.com')
    await drawer(page).getByRole('button', { name: 'Написать' }).click()
    const way = (name: string) => page.getByRole('menuitem', { name }).getAttribute('href')
    expect(await Promise.all(['WhatsApp', 'Telegram', 'Viber', 'SMS', 'Письмо'].map(way))).toEqual([
      'https://wa.me/79991234567',
      'https://t.me/+79991234567',
      'viber://chat?number=%2B79991234567',
      'sms:+79991234567',
      'mailto:ivan@example.com',
    ])
  })

  test('is copied, and so is the link to their enquiry', async () => {
    const id = await keep({ phone: '8 (999) 123-45-00', email: 'olga@example.com' })
    const page = await openLead(id, { permissions: ['clipboard-read', 'clipboard-write'] })
    for (const [name, text] of [
      ['Скопировать: Телефон', '+79991234500'],
      ['Скопировать: Почта', 'olga@example.com'],
      ['Скопировать ссылку', `${desk().address}/p/${project}/leads/${id}`],
    ] as const) {
      await drawer(page).getByRole('button', { name }).click()
      await until(async () => (await page.evaluate('navigator.clipboard.readText()')) === text, `${name} to be copied`)
    }
    await toast(page, 'Ссылка скопирована').waitFor()
  })

  test('has own fields of dates as people write them, the same in every zone, and edited as dates', async () => {
    await api('POST', '/fields', { name: 'Дата замера', type: 'date' })
    const id = await keep({ fields: { 'Дата замера': '2026-11-27' } })
    const page = await openLead(id, { timezoneId: 'Pacific/Auckland' })
    await drawer(page).getByLabel('Сведения').getByText('27 ноя 2026', { exact: true }).waitFor()
    await drawer(page)
      .getByRole('button', { name: /^Дата замера: 27 ноя 2026/ })
      .click()
    const field = drawer(page).getByLabel('Дата замера', { exact: true })
    expect(await field.getAttribute('type')).toBe('date')
    await field.press('Backspace')
    await field.press('Enter')
    await drawer(page).getByRole('alert').getByText('Дата целиком').waitFor()
    await field.fill('2026-12-01')
    await field.press('Enter')
    await drawer(page).getByLabel('Сведения').getByText('1 дек 2026', { exact: true }).waitFor()
    const day = async () => (await api('GET', `/leads/${id}`)).fields['Дата замера']
    await until(async () => (await day()) === '2026-12-01', 'the day to be kept')
  })

  test('is shown with earlier enquiries and their source', async () => {
    const before = await keep({ title: 'Балкон', phone: '+7 999 123-45-68', creation_date: '2024-01-10T12:00:00Z' })
    const first_touch = { utm_source: 'yandex', utm_medium: 'cpc', utm_campaign: 'okna-spb' }
    const last_touch = { referrer: 'https://vk.com/okna', landing: 'https://okna.example/balkon' }
    const page = await openLead(await keep({ phone: '8 (999) 123-45-68', first_touch, last_touch }))
    await drawer(page).getByText('2-е обращение').waitFor()
    const touches = await part(page, 'Откуда').locator('> div > div').allInnerTexts()
    expect(touches.map((each) => each.split(/\n+/))).toEqual([
      ['Первое касание', 'yandex · cpc', 'okna-spb'],
      ['Последнее', 'vk.com', 'okna.example/balkon'],
    ])
    await part(page, 'Раньше')
      .getByRole('link', { name: /10 янв.*2024.*Балкон/ })
      .click()
    await page.waitForURL((url) => url.pathname.endsWith(`/leads/${before}`))
    await part(page, 'Другие обращения').getByRole('link', { name: /Окна/ }).waitFor()
  })

  test('is shown with all of their enquiries, however many', async () => {
    const phone = '+7 999 123-45-73'
    for (let day = 1; day <= 25; day++)
      await keep({ title: `Балкон ${day}`, phone, creation_date: `2024-01-${String(day).padStart(2, '0')}T12:00:00Z` })
    const page = await openLead(await keep({ phone }))
    await drawer(page).getByText('26-е обращение').waitFor()
    const before = part(page, 'Раньше')
    await before.getByRole('button', { name: 'Ещё 21 обращение' }).click()
    await expect.poll(() => before.getByRole('link').count()).toBe(25)
    await before.getByRole('link').last().click()
    await part(page, 'Другие обращения').getByText('25', { exact: true }).waitFor()
    expect(await drawer(page).getByText('-е обращение').count()).toBe(0) // it was the first enquiry
  })

  test('has other enquiries once a corrected phone is theirs, and when they enquire again', async () => {
    await keep({ title: 'Балкон', phone: '+7 999 123-45-71', creation_date: '2024-01-10T12:00:00Z' })
    const page = await openLead(await keep({ phone: '+7 999 123-45-72', email: 'mistyped@example.com' }))
    await part(page, 'Лента').getByText('Заявка записана вручную').waitFor()
    expect(await part(page, 'Раньше').count()).toBe(0)
    await drawer(page)
      .getByRole('button', { name: /^Телефон:/ })
      .click()
    await drawer(page).getByRole('textbox', { name: 'Телефон' }).fill('8 (999) 123-45-71')
    await page.keyboard.press('Enter')
    await part(page, 'Раньше')
      .getByRole('link', { name: /Балкон/ })
      .waitFor()
    await keep({ title: 'Терраса', phone: '+7 999 123-45-71' })
    await part(page, 'Другие обращения')
      .getByRole('link', { name: /Терраса/ })
      .waitFor()
  })

  test('has one lead with both receipts after sending a form twice', async () => {
    await api('PATCH', '/capture', { threshold: 1000 }) // a form that is sent at once looks like a program
    const fields = [{ input: 'phone', name: 'phone', label: 'Телефон', required: true }]
    const { path } = await api('POST', '/forms', { name: 'Замер', title: 'Замер окон', fields })
    const send = async () => {
      const body = new URLSearchParams({ phone: '+7 999 123-45-69' })
      const answer = await fetch(desk().address + path, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
      })
      return (await answer.json()) as { lead_id?: string }
    }
    const { lead_id } = await send()
    await send()
    const page = await openLead(String(lead_id))
    const receipts = part(page, 'С сайта').getByRole('listitem').filter({ hasText: 'Форма «Замер»' })
    await receipts.filter({ hasText: 'стало заявкой' }).waitFor()
    await receipts.filter({ hasText: 'дополнение · то же самое ещё раз' }).waitFor()
    await part(page, 'Лента').getByText('Заявка пришла с сайта: Форма «Замер»').waitFor()
  })
})

describe('a lead', () => {
  test('is restored from its timeline, event by event', async () => {
    const id = await keep({ source: 'листовка' })
    await api('PATCH', `/leads/${id}`, { source: 'выставка' })
    const page = await openLead(id)
    const happened = part(page, 'Лента').getByRole('listitem').filter({ hasText: 'источник листовка → выставка' })
    await happened.getByRole('button', { name: 'вернуть' }).click()
    await toast(page, 'Возвращено как было').waitFor()
    await drawer(page).getByRole('button', { name: 'Источник: листовка' }).waitFor()
    await part(page, 'Лента').getByRole('listitem').filter({ hasText: 'источник выставка → листовка' }).waitFor()
    await happened.getByRole('button', { name: 'вернуть' }).waitFor({ state: 'detached' })
  })

  test('keeps the seconds of a date that was only viewed in the calendar', async () => {
    const creation_date = '2024-01-10T12:34:56Z'
    const id = await keep({ creation_date })
    const page = await openLead(id)
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'PATCH' && sent.push(request.url()))
    const date = drawer(page).getByRole('button', { name: /^Создана:/ })
    const calendar = page.getByRole('dialog', { name: 'Создана' })
    await date.click()
    await calendar.getByRole('button', { name: 'Готово' }).click()
    await calendar.waitFor({ state: 'detached' })
    await drawer(page)
      .getByRole('button', { name: /^Источник:/ })
      .click()
    const source = { name: 'Источник', exact: true }
    await drawer(page).getByRole('combobox', source).or(drawer(page).getByRole('textbox', source)).fill('выставка')
    await page.keyboard.press('Enter')
    await until(async () => (await api('GET', `/leads/${id}`)).source === 'выставка', 'the source to be kept')
    expect((await api('GET', `/leads/${id}`)).creation_date).toBe(creation_date)
    expect(sent).toHaveLength(1)
  })

  test('is moved to the bin, and restored', async () => {
    const id = await keep({ name: 'Мария Лишняя' })
    const page = await openLead(id)
    const row = page.getByRole('row', { name: /Мария Лишняя/ })
    await row.waitFor()
    await drawer(page).getByRole('button', { name: 'Ещё' }).click()
    await page.getByRole('menuitem', { name: 'Удалить в корзину' }).click()
    await toast(page, 'Заявка в корзине').waitFor()
    await row.waitFor({ state: 'detached' })
    await drawer(page).waitFor({ state: 'detached' })
    await page.goBack()
    await drawer(page)
      .getByText(/^В корзине: /)
      .waitFor()
    await drawer(page).getByRole('button', { name: 'Восстановить' }).click()
    await toast(page, 'Заявка снова в работе').waitFor()
    await drawer(page)
      .getByText(/^В корзине: /)
      .waitFor({ state: 'detached' })
    await row.waitFor()
  })

  test('closes as soon as it is moved to the bin, whatever page is open when the answer arrives', async () => {
    const page = await openLead(await keep({ name: 'Мария Лишняя' }))
    const { asked, letGo } = await hold(page, (request) => request.method() === 'DELETE')
    await drawer(page).getByRole('button', { name: 'Ещё' }).click()
    await page.getByRole('menuitem', { name: 'Удалить в корзину' }).click()
    await asked
    await drawer(page).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Доска' }).click()
    await page.waitForURL((url) => url.pathname === `/p/${project}/board`)
    letGo()
    await toast(page, 'Заявка в корзине').waitFor()
    expect(new URL(page.url()).pathname).toBe(`/p/${project}/board`)
  })

  test('is entered by hand, with a warning that the person enquired before', async () => {
    await keep({ name: 'Пётр Прежний', phone: '+7 999 123-45-70' })
    const page = await open(list)
    await page.getByRole('row', { name: /Пётр Прежний/ }).waitFor()
    await page.keyboard.press('n')
    const form = page.getByRole('dialog', { name: 'Новая заявка' })
    await form.getByLabel('Имя').fill('Пётр Звонивший')
    await form.getByLabel('Телефон').fill('8 999 123 45 70')
    await form.getByText('Этот человек уже обращался: 1 заявка').waitFor()
    await form.getByRole('button', { name: /Пётр Прежний/ }).waitFor()
    await form.getByLabel('Сумма').fill('12 500,50')
    await form.getByRole('button', { name: 'Создать' }).click()
    await toast(page, 'Заявка создана')
      .getByRole('button', { name: /Открыть/ })
      .click()
    await drawer(page).getByRole('heading', { name: 'Пётр Звонивший' }).waitFor()
    await drawer(page)
      .getByRole('button', { name: /^Сумма: 12\s500,5/ })
      .waitFor()
    await part(page, 'Раньше').getByRole('link', { name: /Окна/ }).waitFor()
  })
})
