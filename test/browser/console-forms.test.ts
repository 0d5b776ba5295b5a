import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isLong } from '../properties/property.ts'
import { barriers, barriersInTheDark, enter } from './access.ts'
import { useConsole } from './console.ts'
import { desktop, phone, project } from './desk-page.ts'
import { openSite } from './site.ts'

const { open, api } = useConsole({ leads: 0 })
const section = `/p/${project}/forms`
let site: Awaited<ReturnType<typeof openSite>>
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** The code for a way of installing, as it would be pasted. */
const codeOf = async (page: Page, name: string) =>
  String(await page.getByRole('region', { name: `Текст: ${name}`, exact: true }).textContent())

test('from the empty desk to a form on a page of another origin, and its lead on the screen', async () => {
  const page = await open(`/p/${project}/leads`)
  await page.getByRole('link', { name: /Готовая форма по ссылке/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Новая форма' })
  await dialog.getByLabel('Как её называть').fill('Замер')
  await dialog.getByRole('button', { name: 'Создать форму' }).click()
  await page.getByRole('heading', { name: 'Замер', level: 1 }).waitFor()
  await page.getByText('Ждём обращение…').waitFor()
  await page.getByLabel('Адрес сайта').fill(site.origin)
  await page.getByRole('button', { name: 'Получить код' }).click()
  await page.getByRole('button', { name: 'Скопировать: Код для сайта' }).and(page.locator(':enabled')).waitFor()
  const visitor = await page.context().newPage()
  await visitor.goto(site.page('/zamer', await codeOf(page, 'Код для сайта')))
  await visitor.waitForFunction('!!window[Symbol.for("zayavka")]')
  await visitor.getByLabel('Имя').fill('Анна')
  await visitor.getByLabel('Телефон').fill('8 921 000-00-01')
  await visitor.getByRole('button', { name: 'Отправить' }).click()
  await page.getByText('Принято, обращение № 1').waitFor()
  const arrived = await page.getByText('Принято, обращение № 1').boundingBox()
  expect(Number(arrived?.y)).toBeLessThan(desktop.viewport.height) // visible without scrolling
  await page.getByRole('link', { name: 'Заявка № 1' }).click()
  await page.getByRole('heading', { name: 'Анна' }).waitFor()
  expect(await api('GET', '/leads/1')).toMatchObject({ title: 'Замер', name: 'Анна' })
})

describe('a new form', () => {
  test('is installed by its page, by a plain form and by a frame', async () => {
    const { id, path } = (await api('POST', '/forms', { name: 'Звонок' })) as { id: string; path: string }
    const page = await open(`${section}/${id}`)
    await page.getByRole('img', { name: 'QR-код ссылки на форму' }).waitFor()
    const visitor = await page.context().newPage()
    const html = `${await codeOf(page, 'Своя HTML-форма')}${await codeOf(page, 'Наша форма внутри страницы')}`
    await visitor.goto(site.page('/plain', html))
    await visitor.frameLocator('iframe').getByRole('heading', { name: 'Звонок' }).waitFor()
    await visitor.locator('body > form').getByLabel('Телефон').fill('8 921 000-00-02')
    await visitor.locator('body > form').getByRole('button').click()
    await visitor.waitForURL((url) => url.pathname === `${path}/thanks`)
    await page.getByText('Принято, обращение').waitFor()
  })

  test('says why a submission is no lead', async () => {
    await api('PATCH', '/capture', { stop_words: ['кредит*'] })
    const { id, path } = (await api('POST', '/forms', { name: 'Кредит' })) as { id: string; path: string }
    const page = await open(`${section}/${id}`)
    await page.getByText('Ждём обращение…').waitFor()
    const visitor = await page.context().newPage()
    await visitor.goto(new URL(path, page.url()).href)
    await visitor.getByLabel('Имя').fill('Кредит без справок')
    await visitor.getByLabel('Телефон').fill('8 921 000-00-03')
    await visitor.getByRole('button').click()
    await page.getByText('Спам', { exact: true }).waitFor()
    await page.getByText('стоп-слово: кредит*').waitFor()
  })
})

test('a site gets its line with the key, and the sites of the key are edited in place', async () => {
  const page = await open(`${section}?connect=snippet`)
  await page.getByLabel('Адрес сайта').fill('shop.example')
  await page.getByRole('button', { name: 'Получить код' }).click()
  await page.getByRole('heading', { name: 'shop.example', level: 1 }).waitFor()
  expect(await codeOf(page, 'Строка для всех страниц')).toMatch(/data-key="zk_[^…"]+"/)
  await page.getByLabel('С каких сайтов принимать').fill('https://shop.example, www.shop.example')
  await page.keyboard.press('Enter')
  await page.getByText('Сайты ключа сохранены').waitFor()
  const { items } = (await api('GET', '/keys')) as { items: { name: string; origins: string[] }[] }
  expect(items.find(({ name }) => name === 'shop.example')?.origins).toEqual([
    'https://shop.example',
    'https://www.shop.example',
  ])
  await page.reload()
  await page.getByRole('button', { name: /^Показать новый/ }).click()
  await page.getByText('Новый ключ в коде').waitFor()
  expect(await codeOf(page, 'Строка для всех страниц')).toMatch(/data-key="zk_[^…"]+"/)
})

test('a built-in source has an address of its own, and shows what arrives there', async () => {
  const page = await open(`${section}?connect=choose`)
  await page.getByRole('dialog').getByLabel('Найти способ').fill('тильд')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Тильда/ })
    .click()
  await page.getByRole('button', { name: 'Сделать ключ' }).click()
  await page.getByText('Ключ «Тильда» в адресе ниже').waitFor()
  await page.getByText('Ждём обращение…').waitFor()
  const address = await codeOf(page, 'Адрес для вебхука')
  const body = new URLSearchParams({ Name: 'Борис', Phone: '+7 921 000-00-04' })
  expect((await fetch(address, { method: 'POST', body })).status).toBe(200)
  await page.getByRole('link', { name: /^Заявка № / }).waitFor()
})

