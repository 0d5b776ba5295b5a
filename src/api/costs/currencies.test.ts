import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

eachDatabase((database) => {
  const desk = useDesk(database)
  const put = (day: string, amount: string) => desk().send('PUT', '/costs', { costs: [{ day, channel: '1', amount }] })
  const page = async (cursor?: string) =>
    (await desk().send('GET', '/costs', undefined, { query: { unit: 'month', limit: '1', ...(cursor && { cursor }) } }))
      .json

  test('a month of two currencies is two lines, also over pages', async () => {
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
})
