import { describe, expect, test } from 'vitest'
import { placeOf, readPrice } from './money.ts'

describe('a price in hundredths', () => {
  test.each([
    ['0', 0],
    ['0.1', 10],
    ['0.01', 1],
    ['1.15', 115],
    ['4.35', 435],
    ['007', 700],
    ['12500', 1_250_000],
    ['12500.50', 1_250_050],
    ['999999999999.99', 99_999_999_999_999],
    ['0000999999999999', 99_999_999_999_900],
  ])('%s', (text, hundredths) => expect(readPrice(text)).toBe(hundredths))

  test('is parsed fast with very many leading zeros', () => {
    const begin = performance.now()
    for (let time = 0; time < 20; time++) expect(readPrice(`${'0'.repeat(1_000_000)}x`)).toBeUndefined()
    expect(performance.now() - begin).toBeLessThan(300)
    expect(readPrice(`${'0'.repeat(900)}1.5`)).toBe(150)
  })

  const wrong = [
    '',
    ' ',
    ' 1',
    '1 ',
    '1\n',
    '+1',
    '-1',
    '1e3',
    '0x10',
    '1,5',
    '1.',
    '.5',
    '0.001',
    '1.000',
    '1000000000000',
  ]
  test.each([...wrong, 'NaN', 'Infinity', '١'])('%j is none', (text) => expect(readPrice(text)).toBeUndefined())
})

describe('the place of a decimal among hundredths', () => {
  test.each([
    ['1000', 100_000, true],
    ['+1000', 100_000, true],
    ['1000.5', 100_050, true],
    ['1000.500', 100_050, true],
    ['1000.005', 100_000, false],
    ['1000.019999', 100_001, false],
    ['0', 0, true],
    ['-0', 0, true],
    ['-0.00', 0, true],
    ['-5', -500, true],
    ['-0.001', -1, false],
    ['-1.239', -124, false],
    ['999999999999.999', 99_999_999_999_999, false],
  ])('%s', (decimal, floor, exact) => expect(placeOf(decimal)).toEqual({ floor, exact }))

  test.each(['1000000000000', '9'.repeat(400), `1${'0'.repeat(30)}.5`])('%s is above every price', (decimal) =>
    expect(placeOf(decimal)?.floor).toBeGreaterThan(readPrice('999999999999.99') ?? Number.NaN),
  )

  test.each(['', '-', '1e3', ' 1', '1.', '.5', '1,5', 'NaN', '--1'])('%j has none', (text) =>
    expect(placeOf(text)).toBeUndefined(),
  )
})
