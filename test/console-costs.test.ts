import { expect, test } from 'vitest'
import { isSameAmount } from '../console/api/money.ts'
import { readAmount } from '../console/sources/cost-cells.ts'
import { amountIn, cellsOf } from '../console/sources/cost-sums.ts'

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

test.each([
  ['5', '5.00', true],
  ['12500.5', '12500.50', true],
  ['0', null, false],
  [null, undefined, true],
  ['***', '***', true],
  ['***', '7', false],
])('%s and %s are one amount: %s', (one, other, is) => {
  expect([isSameAmount(one, other), isSameAmount(other, one)]).toEqual([is, is])
})

test('a cell holds the costs of its channel by currency; costs of unknown channels are in a row below', () => {
  const line = { month: '2026-11', currency: 'RUB' }
  const cells = cellsOf(
    [
      { ...line, channel: '1', amount: '100.50' },
      { ...line, channel: '1', amount: '5.00', currency: 'USD' },
      { ...line, channel: '9', amount: '7.00' },
      { ...line, amount: '3.00' },
    ],
    'USD',
    new Set(['1', '2']),
  )
  expect(Object.fromEntries(cells)).toEqual({
    '1 2026-11': { own: '5.00', foreign: [{ amount: '100.50', currency: 'RUB' }] },
    'others 2026-11': { own: undefined, foreign: [{ amount: '10.00', currency: 'RUB' }] },
    'total 2026-11': { own: '5.00', foreign: [{ amount: '110.50', currency: 'RUB' }] },
  })
})

test('a cell that is not loaded is not an empty one', () => {
  const cells = cellsOf([{ month: '2026-11', currency: 'RUB', channel: '1', amount: '7.00' }], 'RUB', new Set(['1']))
  const loaded = { slots: ['2026-10', '2026-11'], cells }
  expect(['1 2026-11', '1 2026-10', '1 2026-09'].map((cell) => amountIn(loaded, cell))).toEqual([
    '7.00',
    null,
    undefined,
  ])
  expect(amountIn(undefined, '1 2026-11')).toBeUndefined()
})
