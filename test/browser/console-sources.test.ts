import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { until } from '../until.ts'
import { useConsole } from './console.ts'
import { phone, project, toast } from './desk-page.ts'

const { open, api } = useConsole({ leads: 40 })
const path = `/p/${project}/settings/sources`
const month = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Moscow', year: 'numeric', month: '2-digit' })
  .format(new Date())
  .slice(0, 7)
const named = (of: string) =>
  new Intl.DateTimeFormat('ru', { timeZone: 'UTC', month: 'long', year: 'numeric' })
    .format(new Date(`${of}-01T00:00:00Z`))
    .replace(/\sг\.$/, '')
const lastDay = (of: string) => new Date(Date.UTC(Number(of.slice(0, 4)), Number(of.slice(5)), 0)).getUTCDate()
const before = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 2, 1)).toISOString().slice(0, 7)
const cell = (page: Page, channel: string, of = month) =>
  page.getByRole('textbox', { name: `${channel}, ${named(of)}`, exact: true })
const spent = async (period = 'all') =>
  (
    (await api('GET', `/costs?unit=month&period=${period}`)).items as {
      month: string
      channel: string
      amount: string
    }[]
  ).map(({ month, channel, amount }) => `${month} ${channel} ${amount}`)

const idOf = async (channel: string): Promise<string> =>
  (await api('GET', '/channels')).items.find(({ name }: { name: string }) => name === channel).id

