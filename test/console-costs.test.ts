import { expect, test } from 'vitest'
import { readAmount } from '../console/sources/cost-cells.ts'

test.each([
  ['ru', '12 500,50 ₽', '12500.50'],
  ['ru', '12\u2009500,5', '12500.5'],
  ['ru', '700', '700'],
  ['ru', '—', null],
  ['ru', '12,500', undefined],
  ['ru', '1.2.3', undefined],
  ['en', '12,500', '12500'],
  ['en', '₽12,500.5', '12500.5'],
  ['en', '1,234,567.89', '1234567.89'],
  ['en', '12 500,50', '12500.50'],
  ['en', '12,5', '12.5'],
  ['en', '12,50,000', undefined],
  ['en', '1234,567', undefined],
])('an amount in a cell of costs is read as it is written: %s %s', (language, typed, amount) => {
  expect(readAmount(typed, language)).toBe(amount)
})
