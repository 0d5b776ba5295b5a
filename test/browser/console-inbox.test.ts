import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { barriers, barriersInTheDark } from './access.ts'
import { useConsole } from './console.ts'
import { owner, phone, project, toast } from './desk-page.ts'

const agent = { email: 'oleg@example.com', name: 'Олег Котов', role: 'agent' as const }
const viewer = { email: 'vera@example.com', name: 'Вера Ли', role: 'viewer' as const }
const contractor = { email: 'sub@example.com', name: 'Пётр Подряд', role: 'contractor' as const, sources: ['vk'] }
const { desk, open, api } = useConsole({ leads: 0, people: [owner, agent, viewer, contractor] })

let key: string
/** Submits a form as a site does. */
const came = async (fields: Record<string, string>, source = 'site') => {
  const body = new URLSearchParams(fields)
  const answer = await fetch(`${desk().address}/in/${source}?key=${key}`, { method: 'POST', body })
  return String(((await answer.json()) as { receipt_id: string }).receipt_id)
}
const inbox = (view: Record<string, string> = {}, how = {}) =>
  open(`/p/${project}/inbox?${new URLSearchParams(view)}`, how)
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
const detail = (page: Page, id: string) => page.getByRole('complementary', { name: `Обращение № ${id}` })
const spam = (name: string, phone: string) => came({ name, phone, comment: 'Возьмите кредит без справок' })

