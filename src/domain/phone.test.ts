import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCountry, phoneNumber } from './phone.ts'

const cases: [text: string, country: string, number: string | undefined][] = [
  ['+79991234567', 'RU', '+79991234567'],
  ['8 (999) 123-45-67', 'RU', '+79991234567'],
  ['8(999)1234567', 'RU', '+79991234567'],
  ['8.999.123.45.67', 'RU', '+79991234567'],
  ['8 999 123–45–67', 'RU', '+79991234567'],
  ['  89991234567  ', 'RU', '+79991234567'],
  ['7 999 123 45 67', 'RU', '+79991234567'],
  ['9991234567', 'RU', '+79991234567'],
  ['(999) 123-45-67', 'RU', '+79991234567'],
  ['＋７９９９１２３４５６７', 'RU', '+79991234567'],
  ['71231231234', 'RU', '+71231231234'],
  ['81231231234', 'RU', '+71231231234'],
  ['8 (999) 123-45-67 доб. 12', 'RU', '+79991234567'],
  ['+7 999 123-45-67 доб. 12', 'RU', '+79991234567'],
  ['+7 999 123-45-67 ext. 12', 'RU', '+79991234567'],
  ['9991234567 доб. 12', 'RU', '+79991234567'],
  ['71231231234 доб. 12', 'RU', '+71231231234'],
  ['8 (123) 123-12-34, доб. 12', 'RU', '+71231231234'],
  ['+49 151 12345678', 'RU', '+4915112345678'],
  ['8 701 234 56 78', 'KZ', '+77012345678'],
  ['7012345678', 'KZ', '+77012345678'],
  ['77012345678', 'KZ', '+77012345678'],
  ['0151 12345678', 'DE', '+4915112345678'],
  ['+79991234567', 'DE', '+79991234567'],
  ['8 (999) 123-45-67', 'DE', '+4989991234567'],
  ['', 'RU', undefined],
  ['спросить Олега', 'RU', undefined],
  ['тел. 89991234567', 'RU', undefined],
  ['89991234567 спросить Олега', 'RU', undefined],
  ['89991234567, 89991234568', 'RU', undefined],
  ['12', 'RU', undefined],
  ['899912345678', 'RU', undefined],
]

test('the fast path for common spellings agrees with the parser', () => {
  const [digit, gap] = [fc.integer({ min: 0, max: 9 }), fc.constantFrom('', ' ', '-')]
  const parts = fc.tuple(fc.constantFrom('+7', '7', '8'), gap, fc.boolean(), gap, gap, gap)
  const typed = fc.tuple(parts, fc.array(digit, { minLength: 10, maxLength: 10 })).map(([[front, ...rest], digits]) => {
    const [a, isCode, b, c, d] = rest
    const [code, first, second, third] = [
      [0, 3],
      [3, 6],
      [6, 8],
      [8, 10],
    ].map(([from, to]) => digits.slice(from, to).join(''))
    return `${front}${a}${isCode ? `(${code})` : code}${b}${first}${c}${second}${d}${third}`
  })
  fc.assert(
    fc.property(typed, fc.constantFrom('RU', 'KZ'), (text, country) => {
      expect(phoneNumber(text, country)).toBe(phoneNumber(`${text} `.replace(/ $/, ' доб. 1'), country))
    }),
    { numRuns: 2000 },
  )
})

describe('the number behind a phone as typed', () => {
  for (const [text, country, number] of cases)
    test(`${JSON.stringify(text)} in ${country}`, () => expect(phoneNumber(text, country)).toBe(number))
})

test.each([
  ['RU', true],
  ['KZ', true],
  ['ru', false],
  ['XX', false],
  ['', false],
])('%j as a country', (code, known) => expect(isCountry(code)).toBe(known))