/** Pastes a part of a spreadsheet into the focused element. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(text)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }`)
}

const focused = (page: Page) => page.locator(':focus').getAttribute('aria-label')

describe('the cost of channels', () => {
  test('is pasted from a spreadsheet and gives the ROMI', async () => {
    await api('POST', '/leads', {
      title: 'Окна',
      status: '1',
      price: '90000',
      source: 'yandex_direct',
    })
    const page = await open(path, { expects: [422] })
    const file = (text: string) => ({ name: 'расход.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    const choose = page.locator('input[type=file]')
    await page.getByRole('heading', { name: 'Расход по месяцам, ₽' }).waitFor()
    await choose.setInputFiles(file(`Месяц;Канал;Сумма\n${named(month)};Яндекс Директ;три тысячи\n${month};Яндекс;1\n`))
    const alert = page.getByRole('alert')
    await alert.getByText('Строка 2, столбец «Сумма»: «три тысячи» — не сумма').waitFor()
    await alert.getByText('Строка 3, столбец «Канал»: канала «Яндекс» нет').waitFor()
    expect(await spent()).toEqual([])
    await choose.setInputFiles(file(`Месяц;Канал;Сумма\n${named(month)};Яндекс Директ;30 000,00 ₽\n`))
    await toast(page, 'Расход записан').getByRole('button', { name: 'Отменить' }).waitFor()
    await alert.waitFor({ state: 'detached' })
    await until(async () => (await cell(page, 'Яндекс Директ').inputValue()).replace(/\s/g, '') === '30000', 'the cost')
    const { items } = await api('GET', `/reports/channels?period=this-month`)
    const line = items.find((each: { channel: { name: string } | null }) => each.channel?.name === 'Яндекс Директ')
    const [days, today] = [
      lastDay(month),
      new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Moscow', day: 'numeric' }).format(),
    ]
    expect(Math.abs(Number(line.cost) - (30_000 * Number(today)) / days)).toBeLessThan(0.5) // the rounding of a day, one hundredth
    const percent = new Intl.NumberFormat('ru', { style: 'percent', maximumFractionDigits: 0 }).format(line.romi)
    const row = page.getByRole('row').filter({ has: cell(page, 'Яндекс Директ') })
    await row.getByText(percent, { exact: true }).waitFor()

    await cell(page, 'Яндекс Директ', before).focus()
    await paste(page, '1 000,50\t2 000\r\n3000\tничего\r\n')
    await toast(page, 'Расход записан: 3 ячейки').waitFor()
    await page.getByText('1 ячейка — не сумма').waitFor()
    expect(await spent()).toEqual([`${before} 1 1000.50`, `${before} 2 3000.00`, `${month} 1 2000.00`])
    await page.getByRole('button', { name: 'Отменить правки' }).click()
    await toast(page, 'Расход записан: 3 ячейки').getByRole('button', { name: 'Отменить' }).click()
    await until(async () => (await spent()).join() === `${month} 1 30000.00`, 'what was pasted to be taken back')
  })

  test('is typed with keys alone, and Esc restores the former value', async () => {
    const page = await open(path)
    await cell(page, 'Яндекс Директ').focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe(`Google Реклама, ${named(month)}`)
    await page.keyboard.type('12,5')
    await page.keyboard.press('Escape')
    expect(await cell(page, 'Google Реклама').inputValue()).toBe('')
    await page.keyboard.type('700')
    await page.keyboard.press('Enter')
    await toast(page, 'Расход записан: 1 ячейка').waitFor()
    expect(await focused(page)).toBe(`VK Реклама, ${named(month)}`)
    expect(await spent()).toContain(`${month} 2 700.00`)
    await page.getByRole('button', { name: 'Дни' }).click()
    await page.getByRole('heading', { name: /^Расход по дням/ }).waitFor()
    const day = page
      .getByRole('row', { name: /^Google Реклама/ })
      .getByRole('textbox')
      .nth(1)
    await day.fill('1')
    await day.press('Enter')
    const ofDay = async () => (await api('GET', `/costs?period=${month}-02..${month}-02`)).items as { amount: string }[]
    await until(async () => (await ofDay()).some(({ amount }) => amount === '1.00'), 'the day to be saved')
  })

  test('stays as typed while another cell is saved', async () => {
    const page = await open(path)
    await cell(page, 'Telegram').waitFor()
    let answer = () => {}
    const typed = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(/\/costs$/, async (route) => {
      await typed
      await route.continue()
    })
    await cell(page, 'VK Реклама').fill('5')
    await page.keyboard.press('Enter')
    await cell(page, 'Telegram').fill('66')
    answer()
    await toast(page, 'Расход записан: 1 ячейка').waitFor()
    expect(await cell(page, 'Telegram').inputValue()).toBe('66')
    await page.unrouteAll()
    await cell(page, 'Telegram').press('Escape')
    await cell(page, 'VK Реклама').fill('')
    await page.keyboard.press('Enter')
    await until(async () => (await spent()).every((each) => !each.endsWith(' 5.00')), 'the cell to be empty again')
  })

  test('is not lost while there is no network', async () => {
    const page = await open(path, { isCut: true, expects: [503] })
    await cell(page, 'Telegram').waitFor()
    await page.context().setOffline(true)
    await cell(page, 'Telegram').fill('55')
    await page.keyboard.press('Tab')
    await page.getByText('Не сохранена 1 ячейка').waitFor()
    await page.context().setOffline(false)
    await page.reload()
    expect(await cell(page, 'Telegram').inputValue()).toBe('55')
    await page.locator('#costs').getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'Расход записан: 1 ячейка').waitFor()
    expect((await spent()).some((each) => each.endsWith(' 55.00'))).toBe(true)
  })

  test('is removed by a cell that was emptied without a network, also when its month is no longer shown', async () => {
    await api('PUT', '/costs', { costs: [{ month, channel: await idOf('Telegram'), amount: '55' }] })
    const page = await open(path, { isCut: true, expects: [503] })
    await until(async () => (await cell(page, 'Telegram').inputValue()) === '55', 'the cost')
    await page.context().setOffline(true)
    await cell(page, 'Telegram').fill('')
    await page.keyboard.press('Tab')
    await page.getByText('Не сохранена 1 ячейка').waitFor()
    for (let month = 0; month < 6; month += 1) await page.getByRole('button', { name: 'Раньше' }).click()
    await page.context().setOffline(false)
    await page.locator('#costs').getByRole('button', { name: 'Сохранить' }).click()
    await toast(page, 'Расход записан: 1 ячейка').waitFor()
    expect((await spent()).some((each) => each.endsWith(' 55.00'))).toBe(false)
  })

  test('replaces a newer one of a colleague only on request', async () => {
    const channel = await idOf('ВКонтакте')
    const write = (amount: string | null) => api('PUT', '/costs', { costs: [{ month, channel, amount }] })
    await write('10')
    const page = await open(path, { isCut: true, expects: [503] })
    await until(async () => (await cell(page, 'ВКонтакте').inputValue()) === '10', 'the cost')
    await page.context().setOffline(true)
    await cell(page, 'ВКонтакте').fill('12')
    await page.keyboard.press('Tab')
    await page.getByText('Не сохранена 1 ячейка').waitFor()
    await write('11')
    await page.context().setOffline(false)
    await page.reload()
    const save = page.locator('#costs').getByRole('button', { name: 'Сохранить' })
    const question = page.getByRole('dialog', { name: 'Пока вы правили, изменилась 1 ячейка' })
    await save.click()
    await question.getByText(`ВКонтакте, ${named(month)}: 11`).waitFor()
    await question.getByRole('button', { name: 'Отмена' }).click()
    expect(await spent()).toContain(`${month} ${channel} 11.00`)
    await save.click()
    await question.getByRole('button', { name: 'Заменить' }).click()
    await toast(page, 'Расход записан: 1 ячейка').waitFor()
    expect(await spent()).toContain(`${month} ${channel} 12.00`)
    await write(null)
  })

  test('fits a phone', async () => {
    const page = await open(path, phone)
    await cell(page, 'Почта и рассылки').waitFor()
    const width = await page.evaluate('document.scrollingElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(360)
    await cell(page, 'Почта и рассылки').tap()
    await page.keyboard.type('10')
    await page.keyboard.press('Enter')
    await toast(page, 'Расход записан: 1 ячейка').waitFor()
  })
})

test('costs in another currency are shown, but not overwritten and not added to a sum', async () => {
  const channel = await idOf('Telegram')
  await api('PUT', '/costs', { costs: [{ month: before, channel, amount: '100' }] })
  await api('PATCH', '', { currency: 'USD' })
  const page = await open(path)
  const line = page.getByRole('row').filter({ has: cell(page, 'Telegram', before) })
  await line.getByText('+ 100 RUB').waitFor()
  expect([
    await cell(page, 'Telegram', before).inputValue(),
    await cell(page, 'Telegram', before).isEditable(),
  ]).toEqual(['', false])
  await page.locator('tfoot').getByText('+ 100 RUB').waitFor()
  await cell(page, 'ВКонтакте', before).focus()
  await paste(page, '5\r\n6\r\n')
  await toast(page, 'Расход записан: 1 ячейка').waitFor()
  const there = (await api('GET', '/costs?unit=month')).items as { month: string; amount: string; currency: string }[]
  const ofBefore = there.filter((each) => each.month === before).map(({ amount, currency }) => `${amount} ${currency}`)
  expect(ofBefore.toSorted()).toEqual(['100.00 RUB', '5.00 USD'])
  await toast(page, 'Расход записан').getByRole('button', { name: 'Отменить' }).click()
  await toast(page, 'Отменено').waitFor()
  await api('PATCH', '', { currency: 'RUB' })
  await api('PUT', '/costs', { costs: [{ month: before, channel, amount: null }] })
})