beforeAll(async () => {
  key = (await api('POST', '/keys', { scope: 'capture', name: 'Сайт' })).key
  await api('PATCH', '/capture', { stop_words: ['кредит*'] })
  await api('POST', '/forms', { name: 'Ещё без обращений' })
  const anna = { name: 'Анна Лебедева', phone: '+7 921 000-00-01', comment: 'Балкон 6 метров', Цвет: 'белый' }
  await came(anna)
  await came(anna)
  await fetch(`${desk().address}/in/quiz?key=${key}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"name": ',
  })
})

describe('what came', () => {
  test('that waits for a person is counted on each tab of the entry points', async () => {
    for (const path of ['forms', 'import', 'inbox']) {
      const page = await open(`/p/${project}/${path}`)
      const tabs = page.getByRole('navigation', { name: 'Откуда приходят заявки' })
      await tabs.getByRole('link', { name: /^Входящие\s*1$/ }).waitFor()
    }
  })

  test('that came last is shown at the bottom of the navigation, except to contractors', async () => {
    const live = (page: Page) => page.getByRole('link', { name: /^Последнее обращение: (только что|\d+ \S+ назад)/ })
    const page = await open(`/p/${project}/leads`)
    await live(page).click()
    await page.waitForURL(/\/inbox/)
    const other = await open(`/p/${project}/leads`, { email: contractor.email })
    await other.getByRole('button', { name: contractor.name, exact: true }).waitFor()
    await other.getByText('Они появятся здесь, как только придут.').waitFor()
    expect(await live(other).count()).toBe(0)
  })

  test('is listed by outcome, by day and by way, and can be searched', async () => {
    const page = await inbox()
    const ends = page.getByRole('group', { name: 'Итог' })
    await ends.getByRole('button', { name: 'Все 3' }).waitFor()
    await row(page, 'Дополнение').getByText('Анна Лебедева').waitFor()
    await page.getByRole('group', { name: 'Сколько пришло по дням' }).getByRole('button').last().waitFor()
    expect(await barriers(page, { name: '', path: '', whole: '' })).toEqual([])
    expect(await barriersInTheDark(page)).toEqual([])
    await ends.getByRole('button', { name: 'Карантин 1' }).click()
    await row(page, 'Не читается').waitFor()
    await expect.poll(() => page.getByRole('row').count()).toBe(2)
    await ends.getByRole('button', { name: 'Все 3' }).click()
    await page.getByRole('button', { name: 'Откуда', exact: true }).click()
    await page.getByRole('menuitem', { name: /^Ещё без обращений/ }).waitFor()
    await page.getByRole('menuitem', { name: 'quiz' }).click()
    await row(page, 'Анна').first().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Откуда: quiz' }).click()
    await page.getByRole('menuitem', { name: 'Откуда угодно' }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('лебедева 921')
    await row(page, 'Не читается').waitFor({ state: 'detached' })
    await ends.getByRole('button', { name: 'Все 2' }).waitFor()
    await page.getByRole('group', { name: 'Сколько пришло' }).getByRole('button').last().click()
    await page.getByRole('group', { name: 'Сколько пришло по часам' }).waitFor()
  })

  test('arrives live, and becomes a lead by keyboard, with the raw request beside its interpretation', async () => {
    const page = await inbox({ end: 'spam', period: 'today' })
    await page.getByText('За это время ничего такого не приходило').waitFor()
    const id = await spam('Игорь', '8 (972) 555-01-47')
    await row(page, 'Игорь').getByText('100 баллов').waitFor()
    await page.keyboard.press('j')
    const opened = detail(page, id)
    await opened.getByRole('heading', { name: 'Спам: 100 баллов, порог 100' }).waitFor()
    await opened.getByText('стоп-слово кредит*').waitFor()
    const request = opened.getByRole('region', { name: 'Запрос' })
    await request.getByText('phone=8 (972) 555-01-47').waitFor()
    await opened.getByRole('definition').filter({ hasText: '8 (972) 555-01-47' }).waitFor()
    expect(await barriers(page, { name: '', path: '', whole: '' })).toEqual([])
    expect(await barriersInTheDark(page)).toEqual([])
    await opened.getByRole('button', { name: 'Дословно' }).press('Enter')
    await request.getByText('name=%D0%98%D0%B3').waitFor()
    const saved = page.waitForEvent('download')
    await opened.getByRole('button', { name: 'Ещё' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Скачать запрос' }).click()
    expect(await readFile(await (await saved).path(), 'utf8')).toContain('phone=8')
    await page.keyboard.press('n')
    await toast(page, /Теперь это заявка № \d/).waitFor()
    await opened.getByRole('link', { name: /Стало заявкой/ }).waitFor()
    expect((await api('GET', `/receipts/${id}`)).end).toBe('lead')
    await page.keyboard.press('Escape')
    await opened.waitFor({ state: 'detached' })
  })

  test('is reprocessed with others by a job, which is undone as a whole', async () => {
    const ids = [await spam('Оптом 1', '+79720000001'), await spam('Оптом 2', '+79720000002')]
    const page = await inbox({ end: 'spam' })
    await row(page, 'Оптом 2').waitFor()
    await api('PATCH', '/capture', { stop_words: [] })
    await page.getByRole('button', { name: 'Разобрать заново…' }).click()
    await page.getByRole('menuitem', { name: 'Разобрать заново' }).click()
    const question = page.getByRole('dialog', { name: 'Разобрать заново 2 обращения?' })
    await question.getByRole('button', { name: 'Разобрать заново' }).click()
    const told = toast(page, 'Изменилось 2 обращения')
    await told.waitFor()
    await api('PATCH', '/capture', { stop_words: ['кредит*'] })
    await row(page, 'Оптом 2').waitFor({ state: 'detached' })
    const ends = () => Promise.all(ids.map(async (id) => (await api('GET', `/receipts/${id}`)).end))
    expect(await ends()).toEqual(['lead', 'lead'])
    const made = async () => (await api('GET', `/leads?${new URLSearchParams({ q: 'Оптом', period: 'all' })}`)).total
    expect(await made()).toBe(2)
    await told.getByRole('button', { name: 'Отменить' }).click()
    await toast(page, 'Отменено: Изменилось 2 обращения').waitFor()
    expect(await made()).toBe(0)
  })

  test('is selected by boxes and keys, and blocked, marked as no spam or reprocessed with others', async () => {
    for (const n of [1, 2, 3]) await spam(`Пачка ${n}`, `+7 973 000-00-0${n}`)
    const page = await inbox({ end: 'spam', q: 'Пачка' })
    const box = (on: Page, name: string) => on.getByRole('checkbox', { name: `Выбрать: ${name}` })
    const bar = (on: Page) => on.getByRole('toolbar', { name: 'Действия с выбранными' })
    await box(page, 'Пачка 3').click()
    await box(page, 'Пачка 1').click({ modifiers: ['Shift'] })
    await bar(page).getByText('Выбрано 3').waitFor()
    expect(await page.getByRole('checkbox', { name: 'Выбрать все показанные' }).isChecked()).toBe(true)
    expect(await barriers(page, { name: '', path: '', whole: '' })).toEqual([])
    expect(await barriersInTheDark(page)).toEqual([])
    await row(page, 'Пачка 2').getByRole('link').focus()
    await page.keyboard.press('x')
    await bar(page).getByText('Выбрано 2').waitFor()
    await bar(page).getByRole('button', { name: 'Блокировать' }).press('Enter')
    await page.getByRole('menuitem', { name: '2 телефона' }).press('Enter')
    await toast(page, 'Заблокировано: +7 973 000-00-0').waitFor()
    await bar(page).getByRole('button', { name: 'Блокировать' }).click()
    await page.getByRole('menuitem', { name: 'Адреса, с которых прислано' }).click()
    await toast(page, 'Заблокировано: 127.0.0.1').waitFor()
    expect(await api('GET', '/capture')).toMatchObject({
      blocked_phones: ['+7 973 000-00-03', '+7 973 000-00-01'],
      blocked_addresses: ['127.0.0.1'],
    })
    await api('PATCH', '/capture', { blocked_phones: [], blocked_addresses: [] })
    await bar(page).getByRole('button', { name: 'Не спам' }).press('Enter')
    await page.getByRole('dialog', { name: '2 обращения — не спам?' }).getByRole('button', { name: 'Не спам' }).click()
    await toast(page, 'Изменилось 2 обращения').waitFor()
    await bar(page).waitFor({ state: 'detached' })
    await row(page, 'Пачка 3').waitFor({ state: 'detached' })

    const small = await inbox({ end: 'spam', q: 'Пачка' }, phone)
    await box(small, 'Пачка 2').tap()
    await bar(small).getByText('Выбрано 1').waitFor()
    expect(await small.evaluate('document.documentElement.scrollWidth')).toBe(360)
    expect(await barriers(small, { name: '', path: '', whole: '' })).toEqual([])
    await bar(small).getByRole('button', { name: 'Снять выбор' }).tap()
    await bar(small).waitFor({ state: 'detached' })
    await box(small, 'Пачка 2').tap()
    await api('PATCH', '/capture', { stop_words: [] })
    await bar(small).getByRole('button', { name: 'Разобрать заново' }).tap()
    const question = small.getByRole('dialog', { name: 'Разобрать заново 1 обращение?' })
    await question.getByRole('button', { name: 'Разобрать заново' }).tap()
    await toast(small, 'Изменилось 1 обращение').waitFor()
    await api('PATCH', '/capture', { stop_words: ['кредит*'] })
  })

  test('is blocked by its phone, its address and its network', async () => {
    const id = await came({ name: 'Назойливый', phone: '+7 972 000-00-09', email: 'x@spam.example' })
    const page = await inbox({ receipt: id })
    for (const name of ['Телефон +7 972 000-00-09', 'Почту x@spam.example', 'Адрес 127.0.0.1']) {
      await detail(page, id).getByRole('button', { name: 'Ещё' }).click()
      await page.getByRole('menuitem', { name }).click()
      await toast(page, 'Заблокировано:').waitFor()
    }
    await detail(page, id).getByRole('button', { name: 'Ещё' }).click()
    await page.getByRole('menuitem', { name: 'Всю сеть 127.0.0.0/24' }).waitFor()
    const settings = await api('GET', '/capture')
    expect(settings).toMatchObject({
      blocked_phones: ['+7 972 000-00-09'],
      blocked_emails: ['x@spam.example'],
      blocked_addresses: ['127.0.0.1'],
    })
    await api('PATCH', '/capture', { blocked_phones: [], blocked_addresses: [], blocked_emails: [] })
  })

  test('offers its files', async () => {
    const body = new FormData()
    body.set('name', 'С файлом')
    body.set('phone', '+7 972 000-00-11')
    body.set('plan', new Blob(['план окна']), 'план.txt')
    await fetch(`${desk().address}/in/site?key=${key}`, { method: 'POST', body })
    const page = await inbox()
    await row(page, 'С файлом').getByRole('link').first().click()
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'план.txt' }).click()
    expect(await readFile(await (await saved).path(), 'utf8')).toBe('план окна')
  })

  test('is a page of its own on a phone, and shows each side', async () => {
    const id = await spam('С телефона', '+79720000003')
    const page = await inbox({}, phone)
    await page.getByRole('link', { name: /С телефона/ }).waitFor()
    const linesOfPeriod = await page.evaluate(`(() => {
      const range = document.createRange()
      range.selectNodeContents(document.querySelector('main [aria-haspopup=dialog]').firstChild)
      return range.getClientRects().length
    })()`)
    expect(linesOfPeriod).toBe(1)
    const ends = await page.getByRole('group', { name: 'Итог' }).getByRole('button').last().boundingBox()
    const way = await page.getByRole('button', { name: 'Откуда', exact: true }).boundingBox()
    expect(Number(ends?.x) + Number(ends?.width)).toBeLessThanOrEqual(Number(way?.x)) // next to each other
    const tooWide =
      await page.evaluate(`[...document.querySelectorAll('main [role=group][aria-label^="Сколько"] button')]
      .filter((bar) => bar.firstElementChild.getBoundingClientRect().width > bar.getBoundingClientRect().width).length`)
    expect(tooWide).toBe(0)
    await page.getByRole('link', { name: /С телефона/ }).tap()
    const opened = detail(page, id)
    await opened.getByText('С телефона').waitFor()
    expect(await barriers(page, { name: '', path: '', whole: '' })).toEqual([])
    await opened.getByRole('button', { name: 'Как пришло' }).tap()
    await opened.getByRole('region', { name: 'Запрос' }).getByText('phone=+79720000003').waitFor()
    await opened.getByRole('button', { name: 'Не спам' }).tap()
    await toast(page, /Теперь это заявка/).waitFor()
    await opened.getByRole('button', { name: 'К входящим' }).tap()
    await page.getByRole('listitem').filter({ hasText: 'С телефона' }).getByText('Заявка').waitFor()
    await page.goBack() // it does not reopen what was closed
    expect(page.url()).toBe('about:blank')
  })

  test('is processed by an agent, who does not see the raw request, and only read by a viewer', async () => {
    const id = await spam('Для других', '+79720000004')
    const seen = await inbox({ receipt: id }, { email: viewer.email })
    await detail(seen, id).getByRole('heading', { name: 'Спам: 100 баллов' }).waitFor()
    expect(await seen.getByRole('button', { name: /Не спам|заново|Ещё/ }).count()).toBe(0)
    expect(await seen.getByRole('checkbox').count()).toBe(0)
    const worked = await inbox({ receipt: id }, { email: agent.email })
    await detail(worked, id).getByRole('button', { name: 'Не спам' }).waitFor()
    expect(await worked.getByRole('region', { name: 'Запрос' }).count()).toBe(0)
    expect(await detail(worked, id).getByRole('button', { name: 'Ещё' }).count()).toBe(0)
  })
})
