import { expect, test } from 'vitest'
import { eachDatabase } from '../../../test/databases.ts'
import { useDesk } from '../../../test/desk.ts'

eachDatabase((database) => {
  const desk = useDesk(database)

  test.each([
    ['5', 0.6667],
    ['4', 0.3333],
    ['2', -0.3333],
    ['1', -0.6667],
  ])('the return on a cost is rounded like shares: a cost of 3 with a revenue of %s', async (price, romi) => {
    const source = `цена ${price}`
    await desk().lead({ source, price, status: '1', creation_date: '2024-01-15T10:00:00Z' })
    const { status, text } = await desk().send('PUT', '/costs', {
      costs: [{ day: '2024-01-15', source, amount: '3.00' }],
    })
    expect(status, text).toBe(200)
    const filter = JSON.stringify({ field: 'source', operator: '=', value: source })
    const { json } = await desk().send('GET', '/reports/channels', undefined, { query: { filter } })
    expect((json.whole as { romi: number }).romi).toBe(romi)
  })
})