test('a submission from another origin is refused with the reason', async () => {
  const { id, path } = (await api('POST', '/forms', { name: 'Чужие', origins: ['https://shop.example'] })) as {
    id: string
    path: string
  }
  const page = await open(`${section}/${id}`)
  await page.getByText('Ждём обращение…').waitFor()
  const body = new URLSearchParams({ phone: '8 921 000-00-05' })
  const sent = await fetch(new URL(path, page.url()), { method: 'POST', body, headers: { Origin: site.origin } })
  expect(sent.status).toBe(403)
  await page.getByText('Отказано.').waitFor()
  await page.getByText(site.origin).waitFor()
})

test('a source with a custom name has rules that are tried before they are saved', async () => {
  const page = await open(`${section}?connect=any`)
  await page.getByLabel('Название латиницей').fill('quiz')
  await page.getByRole('button', { name: 'Дальше' }).click()
  await page.getByRole('heading', { name: 'quiz', level: 1 }).waitFor()
  await page.getByRole('button', { name: 'Правило', exact: true }).click()
  await page.getByLabel('Путь в запросе').fill('who')
  await page.getByLabel('Куда в заявке').fill('name')
  await page.getByLabel('Пример запроса').fill('{"who": "Вера", "tel": "8 921 000-00-06"}')
  await page.getByRole('button', { name: 'Разобрать пример' }).click()
  await page.getByRole('definition').filter({ hasText: 'Вера' }).waitFor()
  await page.getByRole('button', { name: 'Сохранить разбор' }).click()
  await page.getByText('Разбор сохранён').waitFor()
  expect(await api('GET', '/mappings/quiz')).toMatchObject({ rules: [{ path: 'who', to: 'name' }], ready: false })
})

test('the list has each entry point with its days and its state, on a phone too', async () => {
  const page = await open(section)
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Замер', exact: true }) })
  await row.getByText('приходит').waitFor()
  await row.getByRole('img', { name: '1 за 30 дней, больше всего 1 в день' }).waitFor()
  await api('PATCH', '', { time_zone: 'Asia/Kamchatka' }) // at noon in UTC its next day has begun
  const { period } = await api('GET', '/entry-points')
  await page.reload()
  const dayOf = (day: string) => day.slice(8).replace(/^0/, '')
  const [first, last] = period.split('..').map(dayOf)
  await page.getByText(new RegExp(`^${first}\\s.+ – ${last}\\s`)).waitFor()
  expect(await row.locator('svg title').last().textContent()).toMatch(new RegExp(`^${last}\\s.+: 1$`))
  await api('PATCH', '', { time_zone: 'Europe/Moscow' })
  const small = await open(section, phone)
  await small.getByRole('link', { name: /^Замер/ }).tap()
  await small.getByRole('heading', { name: 'Замер', level: 1 }).waitFor()
})

describe('no accessibility barriers', () => {
  const places = [
    { name: 'the list', path: section, whole: 'main tbody, main a[href*="forms/1"]' },
    { name: 'the catalogue', path: `${section}?connect=choose`, whole: '[role=dialog] section button' },
    {
      name: 'a form',
      path: `${section}/1`,
      whole: 'main img',
      // axe cannot inspect a frame without scripts; the page of a form has its own test
      open: (page: Page) =>
        page.locator('iframe').evaluate((frame) => (frame as unknown as { remove(): void }).remove()),
    },
    { name: 'a source', path: `${section}/source/tilda`, whole: 'main ol' },
  ]
  test.each(places)('$name', async (place) => {
    const page = await open(place.path)
    await enter(page, place)
    expect(await barriers(page, place)).toEqual([])
    expect(await barriersInTheDark(page)).toEqual([])
    if (!isLong) return
    const small = await open(place.path, { ...phone, locale: 'en-GB' })
    await enter(small, place)
    expect(await barriers(small, place)).toEqual([])
    expect(await barriersInTheDark(small)).toEqual([])
  })
})
