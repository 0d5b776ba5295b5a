import { beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

type Item = Record<'id' | 'day' | 'amount' | 'currency' | 'channel' | 'source', string>

eachDatabase((database) => {
  const desk = useDesk(database)
  const send = (...args: Parameters<ReturnType<typeof desk>['send']>) => desk().send(...args)
  const put = (...costs: object[]) => send('PUT', '/costs', { costs })
  const exported = async (unit: string) => (await send('GET', '/costs/export', undefined, { query: { unit } })).text
  const load = async (file: string) => {
    const { status, json } = await send('POST', '/costs/import', file, { headers: { 'Content-Type': 'text/csv' } })
    return { status, ...json }
  }
  const listed = async () => (await send('GET', '/costs', undefined, { query: { limit: '1000' } })).json.items as Item[]
  const amounts = async () => (await listed()).map(({ day, amount, currency }) => `${day} ${amount} ${currency}`)
  const pay = (currency: string) => send('PATCH', '/projects/12345', { currency })

  /** Three days in roubles and one in dollars. In April one channel has costs in both. */
  beforeEach(async () => {
    for (const { id } of await listed()) await send('DELETE', `/costs/${id}`)
    await pay('RUB')
    await put(
      { day: '2024-04-09', channel: '1', amount: '50' },
      { day: '2024-04-10', channel: '1', amount: '100', note: 'Счёт' },
      { day: '2024-03-10', source: 'vk', amount: '7' },
    )
    await pay('USD')
    await put({ day: '2024-04-11', channel: '1', amount: '5' })
  })

  test.each(['day', 'month'])('an export by %s that is sent back changes nothing', async (unit) => {
    const before = await listed()
    const file = await exported(unit)
    expect(await load(file)).toMatchObject({ status: 200, changed: 0, removed: 0, undo: null })
    const headless = file.replace('Валюта', 'Прочее')
    if (unit === 'day') expect(await load(headless)).toMatchObject({ changed: 0, undo: null })
    expect(await listed()).toEqual(before)
  })

  test('an export by months of a period that cuts a month has the whole month', async () => {
    const query = { unit: 'month', period: '2024-03-20..2024-04-09' }
    const { text } = await send('GET', '/costs/export', undefined, { query })
    expect(text).toContain('2024-03;;vk;;7,00;RUB')
    expect(await load(text)).toMatchObject({ status: 200, changed: 0, removed: 0, undo: null })
  })

  test('a corrected line keeps the currency that it names; without one it gets that of the project', async () => {
    const file = await exported('day')
    expect(await load(file.replace('50,00;RUB', '60,00;RUB'))).toMatchObject({ changed: 1 })
    expect(await load('Дата;Канал;Сумма\n9.04.2024;Яндекс Директ;60\n10.04.2024;Яндекс Директ;90')).toMatchObject({
      changed: 1,
    })
    expect(await amounts()).toEqual([
      '2024-03-10 7.00 RUB',
      '2024-04-09 60.00 RUB',
      '2024-04-10 90.00 USD',
      '2024-04-11 5.00 USD',
    ])
  })

  test('in a month with two currencies each line covers the days in its own currency', async () => {
    const file = await exported('month')
    expect(file.split('\r\n').slice(1, 4)).toEqual([
      '2024-03;;vk;;7,00;RUB;',
      '2024-04;Яндекс Директ;;;150,00;RUB;',
      '2024-04;Яндекс Директ;;;5,00;USD;',
    ])
    expect(await load(file.replace('150,00', '151,00'))).toMatchObject({ changed: 2 })
    expect(await amounts()).toEqual([
      '2024-03-10 7.00 RUB',
      '2024-04-09 75.50 RUB',
      '2024-04-10 75.50 RUB',
      '2024-04-11 5.00 USD',
    ])
    expect(await load(file.replace('5,00;USD', '5,00;EUR'))).toMatchObject({ status: 422, code: 'csv-twice' })
    expect(await load(`${file}2024-04;Яндекс Директ;;;1;RUB;\n`)).toMatchObject({
      code: 'csv-twice',
      params: { line: 5, first: 3 },
    })
  })

  test('an import finds a removed channel by the id that an export gives it', async () => {
    const { json } = await send('POST', '/channels', { name: 'Листовки' })
    await put({ day: '2024-05-01', channel: json.id, amount: '3' })
    await send('DELETE', `/channels/${json.id}`)
    const file = await exported('day')
    expect(file).toContain(`2024-05-01;${json.id};;;3,00;USD;`)
    expect(await load(file)).toMatchObject({ status: 200, changed: 0 })
    expect(await load(file.replace('3,00', '4,00'))).toMatchObject({ status: 200, changed: 1 })
    expect(await load('Дата;Канал;Сумма\n1.05.2024;999;4')).toMatchObject({ code: 'csv-no-channel' })
  })

  test('a currency is a code, a sign or a word', async () => {
    const line = (day: number, currency: string) => `${day}.06.2024;vk;1;${currency}`
    const file = [
      'Дата;Источник;Сумма;Валюта',
      ...['руб.', '₽', 'kzt', '$', 'EUR'].map((each, at) => line(at + 1, each)),
    ]
    expect(await load(file.join('\n'))).toMatchObject({ changed: 5 })
    expect((await amounts()).slice(-5).map((each) => each.slice(-3))).toEqual(['RUB', 'RUB', 'KZT', 'USD', 'EUR'])
    expect(await load(['Дата;Источник;Сумма;Валюта', line(6, 'тугрики')].join('\n'))).toMatchObject({
      code: 'csv-not-currency',
      params: { line: 2, column: 'Валюта', given: 'тугрики' },
    })
  })
})
