import { expect, test } from 'vitest'
import { inOrder } from '../console/api/card-order.ts'

const cards = [
  { id: '9', creation_date: '2026-11-01T10:00:00Z', price: '900.00' },
  { id: '10', creation_date: '2026-11-01T10:00:00Z', price: null },
  { id: '11', creation_date: '2026-11-03T10:00:00Z', price: '1000.00' },
  { id: '12', creation_date: '2026-11-02T10:00:00Z', price: '900.00' },
]

test.each([
  [undefined, ['11', '12', '10', '9']],
  ['-creation_date', ['11', '12', '10', '9']],
  ['creation_date', ['9', '10', '12', '11']],
  ['-price', ['11', '12', '9', '10']],
])('cards stand in the order of the board: %s', (sort, ids) => {
  expect(inOrder(cards, sort).map(({ id }) => id)).toEqual(ids)
})
