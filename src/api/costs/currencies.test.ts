import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const put = (day: string, amount: string) => desk().send('PUT', '/costs', { costs: [{ day, channel: '1', amount }] })
  const listed = async () => (await desk().send('GET', '/costs')).json.items
  const page = async (cursor?: string) =>
    (await desk().send('GET', '/costs', undefined, { query: { unit: 'month', limit: '1', ...(cursor && { cursor }) } }))
      .json

  test('a month with two currencies gives two lines, also across pages', async () => {
    await put('2024-04-10', '100')
    await desk().send('PATCH', '/projects/12345', { currency: 'USD' })
    await put('2024-04-11', '50')
    const first = await page()
    const second = await page(first.next as string)
    expect([first.items, second.items, second.next]).toMatchObject([
      [{ month: '2024-04', amount: '100.00', currency: 'RUB', days: 1 }],
      [{ month: '2024-04', amount: '50.00', currency: 'USD', days: 1 }],
      null,
    ])
  })

  test('a cost never replaces one in another currency', async () => {
    const before = await listed()
    const send = (cost: object) => desk().send('PUT', '/costs', { costs: [{ channel: '1', ...cost }] })
    for (const cost of [
      { month: '2024-04', amount: '300' },
      { month: '2024-04', amount: null },
      { month: '2024-04', amount: null, currency: 'EUR' },
      { day: '2024-04-10', amount: '1' },
    ]) {
      const { status, json } = await send(cost)
      const params = { day: '2024-04-10', target: '1', currency: 'RUB' }
      expect([status, json.code, json.params]).toEqual([422, 'cost-currency', params])
    }
    expect(await listed()).toEqual(before)
    expect((await send({ day: '2024-04-10', amount: null })).json).toMatchObject({ removed: 1 })
    expect((await send({ month: '2024-04', amount: '300' })).json).toMatchObject({ changed: 30 })
  })

  test('a cost may name its currency, so that a rewritten one can keep it', async () => {
    const write = async (cost: object) => desk().send('PUT', '/costs', { costs: [{ channel: '2', ...cost }] })
    await write({ month: '2024-06', amount: '300', currency: 'EUR' })
    await write({ day: '2024-06-01', amount: '11', currency: 'EUR', note: 'Счёт 5' })
    await write({ day: '2024-06-02', amount: '12', currency: 'USD' })
    const query = { period: '2024-06-01..2024-06-03' }
    const { items } = (await desk().send('GET', '/costs', undefined, { query })).json
    expect(items).toMatchObject([
      { day: '2024-06-01', amount: '11.00', currency: 'EUR', note: 'Счёт 5' },
      { day: '2024-06-02', amount: '12.00', currency: 'USD' },
      { day: '2024-06-03', amount: '10.00', currency: 'EUR' },
    ])
    for (const currency of ['XYZ', 'eur', '']) {
      const refused = await write({ day: '2024-06-04', amount: '1', currency })
      expect([refused.status, refused.json]).toMatchObject([
        422,
        { code: 'unknown-currency', pointer: '/costs/0/currency' },
      ])
    }
  })
})
